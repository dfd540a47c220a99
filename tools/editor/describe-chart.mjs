/** Lists what a reader of the drawing sees: one line a state, transition, invocation, delay, guard and action. */
export function describeChart(machine) {
  const nodes = listNodes(machine.root);
  return {
    states: nodes.map(describeState),
    transitions: nodes.flatMap((node) => listTransitions(node).map(describeTransition)),
    invocations: nodes.flatMap((node) =>
      node.invoke.map(({ id, src }) => `${node.id} invokes ${src} as ${id}`),
    ),
    delays: nodes.flatMap((node) => node.after.map(({ delay }) => `${node.id} waits for ${delay}`)),
    guards: nodes.flatMap((node) => listTransitions(node).flatMap(describeGuard)),
    actions: nodes.flatMap((node) => [
      ...describeActions(`${node.id} on entry`, node.config.entry),
      ...describeActions(`${node.id} on exit`, node.config.exit),
      ...listTransitions(node).flatMap(({ place, transition }) =>
        describeActions(place, transition.actions),
      ),
    ]),
  };
}

/** Tells how two charts differ, a line each. */
export function compareCharts(text, machine) {
  const [ours, theirs] = [describeChart(text), describeChart(machine)];
  return Object.keys(ours).flatMap((kind) => [
    ...subtract(ours[kind], theirs[kind]).map((line) => `${kind}, only in the text: ${line}`),
    ...subtract(theirs[kind], ours[kind]).map((line) => `${kind}, only in the machine: ${line}`),
  ]);
}

function subtract(lines, others) {
  const known = new Set(others);
  return lines.filter((line) => !known.has(line));
}

function listNodes(node) {
  return [node, ...Object.values(node.states).flatMap(listNodes)];
}

/** Every transition of a state, with its place among those of the same event, since the first that holds is taken. */
function listTransitions(node) {
  const all = [...node.transitions, ...(node.always ? [['always', node.always]] : [])];
  return all.flatMap(([event, list]) =>
    list.map((transition, index) => ({ place: `${node.id} ${event} ${index + 1}`, transition })),
  );
}

function describeState({ id, type, initial, tags }) {
  const enters = initial?.target?.map((target) => target.id) ?? [];
  return [
    id,
    type,
    ...enters.map((target) => `enters ${target}`),
    ...tags.map((tag) => `tag ${tag}`),
  ].join(', ');
}

function describeTransition({ place, transition: { target = [] } }) {
  return `${place} → ${target.map(({ id }) => id).join(', ') || 'stays'}`;
}

function describeGuard({ place, transition: { guard } }) {
  return guard === undefined ? [] : [`${place} if ${describeNamed(guard)}`];
}

function describeActions(place, actions = []) {
  return [actions]
    .flat()
    .map((action, index) => `${place}, action ${index + 1}: ${describeNamed(action)}`);
}

/** A name, with its parameters where there are any: the extractor gives every name empty ones. */
function describeNamed(named) {
  const { type, params = {} } = typeof named === 'string' ? { type: named } : named;
  return Object.keys(params).length === 0 ? type : `${type} ${JSON.stringify(params)}`;
}

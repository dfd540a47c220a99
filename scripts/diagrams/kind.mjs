// @ts-check

/**
 * What a state is to a reader, told by its structure alone.
 *
 * @typedef {'root' | 'lifecycle' | 'step' | 'calling' | 'retry' | 'held' | 'waiting' | 'transient' | 'good' | 'bad' | 'end'} Kind
 * @typedef {import('./read-machine.mjs').State} State
 * @typedef {Omit<State, 'kind'>} Kindless
 */

/**
 * @param {Kindless} state
 * @returns {Kind}
 */
export function toKind(state) {
  if (state.path === '') return 'root';
  if (state.type === 'final') return 'end';
  if (state.children.length > 0) return state.path.includes('.') ? 'step' : 'lifecycle';
  if (state.invokes.length > 0) return 'calling';
  return isTransient(state) ? 'transient' : toWaitingKind(state);
}

/**
 * @param {Kindless} state
 * @returns {Kind}
 */
function toWaitingKind(state) {
  if (state.path.split('.').length < 3) return 'waiting';
  return state.transitions.some(({ cause }) => cause === 'after') ? 'retry' : 'held';
}

/**
 * Tells the ends apart: the first is where the lifecycle leads to; bad is where an error leads that no guard picked out.
 *
 * @param {State} root
 * @returns {State}
 */
export function judgeEnds(root) {
  const ends = root.children.filter(({ kind }) => kind === 'end');
  const bad = new Set(listFallbacks(root));
  return {
    ...root,
    children: root.children.map((state) => {
      if (state.kind !== 'end') return state;
      if (state === ends[0]) return { ...state, kind: 'good' };
      return bad.has(state.path) ? { ...state, kind: 'bad' } : state;
    }),
  };
}

/**
 * @param {State} state
 * @returns {readonly (string | null)[]}
 */
function listFallbacks({ transitions, children }) {
  const fallbacks = transitions.filter(({ cause, guard }) => cause === 'error' && guard === null);
  return [...fallbacks.map(({ target }) => target), ...children.flatMap(listFallbacks)];
}

/**
 * A state that nothing can stay in.
 *
 * @param {Kindless} state
 * @returns {boolean}
 */
function isTransient({ transitions }) {
  return transitions.some(({ cause, guard }) => cause === 'always' && guard === null);
}

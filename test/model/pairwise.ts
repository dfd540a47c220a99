/** The choices of each part. */
type Choices<Case> = { readonly [Part in keyof Case]: readonly Case[Part][] };

/**
 * Makes cases so that every two choices of two parts stand together in at least one of them. Greedy, and always the same:
 * each case is begun with a pair that is still missing and filled up with what covers most.
 */
export function listPairwise<Case extends object>(choices: Choices<Case>): readonly Case[] {
  const parts = Object.keys(choices) as (keyof Case & string)[];
  const missing = new Set(listPairs(parts, choices));
  const cases: Case[] = [];
  for (const pair of missing) {
    const made = fillUp(parseCase<Case>(pair), { parts, choices, missing });
    for (const covered of toPairs(made, parts)) missing.delete(covered);
    cases.push(made);
  }
  return cases;
}

interface Filling<Case> {
  readonly parts: readonly (keyof Case & string)[];
  readonly choices: Choices<Case>;
  readonly missing: ReadonlySet<string>;
}

function fillUp<Case extends object>(
  begun: Partial<Case>,
  { parts, choices, missing }: Filling<Case>,
): Case {
  let filled = begun;
  for (const part of parts.filter((name) => !(name in begun))) {
    const options = choices[part].map((choice) => ({ ...filled, [part]: choice }));
    const gain = (option: Partial<Case>): number =>
      toPairs(option, parts).filter((pair) => missing.has(pair)).length;
    filled = options.reduce((best, option) => (gain(option) > gain(best) ? option : best));
  }
  return filled as Case;
}

function listPairs<Case extends object>(
  parts: readonly (keyof Case & string)[],
  choices: Choices<Case>,
): readonly string[] {
  return parts.flatMap((one, index) =>
    parts
      .slice(index + 1)
      .flatMap((other) =>
        choices[one].flatMap((first) =>
          choices[other].map((second) => JSON.stringify({ [one]: first, [other]: second })),
        ),
      ),
  );
}

function toPairs<Case extends object>(
  made: Partial<Case>,
  parts: readonly (keyof Case & string)[],
): readonly string[] {
  const present = parts.filter((part) => part in made);
  return present.flatMap((one, index) =>
    present
      .slice(index + 1)
      .map((other) => JSON.stringify({ [one]: made[one], [other]: made[other] })),
  );
}

function parseCase<Case>(pair: string): Partial<Case> {
  return JSON.parse(pair) as Partial<Case>;
}

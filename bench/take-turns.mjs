// @ts-check

/**
 * Measures contenders by turns, so that what slows the machine for a while slows each of them.
 *
 * @template {string} Name
 * @template Measured
 * @param {Record<Name, () => Promise<Measured>>} contenders
 * @param {{ rounds: number, say: (line: string) => void }} options
 * @returns {Promise<Record<Name, Measured[]>>} What each round measured
 */
export async function takeTurns(contenders, { rounds, say }) {
  const names = /** @type {Name[]} */ (Object.keys(contenders));
  const pairs = names.map((name) => [name, []]);
  /** @type {Record<Name, Measured[]>} */
  const measured = Object.fromEntries(pairs);
  for (let index = 0; index < rounds; index += 1) {
    for (const name of names) {
      const value = await contenders[name]();
      say(`${name}: ${JSON.stringify(value)}`);
      measured[name].push(value);
    }
  }
  return measured;
}

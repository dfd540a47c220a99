// @ts-check

const PORTION = 500;

/** @typedef {ReturnType<typeof import('./people.mjs').toPerson>} Person */

/**
 * Admits people to a batch as the reading of a file would.
 *
 * @param {import('../dist/store/store.js').Batch} batch
 * @param {Iterable<Person>} people
 */
export async function admitPeople(batch, people) {
  await batch.beginIngest();
  /** @type {import('../dist/domain/row.js').InputEntry[]} */
  let portion = [];
  let number = 0;
  for (const { username, email, password } of people) {
    number += 1;
    portion.push({ kind: 'row', number, row: { username, password, attributes: { email } } });
    if (portion.length < PORTION) continue;
    await batch.admit(portion);
    portion = [];
  }
  await batch.admit(portion);
  await batch.endIngest();
}

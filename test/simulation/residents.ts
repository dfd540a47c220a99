import { ConfigError } from '../../src/domain/config-error.ts';
import { handIn } from '../../src/store/hand-in.ts';
import type { Run } from '../../src/runner.ts';
import type { Sealer } from '../../src/store/seal.ts';
import type { ConfirmationLetter } from '../world/books.ts';
import { BATCH } from './scene.ts';
import type { Resident, Scene } from './scene.ts';

/** The people of the batch, and the inbox that stands in for them. */
export interface Residents {
  /** Lets whoever was written to since the last call act, each in their own time. */
  readonly readMail: () => void;
}

interface ResidentsOptions {
  readonly scene: Scene;
  readonly sealer: Sealer;
  /** The run of the process that lives, if one does. */
  readonly presentRun: () => Run | undefined;
}

const WRONG_CODE = '111111';
const CORRECTION_MS = 30_000;
const UNANSWERED_MS = 5000;

export function createResidents(options: ResidentsOptions): Residents {
  const { scene } = options;
  const { world, timeline } = scene;
  let read = 0;

  const react = (person: Resident, letter: ConfirmationLetter): void => {
    if (!world.books.users.has(person.username)) return;
    const confirm = (): void => act(person, letter, options);
    switch (person.habit) {
      case 'prompt':
        return confirm();
      case 'twice':
        confirm();
        return confirm();
      case 'mistyping':
        hand(person, WRONG_CODE, options);
        return timeline.after(CORRECTION_MS, confirm);
      case 'first mail only':
        return isFirst(letter, scene) ? confirm() : undefined;
      case 'never':
        return undefined;
    }
  };

  return {
    readMail() {
      for (const letter of world.books.letters.slice(read)) {
        const person = scene.people.find(({ username }) => username === letter.username);
        if (person !== undefined) timeline.after(person.waitMs, () => react(person, letter));
      }
      read = world.books.letters.length;
    },
  };
}

function isFirst(letter: ConfirmationLetter, { world }: Scene): boolean {
  return letter === world.books.letters.find(({ username }) => username === letter.username);
}

/** Does what the mail asks for: follows the link, hands the code in, or leaves that to the inbox. */
function act(person: Resident, letter: ConfirmationLetter, options: ResidentsOptions): void {
  const { plan, world, timeline } = options.scene;
  const { inbox } = world.books;
  if (plan.setting.confirmBy === 'link') clickIfThere(person, options.scene);
  else if (!plan.setting.readsInbox) hand(person, toCode(letter), options);
  else inbox.push({ ...letter, id: `${letter.id}-${inbox.length}`, storedAt: timeline.now() });
}

function clickIfThere({ username }: Resident, { world }: Scene): void {
  if (world.books.users.has(username)) world.click(username);
}

/** Some hand codes in through the library, others through another process. */
function hand(person: Resident, code: string, options: ResidentsOptions): void {
  const run = options.presentRun();
  if (run !== undefined && person.waitMs % 2 === 0) deliver(person, code, { ...options, run });
  else handToStore(person, code, options);
}

/** Whoever is not told that the code was taken hands it in once more. */
function deliver(
  person: Resident,
  code: string,
  { run, ...options }: ResidentsOptions & { readonly run: Run },
): void {
  let isTaken = false;
  run.deliver(person.username, code).then(
    () => (isTaken = true),
    () => {},
  );
  options.scene.timeline.after(UNANSWERED_MS, () => {
    if (!isTaken) handToStore(person, code, options);
  });
}

function handToStore({ username }: Resident, code: string, options: ResidentsOptions): void {
  try {
    handIn(options.scene.database, options.sealer, { batch: BATCH, key: username, code });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    // The row waits no more, or not yet: the person is told so.
  }
}

/** What a person reads out of a confirmation mail. */
export function toCode({ raw }: ConfirmationLetter): string {
  return /\b\d{6}\b/.exec(raw)?.[0] ?? '';
}

import { handIn } from '../../src/store/hand-in.ts';
import type { Sealer } from '../../src/store/seal.ts';
import type { ConfirmationLetter } from '../world/books.ts';
import { BATCH } from './scene.ts';
import type { Resident, Scene } from './scene.ts';

/** A mail that reached the inbox. */
export interface ArrivedLetter extends ConfirmationLetter {
  readonly arrivedAt: number;
}

/** The people of the batch, and the inbox that stands in for them. */
export interface Residents {
  /** Lets whoever was written to since the last call act, each in their own time. */
  readonly readMail: () => void;
  /** What lies in the inbox by now. */
  readonly inbox: readonly ArrivedLetter[];
}

const WRONG_CODE = '111111';
const CORRECTION_MS = 30_000;

export function createResidents(scene: Scene, sealer: Sealer): Residents {
  const { world, timeline, plan } = scene;
  const inbox: ArrivedLetter[] = [];
  let read = 0;

  const arrive = (letter: ConfirmationLetter): void => {
    const id = `${letter.id}-${inbox.length}`;
    inbox.push({ ...letter, id, arrivedAt: timeline.now() });
  };
  const hand = ({ username }: Resident, code: string): void => {
    try {
      handIn(scene.database, sealer, { batch: BATCH, key: username, code });
    } catch {
      // The row waits no more, or not yet: the person is told so.
    }
  };
  const act = (person: Resident, letter: ConfirmationLetter): void => {
    if (plan.setting.confirmBy === 'link') world.click(person.username);
    else if (plan.setting.readsInbox) arrive(letter);
    else hand(person, toCode(letter));
  };
  const plans: { readonly [Habit in Resident['habit']]: Reaction } = {
    prompt: (person, letter) => act(person, letter),
    twice(person, letter) {
      act(person, letter);
      act(person, letter);
    },
    mistyping(person, letter) {
      hand(person, WRONG_CODE);
      timeline.after(CORRECTION_MS, () => act(person, letter));
    },
    'first mail only'(person, letter) {
      const first = world.books.letters.find(({ username }) => username === person.username);
      if (first === letter) act(person, letter);
    },
    never: () => {},
  };

  return {
    inbox,
    readMail() {
      for (const letter of world.books.letters.slice(read)) {
        const person = scene.people.find(({ username }) => username === letter.username);
        if (person === undefined) continue;
        timeline.after(person.waitMs, () => {
          if (world.books.users.has(person.username)) plans[person.habit](person, letter);
        });
      }
      read = world.books.letters.length;
    },
  };
}

type Reaction = (person: Resident, letter: ConfirmationLetter) => void;

/** What a person reads out of a confirmation mail. */
export function toCode({ raw }: ConfirmationLetter): string {
  return /\b\d{6}\b/.exec(raw)?.[0] ?? '';
}

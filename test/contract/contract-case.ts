import { findMismatch } from './mismatch.ts';
import type { Shape } from './mismatch.ts';
import type { Need, Scene, Subject } from './subject.ts';

/** Calls, and what AWS answers to the last of them. */
export interface ContractCase {
  /** A sentence of behaviour; unique. */
  readonly name: string;
  readonly needs?: readonly Need[];
  /** Makes the calls; the outcome of the last is the outcome of the case. */
  readonly play: (scene: Scene) => Promise<unknown>;
  readonly expected: Expected;
}

type Expected =
  | { readonly answer: Shape }
  /** The error's name, a loose text, and the HTTP status where S3 makes it the thing to branch on. */
  | { readonly error: string; readonly text?: RegExp; readonly status?: number };

interface Refusal {
  readonly name: string;
  readonly message: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** What a subject lacks for a case. */
export function toLacks(
  { needs = [] }: ContractCase,
  { lacks }: Pick<Subject, 'lacks'>,
): readonly Need[] {
  return needs.filter((need) => lacks.includes(need));
}

/**
 * Plays a case.
 *
 * @returns What came in place of what was expected, without ids that change from run to run; `undefined` where it came
 */
export async function toDeviation(
  { play, expected }: ContractCase,
  scene: Scene,
): Promise<string | undefined> {
  const outcome = await play(scene).then(
    (answer) => ({ answer }),
    (error: Refusal) => ({ error }),
  );
  const deviation =
    'answer' in outcome
      ? judgeAnswer(outcome.answer, expected)
      : judgeRefusal(outcome.error, expected);
  return deviation === undefined ? undefined : withoutIds(deviation, scene);
}

function judgeAnswer(answer: unknown, expected: Expected): string | undefined {
  return 'answer' in expected ? findMismatch(answer, expected.answer) : 'an answer';
}

function judgeRefusal(
  { name, message, $metadata }: Refusal,
  expected: Expected,
): string | undefined {
  // The SDK's own advice begins with the second line.
  const got = `${name}: ${message.split('\n', 1).join()}`;
  if ('answer' in expected) return got;
  const { error, text = /^/ } = expected;
  const status = $metadata?.httpStatusCode;
  const isOfStatus = (expected.status ?? status) === status;
  if (name === error && text.test(message)) return isOfStatus ? undefined : `${got} (${status})`;
  return got;
}

function withoutIds(text: string, { userPoolId, clientId, username, bucket, key }: Scene): string {
  const ids = { userPoolId, clientId, username, bucket, key };
  return Object.entries(ids)
    .filter(([, id]) => id !== '')
    .reduce((rest, [name, id]) => rest.replaceAll(id, `<${name}>`), text)
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<uuid>');
}

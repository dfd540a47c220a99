import type { RowUpdate } from '../../../src/store/store.ts';
import type { AwsRequest } from '../../world/request.ts';
import type { Scene } from '../scene.ts';
import type { Invariant } from './invariant.ts';

const promise = 'no secret stands in any stored byte, result or log';

/** Names of the parts of a request that hold one. */
const SECRET_PART =
  /password|code$|session|token|secret|^srp_a$|^new_password$|password_claim_signature/i;

export const secretsSealed: Invariant = {
  promise,
  watch(scene) {
    const sent = new Set<string>();
    const find = (text: string, where: string): void => {
      for (const secret of [...sent, ...scene.world.books.secrets]) {
        if (holds(text, secret)) scene.report(promise, `${where}: ${secret}`);
      }
    };
    return {
      request({ request }) {
        for (const secret of listSecrets(request.input)) sent.add(secret);
      },
      /** What is written for a moment counts, too; only the secrets themselves are sealed on the way. */
      move: ({ secrets: _, ...update }: RowUpdate) => find(JSON.stringify(update), update.key),
      rest: () => find(readAll(scene), 'at rest'),
    };
  },
};

/** The digits of a code may stand in a time by chance, but not between two other signs. */
function holds(text: string, secret: string): boolean {
  return text.includes(secret) && (!/^\d+$/.test(secret) || text.match(`\\b${secret}\\b`) !== null);
}

function listSecrets(part: AwsRequest['input']): readonly string[] {
  return Object.entries(part).flatMap(([name, value]) => {
    if (typeof value === 'string') return SECRET_PART.test(name) && value !== '' ? [value] : [];
    return typeof value === 'object' && value !== null
      ? listSecrets(value as AwsRequest['input'])
      : [];
  });
}

interface Named {
  readonly name: string;
}

function readAll({ database }: Scene): string {
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  return (tables as readonly Named[])
    .flatMap(({ name }) => database.prepare(`SELECT * FROM "${name}"`).all())
    .flatMap((record) => Object.values(record as object))
    .map((value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value),
    )
    .join('\n');
}

import { AdminDeleteUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import { DeleteReceiptRuleSetCommand, DeleteTemplateCommand } from '@aws-sdk/client-ses';
import { remove } from './objects.ts';
import { toTarget } from './people.ts';
import { createSubject } from './plain-subject.ts';
import { readMailedCode } from './mailed-code.ts';
import type { Need, Scene, Subject } from './subject.ts';

type Variables = Readonly<Record<string, string | undefined>>;

const PREFIX = 'AWS_CONTRACT_';
const REQUIRED = ['REGION', 'USER_POOL_ID', 'CLIENT_ID', 'BUCKET', 'SENDER'] as const;

/** What a real account can never give: another time, a pool of other settings, calls that do not count. */
const IMPOSSIBLE: readonly Need[] = ['clock', 'links', 'caps'];

/** What more an account can give, and the variables that say so. */
const OPTIONAL: Readonly<Partial<Record<Need, readonly string[]>>> = {
  mail: ['INBOX_BUCKET', 'EMAIL'],
  secretClient: ['SECRET_CLIENT_ID', 'SECRET_CLIENT_SECRET'],
  identityPool: ['IDENTITY_POOL_ID'],
  group: ['GROUP'],
};

/** SES's own mailbox takes every mail and makes no bounce. */
const SIMULATOR = 'success+{name}@simulator.amazonses.com';

/**
 * Makes a subject of a real account; credentials come from the standard chain of the SDK.
 *
 * @param env - `AWS_CONTRACT_*`, see docs/contract.md
 * @returns `undefined` where none of them is set
 * @throws Where some that are required are missing
 */
export function toRealSubject(env: Variables): Subject | undefined {
  if (!Object.keys(env).some((name) => name.startsWith(PREFIX))) return undefined;
  const missing = REQUIRED.filter((name) => !isSet(env, name)).map((name) => PREFIX + name);
  if (missing.length > 0) throw new Error(`Expected ${missing.join(', ')} to be set too`);
  const get = (name: string): string => env[PREFIX + name] ?? '';
  const toEmail = (username: string): string =>
    (isSet(env, 'EMAIL') ? get('EMAIL') : SIMULATOR).replaceAll('{name}', username);
  // The SDK repeats what was throttled: SES allows one call of control a second.
  const clients = createSubject({ region: get('REGION'), maxAttempts: 8, credentials: 'chain' });
  const inbox = { bucket: get('INBOX_BUCKET'), prefix: get('INBOX_PREFIX') };
  return {
    ...clients,
    userPoolId: get('USER_POOL_ID'),
    clientId: get('CLIENT_ID'),
    identityPoolId: get('IDENTITY_POOL_ID'),
    group: get('GROUP'),
    bucket: get('BUCKET'),
    sender: get('SENDER'),
    recipient: toEmail('recipient'),
    lacks: toLacking(env),
    toEmail,
    readCode: (username, known) =>
      readMailedCode({ s3: clients.s3, inbox, address: toEmail(username), known }),
    openSecretClient: () =>
      Promise.resolve({
        clientId: get('SECRET_CLIENT_ID'),
        clientSecret: get('SECRET_CLIENT_SECRET'),
      }),
  };
}

/** Removes what a case may have made; what is not there is no fault. */
export async function cleanUp(scene: Scene): Promise<void> {
  const second = { ...scene, username: `${scene.username}-b` };
  await Promise.allSettled([
    scene.cognito.send(new AdminDeleteUserCommand(toTarget(scene))),
    scene.cognito.send(new AdminDeleteUserCommand(toTarget(second))),
    scene.ses.send(new DeleteReceiptRuleSetCommand({ RuleSetName: scene.ruleSet })),
    scene.ses.send(new DeleteTemplateCommand({ TemplateName: scene.template })),
    remove(scene),
  ]);
}

function toLacking(env: Variables): readonly Need[] {
  const unset = Object.entries(OPTIONAL).filter(
    ([, names]) => !names.every((name) => isSet(env, name)),
  );
  return [...IMPOSSIBLE, ...unset.map(([need]) => need as Need)];
}

function isSet(env: Variables, name: string): boolean {
  return (env[PREFIX + name] ?? '') !== '';
}

import { describe, expect, it } from 'vitest';
import type { Secrets } from '../../src/domain/secrets.ts';
import { ServiceError } from '../../src/domain/service-error.ts';
import type { ConfigInput } from '../../src/domain/config.ts';
import type { Services } from '../../src/services/services.ts';
import { CALL, PASSWORD, PROFILE, readCode, useLocalServices } from '../services/local-services.ts';
import { WORLD_CONFIG, createWorldServices } from './services.ts';
import { createWorld } from './world.ts';

const local = useLocalServices();

/** What calls remember for those after them. */
interface Memory {
  sub: string;
  code: string;
  tokens: Secrets;
}

type Step = (services: Services, memory: Memory) => Promise<unknown>;

const username = 'ann';
const ANN = { username, password: PASSWORD, attributes: { email: 'ann@example.com' } };
const NEW = 'Passw0rd!new';

const signIn =
  (password: string): Step =>
  async ({ userPool }, memory) => {
    const { output, secrets } = await userPool.authenticate({ username, password }, CALL);
    memory.tokens = secrets;
    return output;
  };

const confirm =
  (recall: (memory: Memory) => string): Step =>
  ({ userPool }, memory) =>
    userPool.confirmSignUp({ username, code: recall(memory) }, CALL);

const find: Step = ({ userPool }) => userPool.findUser(username, CALL);
const resend: Step = ({ userPool }) => userPool.resendCode(username, CALL);
const readUser: Step = ({ userPool }, { tokens }) =>
  userPool.readUser(tokens.accessToken ?? '', CALL);
const toProfile = ({ sub }: Memory) => ({ ...PROFILE, sub });
const store: Step = ({ bucket }, memory) =>
  bucket.storeObject({ ...toProfile(memory), overwrite: false }, CALL);

/** A life in the pool, with everything on the way that may be asked at the wrong time. */
const STEPS: readonly (readonly [string, Step])[] = [
  ['finds nobody', find],
  ['signs nobody in', signIn(PASSWORD)],
  ['confirms nobody', confirm(() => '123456')],
  ['resends to nobody', resend],
  [
    'signs up',
    async ({ userPool }, memory) => {
      const output = await userPool.signUp(ANN, CALL);
      memory.sub = output.sub;
      return output;
    },
  ],
  ['signs up twice', ({ userPool }) => userPool.signUp(ANN, CALL)],
  ['creates who is there', ({ userPool }) => userPool.createUser(ANN, CALL)],
  ['finds who is unconfirmed', find],
  ['signs in too early', signIn(PASSWORD)],
  ['takes no wrong code', confirm(() => '000000')],
  [
    'reads the code',
    async (services, memory) => {
      memory.code = await readCode(services, username);
      return memory.code.length;
    },
  ],
  ['confirms', confirm(({ code }) => code)],
  ['confirms twice', confirm(({ code }) => code)],
  ['resends too late', resend],
  [
    'confirms by an administrator too late',
    ({ userPool }) => userPool.confirmByAdmin(username, CALL),
  ],
  ['finds who is confirmed', find],
  ['refuses a wrong password', signIn('Wr0ng!password')],
  ['signs in', signIn(PASSWORD)],
  ['reads whose token it is', readUser],
  ['checks no object', ({ bucket }, memory) => bucket.checkObject(toProfile(memory), CALL)],
  ['stores', store],
  ['stores twice', store],
  ['checks the object', ({ bucket }, memory) => bucket.checkObject(toProfile(memory), CALL)],
  ['mails', ({ mailer }, memory) => mailer?.sendWelcomeMail(toProfile(memory), CALL) ?? no()],
  ['signs out', ({ userPool }, { tokens }) => userPool.signOut(tokens.refreshToken ?? '', CALL)],
  ['reads no revoked token', readUser],
  ['sets a password', ({ userPool }) => userPool.setPassword({ username, password: NEW }, CALL)],
  ['signs in with it', signIn(NEW)],
  ['joins a group', ({ userPool }) => userPool.addToGroup({ username, group: 'staff' }, CALL)],
  ['joins no other', ({ userPool }) => userPool.addToGroup({ username, group: 'none' }, CALL)],
];

const CREATED: readonly (readonly [string, Step])[] = [
  ['creates', ({ userPool }) => userPool.createUser(ANN, CALL)],
  ['finds who was created', find],
  ['asks for another password', signIn(PASSWORD)],
  [
    'takes another password',
    async ({ userPool }, { tokens }) => {
      const answer = { username, password: NEW, challenge: 'NEW_PASSWORD_REQUIRED' };
      const secret = tokens.challenge ?? '';
      return (await userPool.answerChallenge({ ...answer, secret }, CALL)).output;
    },
  ],
  ['signs in with it', signIn(NEW)],
  ['resends to nobody who was created', resend],
  ['verifies the address', ({ userPool }) => userPool.verifyEmail(username, CALL)],
  ['finds a verified address', find],
];

describe('the scripted world and the local AWS agree', () => {
  it.each([
    ['on who signs up', STEPS],
    ['on whom an administrator creates', CREATED],
  ])('%s', async (_, steps) => {
    await local().control('PUT', 'pool', { groups: ['staff'] });
    const { aws } = local();
    const overHttp = await walk(await local().create(), steps);
    expect(await walk(await enterWorld(aws.config), steps)).toEqual(overHttp);
    expect(Object.keys(overHttp)).toHaveLength(steps.length);
  });
});

function enterWorld({ confirmation }: ConfigInput): Promise<Services> {
  const now = Date.now;
  const world = createWorld({ now, settings: { groups: ['staff'] } });
  const config = { ...WORLD_CONFIG, confirmation };
  return createWorldServices({ world, transport: async (_request, take) => take(), config, now });
}

/** What each step came to: the shape of its output, or the code of its failure. */
async function walk(
  services: Services,
  steps: readonly (readonly [string, Step])[],
): Promise<Readonly<Record<string, unknown>>> {
  const memory: Memory = { sub: '', code: '', tokens: {} };
  const answers: Record<string, unknown> = {};
  for (const [name, step] of steps) {
    answers[name] = await step(services, memory).then(toShape, toCode);
  }
  return answers;
}

/** Ids and times differ; which there are must not. */
function toShape(output: unknown): unknown {
  return JSON.parse(
    JSON.stringify(output ?? null, (key, value: unknown) =>
      ['sub', 'etag', 'key', 'bucket', 'messageId', 'createdAt'].includes(key)
        ? typeof value
        : value,
    ),
  );
}

function toCode(error: unknown): string {
  return error instanceof ServiceError ? error.failure.code : String(error);
}

function no(): never {
  throw new Error('Expected a mailer');
}

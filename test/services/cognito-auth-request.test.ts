import { describe, expect, it } from 'vitest';
import type { ConfigInput } from '../../src/domain/config.ts';
import { toSecretHash } from '../../src/services/secret-hash.ts';
import type { Services } from '../../src/services/services.ts';
import type { SignIn } from '../../src/services/user-pool.ts';
import { answerWith } from './answer-server.ts';
import {
  CALL,
  CLIENT_SECRET,
  PASSWORD,
  signUpConfirmed,
  useLocalServices,
} from './local-services.ts';

type AuthFlow = NonNullable<ConfigInput['cognito']['authFlow']>;

const local = useLocalServices();

const ANN = { username: 'ann', password: PASSWORD };
const WRONG = 'Wr0ng-one!';
const FLOWS: readonly AuthFlow[] = [
  'USER_PASSWORD_AUTH',
  'USER_SRP_AUTH',
  'ADMIN_USER_PASSWORD_AUTH',
];

interface Setting {
  readonly authFlow: AuthFlow;
  readonly hasSecret: boolean;
}

const SETTINGS: readonly Setting[] = FLOWS.flatMap((authFlow) =>
  [false, true].map((hasSecret) => ({ authFlow, hasSecret })),
);

async function open({ authFlow, hasSecret }: Setting, pool: object = {}): Promise<Services> {
  const secret = hasSecret ? { clientSecret: CLIENT_SECRET } : {};
  await local().control('PUT', 'pool', { ...pool, ...secret });
  const clientSecret = hasSecret ? { env: 'CLIENT_SECRET' } : null;
  return local().create({ cognito: { ...local().aws.config.cognito, authFlow, clientSecret } });
}

/** Signs in and answers every challenge that can be answered. */
async function signIn({ userPool }: Services, user = ANN): Promise<readonly SignIn[]> {
  const answers: SignIn[] = [await userPool.authenticate(user, CALL)];
  for (let last = answers[0]; last?.output.challenge != null; last = answers.at(-1)) {
    const { output, secrets } = last;
    const answer = { ...user, challenge: output.challenge ?? '', secret: secrets.challenge ?? '' };
    answers.push(await userPool.answerChallenge(answer, CALL));
  }
  return answers;
}

const challengesOf = (answers: readonly SignIn[]) => answers.map(({ output }) => output.challenge);

describe.each(SETTINGS)('$authFlow, client secret: $hasSecret', (setting) => {
  const before = setting.authFlow === 'USER_SRP_AUTH' ? ['PASSWORD_VERIFIER'] : [];

  it('signs in with the right password', async () => {
    const services = await open(setting);
    const sub = await signUpConfirmed(services, 'ann');
    const answers = await signIn(services);
    expect(challengesOf(answers)).toEqual([...before, null]);
    const accessToken = answers.at(-1)?.secrets.accessToken ?? '';
    expect(await services.userPool.readUser(accessToken, CALL)).toEqual({ sub });
  });

  it('is refused with a wrong password, which stands in no message', async () => {
    const services = await open(setting);
    await signUpConfirmed(services, 'ann');
    const refused = signIn(services, { ...ANN, password: WRONG });
    await expect(refused).rejects.toMatchObject({ failure: { code: 'PASSWORD_WRONG' } });
    await expect(refused).rejects.not.toThrow(WRONG);
  });

  it('gives the first permanent password to a user of the administrator', async () => {
    const services = await open(setting);
    await services.userPool.createUser({ ...ANN, attributes: {} }, CALL);
    expect(challengesOf(await signIn(services))).toEqual([
      ...before,
      'NEW_PASSWORD_REQUIRED',
      null,
    ]);
    expect(await services.userPool.findUser('ann', CALL)).toMatchObject({ status: 'CONFIRMED' });
    expect(challengesOf(await signIn(services))).toEqual([...before, null]);
  });

  it('answers under the name that the pool gives, where people sign in by address', async () => {
    const services = await open(setting, { usernameAttributes: ['email'] });
    const user = { username: 'ann@example.com', password: PASSWORD };
    const { sub } = await services.userPool.createUser({ ...user, attributes: {} }, CALL);
    expect((await local().books()).users).toMatchObject([{ username: sub, sub }]);
    expect(challengesOf(await signIn(services, user)).slice(-2)).toEqual([
      'NEW_PASSWORD_REQUIRED',
      null,
    ]);
    expect(challengesOf(await signIn(services, user)).at(-1)).toBeNull();
  });
});

describe('a challenge', () => {
  it.each(FLOWS)('is answered under the id that it gives, after %s', async (authFlow) => {
    const asked: string[] = [];
    const ChallengeParameters = { USER_ID_FOR_SRP: 'sub-of-ann' };
    const question = { ChallengeName: 'NEW_PASSWORD_REQUIRED', ChallengeParameters };
    await using server = await answerWith((_, body) => {
      if (!body.includes('LimitDefinition')) asked.push(body);
      return JSON.stringify(question);
    });
    const { cognito, endpoints } = local().aws.config;
    const { userPool } = await local().create({
      cognito: { ...cognito, authFlow, clientSecret: { env: 'CLIENT_SECRET' } },
      endpoints: { ...endpoints, cognitoIdentityProvider: server.endpoint },
    });
    const { output, secrets } = await userPool.authenticate(ANN, CALL);
    const answer = { ...ANN, challenge: output.challenge ?? '', secret: secrets.challenge ?? '' };
    await userPool.answerChallenge(answer, CALL);
    expect(JSON.parse(asked[1] ?? '')).toMatchObject({
      ChallengeResponses: {
        USERNAME: 'sub-of-ann',
        SECRET_HASH: toSecretHash('sub-of-ann', cognito.clientId, CLIENT_SECRET),
        NEW_PASSWORD: PASSWORD,
      },
    });
  });

  it.each(FLOWS)('cannot be answered twice after %s', async (authFlow) => {
    const services = await open({ authFlow, hasSecret: false });
    await services.userPool.createUser({ ...ANN, attributes: {} }, CALL);
    const { output, secrets } = await services.userPool.authenticate(ANN, CALL);
    const { challenge: secret = '' } = secrets;
    const answer = { ...ANN, challenge: output.challenge ?? '', secret };
    await services.userPool.answerChallenge(answer, CALL);
    const again = services.userPool.answerChallenge(answer, CALL);
    await expect(again).rejects.toMatchObject({ failure: { code: 'CHALLENGE_EXPIRED' } });
    await expect(again).rejects.not.toThrow(PASSWORD);
  });

  it.each([
    ['RespondToAuthChallenge', 'USER_PASSWORD_AUTH'],
    ['RespondToAuthChallenge', 'USER_SRP_AUTH'],
    ['AdminRespondToAuthChallenge', 'ADMIN_USER_PASSWORD_AUTH'],
  ] as const)('keeps its session out of a message of %s after %s', async (operation, authFlow) => {
    const services = await open({ authFlow, hasSecret: false });
    await services.userPool.createUser({ ...ANN, attributes: {} }, CALL);
    const { output, secrets } = await services.userPool.authenticate(ANN, CALL);
    const { challenge: secret = '' } = secrets;
    const pending = JSON.parse(secret) as {
      readonly session?: string;
      readonly parameters: Readonly<Record<string, string>>;
    };
    const session = pending.session ?? pending.parameters['SECRET_BLOCK'] ?? '';
    expect(session).toMatch(/.{40}/);
    const fault = `error:InvalidParameterException:no such session ${session} and ${PASSWORD}`;
    await local().disturb({ operation, fault });
    const answer = { ...ANN, challenge: output.challenge ?? '', secret };
    const answered = services.userPool.answerChallenge(answer, CALL);
    await expect(answered).rejects.toThrow('no such session [secret] and [secret]');
  });

  it.each(['SMS_MFA', 'SOFTWARE_TOKEN_MFA'])(
    'is named where a batch cannot answer it: %s',
    async (name) => {
      const setting = { authFlow: 'USER_SRP_AUTH', hasSecret: false } as const;
      const services = await open(setting, { signInChallenge: name });
      await signUpConfirmed(services, 'ann');
      const { output, secrets } = await services.userPool.authenticate(ANN, CALL);
      const answer = { ...ANN, challenge: output.challenge ?? '', secret: secrets.challenge ?? '' };
      expect(await services.userPool.answerChallenge(answer, CALL)).toMatchObject({
        output: { challenge: name },
      });
    },
  );
});

describe('a client that does not allow the flow', () => {
  it.each([
    ['USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH'],
    ['USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH'],
    ['ADMIN_USER_PASSWORD_AUTH', 'ALLOW_USER_PASSWORD_AUTH'],
  ] as const)('stops the batch: %s where there is only %s', async (authFlow, allowed) => {
    const services = await open({ authFlow, hasSecret: false }, { authFlows: [allowed] });
    await signUpConfirmed(services, 'ann');
    await expect(signIn(services)).rejects.toMatchObject({
      failure: { code: 'CLIENT_MISCONFIGURED', scope: 'batch' },
    });
  });
});

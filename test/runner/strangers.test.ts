import {
  AdminConfirmSignUpCommand,
  AdminGetUserCommand,
  ConfirmSignUpCommand,
  InitiateAuthCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FailureCode } from '../../src/domain/failure.ts';
import type { Outcome } from '../../src/domain/outcome.ts';
import { Rig } from '../local/rig.ts';
import { person, useBench } from './rig.ts';

const HOUR_MS = 3_600_000;
const THEIR_PASSWORD = 'Stranger5!pass';

/** The local AWS lives an hour behind while the stranger signs up. */
const clock = { behindMs: 0, nowMs: 0 };
const bench = useBench({ now: () => Date.now() - clock.behindMs });
let rig: Rig;

beforeEach(() => {
  rig = new Rig(bench().aws, clock);
  clock.behindMs = HOUR_MS;
});
afterEach(() => {
  for (const client of [rig.cognito, rig.s3, rig.ses]) client.destroy();
});

type OnExisting = 'adopt' | 'skip' | 'fail';
type Stranger = 'confirmed with another address' | 'unconfirmed with the same address';

interface Case {
  readonly stranger: Stranger;
  readonly onExisting: OnExisting;
  readonly outcome: Outcome;
  readonly code?: FailureCode;
}

const CONFIRMED = 'confirmed with another address';
const UNCONFIRMED = 'unconfirmed with the same address';

const CASES: readonly Case[] = [
  { stranger: CONFIRMED, onExisting: 'adopt', outcome: 'failed', code: 'PASSWORD_WRONG' },
  { stranger: CONFIRMED, onExisting: 'skip', outcome: 'skipped' },
  { stranger: CONFIRMED, onExisting: 'fail', outcome: 'failed', code: 'USER_EXISTS' },
  { stranger: UNCONFIRMED, onExisting: 'adopt', outcome: 'failed', code: 'USER_NOT_OURS' },
  { stranger: UNCONFIRMED, onExisting: 'skip', outcome: 'skipped' },
  { stranger: UNCONFIRMED, onExisting: 'fail', outcome: 'failed', code: 'USER_EXISTS' },
];

async function signUpStranger(stranger: Stranger): Promise<void> {
  const address = stranger === CONFIRMED ? 'other@example.org' : 'ann@example.com';
  await rig.cognito.send(
    new SignUpCommand({
      ClientId: rig.clientId,
      Username: 'ann',
      Password: THEIR_PASSWORD,
      UserAttributes: [{ Name: 'email', Value: address }],
    }),
  );
  if (stranger !== CONFIRMED) return;
  const input = { UserPoolId: rig.userPoolId, Username: 'ann' };
  await rig.cognito.send(new AdminConfirmSignUpCommand(input));
}

async function readStranger() {
  const input = { UserPoolId: rig.userPoolId, Username: 'ann' };
  const user = await rig.cognito.send(new AdminGetUserCommand(input));
  return { ...user, $metadata: null };
}

/** A password that still opens the account was not changed; a code that still confirms was not replaced. */
async function signInAsStranger(stranger: Stranger): Promise<unknown> {
  const { clientId: ClientId } = rig;
  if (stranger === UNCONFIRMED) {
    const ConfirmationCode = await rig.code('ann');
    await rig.cognito.send(
      new ConfirmSignUpCommand({ ClientId, Username: 'ann', ConfirmationCode }),
    );
  }
  const AuthParameters = { USERNAME: 'ann', PASSWORD: THEIR_PASSWORD };
  return rig.cognito.send(
    new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }),
  );
}

describe.each([false, true])('a stranger who owns the username (reply lost: %s)', (isReplyLost) => {
  it.each(CASES)(
    'and is $stranger is left alone with onExisting $onExisting: the row is $outcome',
    async ({ stranger, onExisting, outcome, code }) => {
      await signUpStranger(stranger);
      const before = await readStranger();
      const { calls: earlier } = await bench().books();
      clock.behindMs = 0;
      if (isReplyLost) {
        await bench().disturb({ operation: 'SignUp', fault: 'lostReply', calls: [1] });
      }

      const { results } = await bench().finish([person('ann')], {
        changes: { cognito: { onExisting } },
      });

      expect(results).toMatchObject([
        { outcome, ...(code === undefined ? {} : { failure: { code } }) },
      ]);
      const { calls, objects, mails } = await bench().books();
      expect(await readStranger()).toEqual(before);
      expect(calls['ConfirmSignUp']).toBeUndefined();
      expect(calls['ResendConfirmationCode']).toBeUndefined();
      expect(calls['AdminConfirmSignUp']).toBe(earlier['AdminConfirmSignUp']);
      expect(objects).toEqual([]);
      expect(mails.filter(({ kind }) => kind === 'ses')).toEqual([]);
      await expect(signInAsStranger(stranger)).resolves.toMatchObject({
        AuthenticationResult: { TokenType: 'Bearer' },
      });
    },
  );
});

describe('a confirmed user with the password of the row', () => {
  it('is adopted, given an object and a mail, and changed in nothing', async () => {
    const { password } = person('ann');
    await rig.signUp('ann', { Password: password });
    await rig.confirm('ann', await rig.code('ann'));
    const before = await readStranger();
    clock.behindMs = 0;

    const { results } = await bench().finish([person('ann')]);

    expect(results).toMatchObject([{ outcome: 'provisioned', sub: expect.any(String) }]);
    expect(await readStranger()).toEqual(before);
    expect((await bench().books()).objects).toHaveLength(1);
  });
});

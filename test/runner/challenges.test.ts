import { describe, expect, it } from 'vitest';
import { person, provisionedProofs, toProofs, useBench } from './rig.ts';
import type { Changes } from './rig.ts';

const bench = useBench();

const FLOWS = ['USER_PASSWORD_AUTH', 'USER_SRP_AUTH', 'ADMIN_USER_PASSWORD_AUTH'] as const;

describe('a challenge that a batch cannot answer', () => {
  it.each(FLOWS)('fails its row by name after %s, and nothing is stored', async (authFlow) => {
    const settings = { autoConfirm: true, signInChallenge: 'SMS_MFA' };
    await bench().control('PUT', 'pool', settings);

    const { summary, results } = await bench().finish([person('ann')], {
      changes: { cognito: { authFlow } },
    });

    expect(summary).toMatchObject({ reason: 'done', counts: { failed: 1 } });
    expect(results).toMatchObject([{ failure: { code: 'CHALLENGE_REQUIRED', retryable: false } }]);
    expect(results[0]?.failure?.message).toContain('SMS_MFA');
    const { objects, mails } = await bench().books();
    expect({ objects, mails }).toEqual({ objects: [], mails: [] });
  });
});

describe('a user of the administrator of whom nothing but the sign-in can tell', () => {
  const cases = FLOWS.flatMap((authFlow) =>
    (['code', 'admin'] as const).map((by) => ({ authFlow, by })),
  );

  it.each(cases)(
    'signs in through the challenge after $authFlow, confirmation by $by',
    async ({ authFlow, by }) => {
      await bench().disturb(
        { operation: 'AdminCreateUser', fault: 'lostReply', calls: [1] },
        { operation: 'AdminGetUser', fault: 'error:AccessDeniedException' },
      );
      const changes: Changes = { cognito: { signUp: 'admin', authFlow }, confirmation: { by } };
      const rows = [person('ann')];

      const { summary, results } = await bench().finish(rows, { changes });

      expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 1 } });
      expect(results).toMatchObject([{ attempts: { creatingUser: 2 } }]);
      expect(results[0]?.attempts).toHaveProperty('answeringChallenge');
      const books = await bench().books();
      expect(toProofs(books)).toEqual(provisionedProofs(rows));
      expect(books.calls['AdminSetUserPassword']).toBeUndefined();
    },
  );

  it('may still join groups, once it has signed in', async () => {
    await bench().disturb(
      { operation: 'AdminCreateUser', fault: 'lostReply', calls: [1] },
      { operation: 'AdminGetUser', fault: 'error:AccessDeniedException' },
    );
    const rows = [{ ...person('ann'), groups: ['staff'] }];

    const { summary } = await bench().finish(rows, { changes: { cognito: { signUp: 'admin' } } });

    expect(summary).toMatchObject({ counts: { provisioned: 1 } });
    expect((await bench().books()).users).toMatchObject([{ groups: ['staff'] }]);
  });
});

describe('the answer to a challenge', () => {
  it.each([
    ['throttle', 'RespondToAuthChallenge'],
    ['reset', 'RespondToAuthChallenge'],
    ['lostReply', 'RespondToAuthChallenge'],
    ['error:NotAuthorizedException:Incorrect username or password.', 'RespondToAuthChallenge'],
    ['error:InternalErrorException', 'InitiateAuth'],
    ['lostReply', 'InitiateAuth'],
  ])('that meets %s at %s is given again', async (fault, operation) => {
    await bench().disturb({ operation, fault, calls: [1] });
    const rows = [person('ann')];

    const { summary } = await bench().finish(rows, {
      changes: { cognito: { authFlow: 'USER_SRP_AUTH' } },
    });

    expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 1 } });
    expect(toProofs(await bench().books())).toEqual(provisionedProofs(rows));
  });

  it('with a wrong password is given twice and no more', async () => {
    await bench().control('PUT', 'pool', { autoConfirm: true });
    await bench().finish([person('ann')], { batch: 'earlier' });

    const { results } = await bench().finish([{ ...person('ann'), password: 'Wr0ng-one!' }], {
      changes: { cognito: { authFlow: 'USER_SRP_AUTH' } },
    });

    expect(results).toMatchObject([{ outcome: 'failed', failure: { code: 'PASSWORD_WRONG' } }]);
    expect((await bench().books()).calls['RespondToAuthChallenge']).toBe(2);
  });

  it('gives a new password once, though its reply is lost', async () => {
    await bench().disturb(
      { operation: 'AdminCreateUser', fault: 'lostReply', calls: [1] },
      { operation: 'AdminGetUser', fault: 'error:AccessDeniedException' },
      { operation: 'RespondToAuthChallenge', fault: 'lostReply', calls: [1] },
    );
    const rows = [person('ann')];

    const { summary } = await bench().finish(rows, { changes: { cognito: { signUp: 'admin' } } });

    expect(summary).toMatchObject({ reason: 'done', counts: { provisioned: 1 } });
    expect(toProofs(await bench().books())).toEqual(provisionedProofs(rows));
  });
});

import { describe, expect, it } from 'vitest';
import type { DrivenRow } from './drive.ts';
import { drive, driveTo } from './drive.ts';
import { STRANGER } from './world.ts';

const groups = ['staff', 'admins'];

function joined({ calls }: DrivenRow): number {
  return calls.filter((name) => name === 'addToGroup').length;
}

describe('groups', () => {
  it('are joined one after another, before the sign-in', () => {
    const row = driveTo('addingToGroups', { groups });
    expect(row.life.call?.input).toEqual({ username: 'ada', group: 'staff' });
    row.succeed('addToGroup');
    expect(row.life.call?.input).toEqual({ username: 'ada', group: 'admins' });
    expect(row.succeed('addToGroup').at).toBe('confirmed.authenticating.calling');
    expect(row.context).toMatchObject({ groupsJoined: 2, attempts: { addingToGroups: 2 } });
  });

  it('are joined once, however often the user has to sign in', () => {
    const row = driveTo('addingToGroups', { groups }).succeed('addToGroup', 'addToGroup');
    row.succeed('authenticate').fail('readUser', 'TOKEN_EXPIRED').succeed('authenticate');
    expect(row.at).toBe('authenticated.readingUser.calling');
    expect(joined(row)).toBe(2);
  });

  it('each have attempts of their own', () => {
    const row = driveTo('addingToGroups', { groups }).fail('addToGroup', 'THROTTLED');
    row.wait('backoff').succeed('addToGroup');
    expect(row.context.retries).toBe(0);
    row.fail('addToGroup', 'THROTTLED').wait('backoff').fail('addToGroup', 'THROTTLED');
    expect(row.at).toBe('confirmed.addingToGroups.backingOff');
  });

  it('that are missing hold the batch, and the row goes on after the mend', () => {
    const row = driveTo('addingToGroups').fail('addToGroup', 'GROUP_NOT_FOUND');
    expect(row.at).toBe('confirmed.addingToGroups.held');
    expect(row.tell('resume').succeed('addToGroup').lifecycle).toBe('confirmed');
  });

  it('are joined by a new user again where the first is gone', () => {
    const row = driveTo('addingToGroups', { groups }).succeed('addToGroup');
    row.fail('addToGroup', 'USER_NOT_FOUND').answer('findUser', { exists: false });
    expect(row.context.groupsJoined).toBe(0);
    row.succeed('signUp').tell('code.received').succeed('confirmSignUp');
    expect(row.life.call?.input).toEqual({ username: 'ada', group: 'staff' });
  });
});

const adopted = () =>
  drive({ groups, policy: { onExistingUser: 'adopt' } })
    .fail('signUp', 'USER_EXISTS')
    .answer('findUser', STRANGER);

describe('a user who is not shown to be ours', () => {
  it('joins groups only after the password was right', () => {
    const row = adopted();
    expect(row.at).toBe('confirmed.authenticating.calling');
    row.succeed('authenticate', 'addToGroup', 'addToGroup');
    expect(row.at).toBe('authenticated.readingUser.calling');
    expect(row.calls.filter((name) => name === 'authenticate')).toHaveLength(1);
  });

  it('joins none where it was wrong', () => {
    const row = adopted().fail('authenticate', 'PASSWORD_WRONG');
    expect(row.at).toBe('failed');
    expect(joined(row)).toBe(0);
  });

  it('joins them after the answer to a challenge, too', () => {
    const row = adopted().answer('authenticate', { challenge: 'PASSWORD_VERIFIER' });
    expect(row.succeed('answerChallenge').at).toBe('confirmed.addingToGroups.calling');
  });

  it('is signed out where that fails', () => {
    const row = adopted().succeed('authenticate').fail('addToGroup', 'UNEXPECTED');
    expect(row.at).toBe('authenticated.signingOut.calling');
    expect(row.succeed('signOut').context.failure?.step).toBe('addingToGroups');
  });
});

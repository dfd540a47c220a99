import { describe, expect, it } from 'vitest';
import type { RowResult } from '../../src/domain/outcome.ts';
import { formatHistory } from '../../src/report/history-lines.ts';

const AT = Date.UTC(2026, 0, 1);
const WAITING: RowResult = {
  batch: 'spring',
  row: 1,
  username: 'ann',
  state: 'pendingConfirmation',
  outcome: 'pending',
  sub: 'sub-1',
  attempts: { signingUp: 2, confirmingCode: 1 },
};

describe('a history', () => {
  it('tells where the row stands, how it came there and what comes next', () => {
    const failure = {
      code: 'THROTTLED',
      step: 'signingUp',
      scope: 'row',
      retryable: true,
      message: 'Slower.',
    } as const;
    const history = [
      { at: AT, event: 'begin', state: 'unregistered.signingUp.calling', failure: null },
      { at: AT + 1, event: 'signUp.failed', state: 'unregistered.signingUp.backingOff', failure },
    ];
    const next = [{ what: 'code.received' }, { what: 'resendDelay', at: AT + 2 }];

    expect(formatHistory(WAITING, history, next)).toMatchInlineSnapshot(`
      [
        "ann (row 1 of spring): pendingConfirmation, pending",
        "sub       sub-1",
        "attempts  signingUp 2, confirmingCode 1",
        "",
        "2026-01-01T00:00:00.000Z  begin → unregistered.signingUp.calling",
        "2026-01-01T00:00:00.001Z  signUp.failed → unregistered.signingUp.backingOff (THROTTLED)",
        "next: code.received",
        "next: resendDelay at 2026-01-01T00:00:00.002Z",
      ]
    `);
  });

  it('names the object, the mail and the failure where there are any', () => {
    const lines = formatHistory(
      {
        ...WAITING,
        object: { bucket: 'profiles', key: 'a.json', etag: '"e"' },
        mail: { status: 'unknown' },
        failure: { code: 'MAIL_CAP', message: 'Wait.', retryable: true },
      },
      [],
      [],
    );

    expect(lines).toContain('object    s3://profiles/a.json');
    expect(lines).toContain('mail      unknown');
    expect(lines).toContain('failure   MAIL_CAP: Wait.');
  });
});

import { describe, expect, it } from 'vitest';
import { toDeviation, toLacks } from './contract-case.ts';
import type { ContractCase } from './contract-case.ts';
import { CONTRACT } from './contract.ts';
import { cleanUp, toRealSubject } from './real-account.ts';
import { toScene } from './subject.ts';
import type { Subject } from './subject.ts';

const REQUIRED = {
  AWS_CONTRACT_REGION: 'eu-west-1',
  AWS_CONTRACT_USER_POOL_ID: 'eu-west-1_AbCdEfGhI',
  AWS_CONTRACT_CLIENT_ID: 'abc',
  AWS_CONTRACT_BUCKET: 'profiles',
  AWS_CONTRACT_SENDER: 'welcome@example.com',
};

it('leaves real accounts alone unless told which one', () => {
  expect(toRealSubject({ AWS_REGION: 'eu-west-1' })).toBeUndefined();
});

it('names the variables that are missing beside those that are set', () => {
  expect(() => toRealSubject({ ...REQUIRED, AWS_CONTRACT_BUCKET: undefined })).toThrow(
    'Expected AWS_CONTRACT_BUCKET to be set too',
  );
});

it('lacks what no account can give and what no variable names', () => {
  expect(toRealSubject({ ...REQUIRED, AWS_CONTRACT_GROUP: 'staff' })).toMatchObject({
    region: 'eu-west-1',
    userPoolId: 'eu-west-1_AbCdEfGhI',
    group: 'staff',
    lacks: ['clock', 'links', 'caps', 'mail', 'secretClient', 'identityPool'],
  });
});

it('writes to the mailbox simulator unless told where to', () => {
  expect(toRealSubject(REQUIRED)?.toEmail('bob')).toBe('success+bob@simulator.amazonses.com');
  const subject = toRealSubject({ ...REQUIRED, AWS_CONTRACT_EMAIL: 'in+{name}@example.com' });
  expect(subject?.toEmail('bob')).toBe('in+bob@example.com');
});

const subject = toRealSubject(process.env);
const run = Date.now().toString(36);

const toCases = (service: string, cases: readonly ContractCase[], lacks: Subject) =>
  cases.map((one, index) => ({
    one,
    id: `${run}-${service}-${index}`,
    lacking: toLacks(one, lacks),
  }));

describe.each(Object.entries(subject === undefined ? {} : CONTRACT))(
  'the contract of %s with a real account',
  (service, cases) => {
    if (subject === undefined) return;
    for (const { one, id, lacking } of toCases(service, cases, subject)) {
      const isPlayed = lacking.length === 0;
      const title = isPlayed ? one.name : `${one.name} (not played: lacks ${lacking.join(', ')})`;
      it.runIf(isPlayed)(title, { timeout: 180_000 }, async () => {
        const scene = toScene(subject, id);
        try {
          expect(await toDeviation(one, scene)).toBeUndefined();
        } finally {
          await cleanUp(scene);
        }
      });
    }
  },
);

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toDeviation, toLacks } from '../../test/contract/contract-case.ts';
import { toScene } from '../../test/contract/subject.ts';
import type { Subject } from '../../test/contract/subject.ts';
import DEVIATIONS from './deviations.json' with { type: 'json' };
import { OPINIONS, toSubject } from './opinions.ts';
import type { Server } from './server.ts';

describe.each(Object.entries(OPINIONS))('%s', (name, opinion) => {
  let server: Server | undefined;
  let subject: Subject | undefined;

  beforeAll(async () => {
    server = await opinion.start();
    subject = await toSubject(opinion, server);
  });

  afterAll(() => server?.[Symbol.asyncDispose]());

  const cases = opinion.cases.filter((one) => toLacks(one, opinion).length === 0);

  it.each(cases.map((one, index) => [one.name, one, index] as const))(
    'agrees or deviates as listed: %s',
    async (caseName, one, index) => {
      if (subject === undefined) throw new Error(`Expected ${name} to be started`);
      const listed = DEVIATIONS.find((each) => each.server === name && each.case === caseName);
      const deviation = await toDeviation(one, toScene(subject, String(index)));
      expect(deviation).toBe(listed?.theirs);
    },
  );

  it.each(DEVIATIONS.filter((each) => each.server === name))(
    'is asked about the listed case: $case',
    (listed) => {
      expect(cases.map((one) => one.name)).toContain(listed.case);
    },
  );
});

it('lists deviations of servers that it starts only, each with a reason', () => {
  expect(Object.keys(OPINIONS)).toEqual(
    expect.arrayContaining(DEVIATIONS.map(({ server }) => server)),
  );
  expect(DEVIATIONS.filter(({ reason }) => reason.length < 20)).toEqual([]);
});

import { expect, it } from 'vitest';
import { parseConfig } from '../../src/domain/parse-config.ts';
import type { IamStatement } from '../../src/iam/statement.ts';
import { toIamPolicy } from '../../src/iam/to-iam-policy.ts';
import type { Changes } from '../runner/rig.ts';
import { people, useBench } from '../runner/rig.ts';
import { planFor } from '../preflight/plan-for.ts';

const bench = useBench();

const rows = people(1).map((row) => ({ ...row, groups: ['staff'] }));

const isPreflight = ({ Sid }: IamStatement): boolean => Sid.startsWith('Preflight');

async function planUnder(changes: Changes, Statement: readonly object[]) {
  await bench().control('PUT', 'policy', { Version: '2012-10-17', Statement });
  const { findings } = await planFor(bench(), { changes, rows });
  // No template lies there.
  return findings.filter(
    ({ about, severity }) => severity === 'unknown' || about !== 'mail.template',
  );
}

it.each([
  ['a plain batch', {}],
  ['users who write their objects', { storage: { credentials: 'identityPool' } }],
  ['a mail template', { mail: { template: 'welcome' } }],
] as const)(
  'each action that a look needs is named where it is taken away: %s',
  async (_, changes) => {
    const config = parseConfig(bench().config(changes));
    const { Statement } = toIamPolicy(config, { region: config.region, purpose: 'run' });
    expect(await planUnder(changes, Statement)).toEqual([]);

    for (const { Sid, Action } of Statement.filter(isPreflight)) {
      for (const action of Action) {
        const rest = Statement.map((one) => (one.Sid === Sid ? without(one, action) : one));
        const findings = await planUnder(changes, rest);
        expect(findings, `without ${action}`).toMatchObject([
          {
            severity: 'unknown',
            code: 'ACCESS_DENIED',
            message: expect.stringContaining(`\`${action}\``) as string,
          },
        ]);
      }
    }
  },
);

function without(statement: IamStatement, action: string): IamStatement {
  return { ...statement, Action: statement.Action.filter((one) => one !== action) };
}

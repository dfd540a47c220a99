import { describe, expect, it } from 'vitest';
import { useDesk } from './rig.ts';

const desk = useDesk();

interface Printed {
  readonly Statement: readonly { readonly Sid: string; readonly Resource: readonly string[] }[];
}

const CONFIG = {
  cognito: { userPoolId: 'pool', clientId: 'client' },
  storage: { bucket: 'profiles' },
};

describe('policy', () => {
  it('prints a policy for a run, and asks nobody', async () => {
    const { code, stdout, stderr } = await desk().do('policy');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect((JSON.parse(stdout) as Printed).Statement.map(({ Sid }) => Sid)).toContain(
      'WelcomeMail',
    );
    expect((await desk().books()).calls).toEqual({});
  });

  it('takes one line with --json', async () => {
    const { stdout } = await desk().do('policy', ['--json', '--for', 'offboard']);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect((JSON.parse(stdout) as Printed).Statement.map(({ Sid }) => Sid)).toEqual([
      'Users',
      'Objects',
      'Bucket',
    ]);
  });

  it.each([
    [{}, 'arn:aws:cognito-idp:*:'],
    [{ AWS_REGION: 'us-gov-west-1' }, 'arn:aws-us-gov:cognito-idp:us-gov-west-1:'],
    [
      { AWS_REGION: 'us-gov-west-1', COGNITO_ONBOARD_REGION: 'cn-north-1' },
      'arn:aws-cn:cognito-idp:cn-north-1:',
    ],
  ])('is for the Region of the configuration, else of the environment: %j', async (env, start) => {
    await desk().write('config.json', CONFIG);
    const { stdout } = await desk().do('policy', [], { env });
    const [first] = (JSON.parse(stdout) as Printed).Statement;
    expect(first?.Resource[0]).toContain(start);
  });

  it('wants an inbox where it is for one', async () => {
    await desk().write('config.json', CONFIG);
    const { code, stdout, stderr } = await desk().do('policy', ['--for', 'inbox']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('Expected `confirmation.inbox` in the configuration');
  });
});

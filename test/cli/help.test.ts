import { describe, expect, it } from 'vitest';
import { command } from './rig.ts';

describe('the command line', () => {
  it('lists its commands', async () => {
    const { code, stdout, stderr } = await command(['--help']);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "USAGE
        cognito-onboard run [--config path] [--state dir] [--batch name] [--json] [--quiet] [--color] [--local] [--concurrency n] [--max-failures n|n%] [--wait duration] [--preflight] <file>
        cognito-onboard plan [--config path] [--state dir] [--batch name] [--json] [--quiet] [--color] <file>
        cognito-onboard status [--config path] [--state dir] [--batch name] [--json] [--quiet] [--color] [--watch] [<batch>]
        cognito-onboard results [--config path] [--state dir] [--batch name] [--json] [--quiet] [--color] [--format jsonl|csv] [--only provisioned|failed|pending|rejected|skipped|cancelled] [<batch>]
        cognito-onboard show [--config path] [--state dir] [--batch name] [--json] [--quiet] [--color] [--inspect] [--inspect-port n] <user>
        cognito-onboard redrive [--config path] [--state dir] [--batch name] [--json] [--quiet] [--color] [--code code]... [--user user]... [--concurrency n] [--max-failures n|n%] [--wait duration] [--preflight] [<batch>]
        cognito-onboard confirm [--config path] [--state dir] [--batch name] [--json] [--quiet] [--color] [--codes file] [<user>] [<code>]
        cognito-onboard cancel [--config path] [--state dir] [--batch name] [--json] [--quiet] [--color] [<batch>]
        cognito-onboard offboard [--config path] [--state dir] [--batch name] [--json] [--quiet] [--color] [--yes] [--dry-run] <batch>
        cognito-onboard inbox setup|check ...
        cognito-onboard local [--config path] [--state dir] [--batch name] [--json] [--quiet] [--color] [--port n] [--latency duration] [--quota category=n]... [--faults file]
        cognito-onboard policy [--config path] [--state dir] [--batch name] [--json] [--quiet] [--color] [--for run|offboard|inbox]
        cognito-onboard --help
        cognito-onboard --version

      Onboards a file of people into Amazon Cognito, S3 and SES

      FLAGS
        -h --help     Print help information and exit
        -v --version  Print version information and exit
           --         All subsequent inputs should be interpreted as arguments

      COMMANDS
        run       Onboard every row of a file, or continue the batch
        plan      Tell how a batch would fare and what stands in its way; changes nothing
        status    Show rows by lifecycle state, the rate and the time left
        results   Print what happened to every row
        show      Show one row's history and what comes next
        redrive   Begin failed and cancelled rows again and run them
        confirm   Hand in confirmation codes that a person read
        cancel    Stop rows that have not ended; nothing is lost
        offboard  Delete the users and objects that a batch created, and nothing else
        inbox     Set up and try out the inbox that SES stores mail in
        local     Start a local AWS and print a configuration for it
        policy    Print the least IAM policy that the configuration needs
      "
    `);
  });

  it('explains how to run a batch', async () => {
    expect((await command(['run', '--help'])).stdout).toMatchInlineSnapshot(`
      "USAGE
        cognito-onboard run [--config path] [--state dir] [--batch name] [--json] [--quiet] [--color] [--local] [--concurrency n] [--max-failures n|n%] [--wait duration] [--preflight] <file>
        cognito-onboard run --help

      Onboard every row of a file, or continue the batch

      FLAGS
           [--config]                    Configuration file                                                                  [default = cognito-onboard.config.json]
           [--state]                     Folder that holds progress (default: .cognito-onboard)
           [--batch]                     Name of the batch (default: the file's base name, else the only batch)
           [--json]                      Write data as JSON                                                                  [default = false]
           [--quiet]                     Say nothing but errors                                                              [default = false]
           [--color/--no-color]          Use colors on a terminal                                                            [default = true]
           [--local]                     Rehearse against a fresh local AWS; needs no account                                [default = false]
           [--concurrency]               Rows under way at a time (default: 64)
           [--max-failures]              Stop once so many rows failed, or such a share, for example 5%
           [--wait]                      How long to stay when only confirmations are left: 10m, 0 or forever (default: 10m)
           [--preflight/--no-preflight]  Look at account and configuration first, and begin nothing where they do not fit    [default = true]
        -h  --help                       Print help information and exit
            --                           All subsequent inputs should be interpreted as arguments

      ARGUMENTS
        file  CSV or JSON Lines file, or - for standard input
      "
    `);
  });

  it('explains how to hand codes in', async () => {
    expect((await command(['confirm', '--help'])).stdout).toMatchInlineSnapshot(`
      "USAGE
        cognito-onboard confirm [--config path] [--state dir] [--batch name] [--json] [--quiet] [--color] [--codes file] [<user>] [<code>]
        cognito-onboard confirm --help

      Hand in confirmation codes that a person read

      FLAGS
           [--config]            Configuration file                                                     [default = cognito-onboard.config.json]
           [--state]             Folder that holds progress (default: .cognito-onboard)
           [--batch]             Name of the batch (default: the file's base name, else the only batch)
           [--json]              Write data as JSON                                                     [default = false]
           [--quiet]             Say nothing but errors                                                 [default = false]
           [--color/--no-color]  Use colors on a terminal                                               [default = true]
           [--codes]             CSV file with the columns username and code
        -h  --help               Print help information and exit
            --                   All subsequent inputs should be interpreted as arguments

      ARGUMENTS
        [user]  The row's username
        [code]  The code from the mail
      "
    `);
  });

  it('explains how to look at a row', async () => {
    expect((await command(['show', '--help'])).stdout).toMatchInlineSnapshot(`
      "USAGE
        cognito-onboard show [--config path] [--state dir] [--batch name] [--json] [--quiet] [--color] [--inspect] [--inspect-port n] <user>
        cognito-onboard show --help

      Show one row's history and what comes next

      FLAGS
           [--config]            Configuration file                                                     [default = cognito-onboard.config.json]
           [--state]             Folder that holds progress (default: .cognito-onboard)
           [--batch]             Name of the batch (default: the file's base name, else the only batch)
           [--json]              Write data as JSON                                                     [default = false]
           [--quiet]             Say nothing but errors                                                 [default = false]
           [--color/--no-color]  Use colors on a terminal                                               [default = true]
           [--inspect]           Replay the history to inspectors of XState until interrupted           [default = false]
           [--inspect-port]      Port of --inspect on 127.0.0.1 (default: any)
        -h  --help               Print help information and exit
            --                   All subsequent inputs should be interpreted as arguments

      ARGUMENTS
        user  The row's username
      "
    `);
  });

  it.each(['status', 'results', 'local'])('explains %s', async (name) => {
    const { code, stdout, stderr } = await command([name, '--help']);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`cognito-onboard ${name}`);
  });

  it('tells its version', async () => {
    expect(await command(['--version'])).toEqual({ code: 0, stdout: '0.0.0\n', stderr: '' });
  });

  it.each([
    ['an unknown command', ['plans'], 'No command registered for `plans`, did you mean `plan`?'],
    [
      'an unknown flag',
      ['run', 'a.csv', '--locale'],
      'No flag registered for --locale, did you mean --local?',
    ],
    ['no file', ['run'], 'Expected argument for file'],
    [
      'a concurrency of nothing',
      ['run', 'a.csv', '--concurrency', '0'],
      'Failed to parse "0" for concurrency: Expected a number from 1 up, got 0.',
    ],
    [
      'a share that is none',
      ['run', 'a.csv', '--local', '--max-failures', 'x%'],
      'Failed to parse "x%" for max-failures: Expected a number from 1 up or a share such as 5%, got x%.',
    ],
    [
      'a limit that is no number',
      ['run', 'a.csv', '--max-failures', 'few'],
      'Failed to parse "few" for max-failures: Expected a number from 1 up, got few.',
    ],
    [
      'a wait that is no duration',
      ['run', 'a.csv', '--wait', 'soon'],
      'Failed to parse "soon" for wait: Expected a duration such as 10m, or 0, or forever, got soon.',
    ],
    [
      'a port that is none',
      ['local', '--port', '70000'],
      'Failed to parse "70000" for port: Expected a port from 0 to 65535, got 70000.',
    ],
    [
      'a quota of no category',
      ['local', '--quota', 'Sleep=1'],
      'Failed to parse "Sleep=1" for quota: Expected CATEGORY=REQUESTS_PER_SECOND with one of UserCreation, UserAuthentication, UserAccountRecovery, UserRead, UserUpdate, UserToken, UserResourceRead, UserList, UserPoolRead, UserPoolClientRead, UserPoolResourceRead, LimitManagement, GetId, GetCredentialsForIdentity, SesSend, SesControl, got Sleep=1.',
    ],
    [
      'an unknown outcome',
      ['results', '--only', 'lost'],
      'Expected "lost" to be one of (provisioned|failed|pending|rejected|skipped|cancelled)',
    ],
    [
      'a port of no inspection',
      ['show', 'ann', '--inspect-port', '0'],
      'Expected --inspect along with --inspect-port.',
    ],
    ['codes from nowhere', ['confirm', 'ann'], 'Expected either USER and CODE, or --codes FILE.'],
    [
      'standard input without a name',
      ['run', '-'],
      'Expected a name for the batch from standard input: give one with --batch.',
    ],
    [
      'a file that is not there',
      ['run', '/no/such/file.csv', '--local'],
      "Expected a file of people at /no/such/file.csv: ENOENT: no such file or directory, open '/no/such/file.csv'.",
    ],
    [
      'a folder in place of a file',
      ['run', '/tmp', '--local'],
      'Expected a file of people at /tmp, found something else.',
    ],
  ])('refuses %s in words, with exit code 2 and no data', async (_, args, words) => {
    const { code, stdout, stderr } = await command(args);

    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: `${words}\n` });
  });
});

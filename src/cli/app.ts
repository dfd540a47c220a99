import { buildApplication, buildRouteMap, text_en } from '@stricli/core';
import type { Application } from '@stricli/core';
import { cancel } from './commands/cancel.ts';
import { confirm } from './commands/confirm.ts';
import { inboxCheck } from './commands/inbox-check.ts';
import { inboxSetup } from './commands/inbox-setup.ts';
import { local } from './commands/local.ts';
import { offboard } from './commands/offboard.ts';
import { plan } from './commands/plan.ts';
import { policy } from './commands/policy.ts';
import { redrive } from './commands/redrive.ts';
import { results } from './commands/results.ts';
import { run } from './commands/run.ts';
import { show } from './commands/show.ts';
import { status } from './commands/status.ts';
import type { CliContext } from './context.ts';
import { toErrorExitCode } from './exit-code.ts';

/** Makes the command line of a version. */
export function createApp(version: string): Application<CliContext> {
  const inbox = buildRouteMap<string, CliContext>({
    routes: { setup: inboxSetup, check: inboxCheck },
    docs: { brief: 'Set up and try out the inbox that SES stores mail in' },
  });
  const routes = buildRouteMap<string, CliContext>({
    routes: {
      run,
      plan,
      status,
      results,
      show,
      redrive,
      confirm,
      cancel,
      offboard,
      inbox,
      local,
      policy,
    },
    docs: {
      brief: 'Onboards a file of people into Amazon Cognito, S3 and SES',
    },
  });
  return buildApplication<CliContext>(routes, {
    name: 'cognito-onboard',
    versionInfo: { currentVersion: version },
    scanner: { caseStyle: 'allow-kebab-for-camel', allowArgumentEscapeSequence: true },
    documentation: { caseStyle: 'convert-camel-to-kebab', useAliasInUsageLine: false },
    determineExitCode: toErrorExitCode,
    localization: {
      text: {
        ...text_en,
        exceptionWhileRunningCommand: formatError,
        exceptionWhileParsingArguments: formatError,
      },
    },
  });
}

function formatError(error: unknown): string {
  return error instanceof Error ? error.message : `Something threw ${typeof error}`;
}

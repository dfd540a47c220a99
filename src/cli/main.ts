#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { run } from '@stricli/core';
import { createApp } from './app.ts';
import type { CliContext } from './context.ts';
import { EXIT_CODES } from './exit-code.ts';

// `engines` says which Node this package needs; the SDK's own warning is of no use to an operator.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

// A reader that has seen enough, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exitCode = EXIT_CODES.ok;
  process.stdout.destroy();
});

const { stdin, stdout, stderr, env } = process;
const streams: CliContext['process'] = { stdout, stderr, env };
const context: CliContext = {
  process: streams,
  stdin,
  isTerminal: stderr.isTTY,
  onInterrupt(listener) {
    process.on('SIGINT', listener).on('SIGTERM', listener);
    return () => void process.off('SIGINT', listener).off('SIGTERM', listener);
  },
};

await run(createApp(await readVersion()), process.argv.slice(2), context);
// Stricli has negative codes of its own for what it cannot parse.
const code = Number(streams.exitCode);
process.exitCode = code < 0 ? EXIT_CODES.notStarted : code;
// Nobody may wait for rows any more that standard input might still bring.
stdin.destroy();

async function readVersion(): Promise<string> {
  const manifest = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { readonly version: string }).version;
}

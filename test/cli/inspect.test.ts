import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { StateMachine } from 'xstate';
import type { StateValue } from 'xstate';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { spawnCommand } from './child.ts';
import { inspectRow, receive } from './inspector.ts';
import { useDesk } from './rig.ts';
import type { Ended } from './rig.ts';

const desk = useDesk();

/** Onboards Ann, whose sign-up is throttled once. */
async function onboardAnn(): Promise<void> {
  await desk().control('PUT', 'pool', { autoConfirm: true });
  await desk().disturb({ operation: 'SignUp', fault: 'throttle', calls: [1] });
  await desk().do('run', [await desk().people('spring.csv', ['ann'])]);
}

function inspectAnn(
  look: (url: string) => Promise<unknown>,
  flags: readonly string[] = [],
): Promise<Ended> {
  return inspectRow(desk(), { args: ['ann', ...flags], look });
}

async function receiveAnn(): Promise<Awaited<ReturnType<typeof receive>>> {
  let events: Awaited<ReturnType<typeof receive>> = [];
  await inspectAnn(async (url) => void (events = await receive(url)));
  return events;
}

async function readFrames(url: string, count: number): Promise<readonly string[]> {
  const socket = new WebSocket(url);
  const frames: string[] = [];
  await new Promise<void>((resolve) => {
    socket.on('message', (data: Buffer) => {
      frames.push(data.toString());
      if (frames.length === count) resolve();
    });
  });
  socket.terminate();
  return frames;
}

/** Whether a socket gets through to an address. */
async function isOpen(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port });
  return new Promise((resolve) => {
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
  }).finally(() => socket.destroy()) as Promise<boolean>;
}

/** The status with which a page of another origin is answered. */
async function openAs(url: string, origin: string): Promise<number> {
  const socket = new WebSocket(url, { origin });
  const status = await new Promise<number>((resolve) => {
    socket.on('open', () => resolve(101));
    socket.on('unexpected-response', (_, { statusCode = 0 }) => resolve(statusCode));
  });
  socket.on('error', () => {}).terminate();
  return status;
}

describe('show --inspect', () => {
  it('replays the history to an inspector of Stately, up to where the row stands', async () => {
    await onboardAnn();

    const events = await receiveAnn();

    const [actor, begin] = events;
    const { stdout } = await desk().do('show', ['ann', '--json']);
    const { history } = JSON.parse(stdout) as { history: readonly { event: string }[] };
    expect(actor).toMatchObject({ type: '@xstate.actor', name: 'spring, row 1' });
    expect(begin).toMatchObject({ type: '@xstate.event', event: { type: 'xstate.init' } });
    expect(events.map(({ type }) => type)).toEqual([
      '@xstate.actor',
      ...history.flatMap(() => ['@xstate.event', '@xstate.snapshot']),
    ]);
    expect(events.map((event) => 'event' in event && event.event.type)).toContain(
      'xstate.error.actor.signUp',
    );
    expect(events.at(-1)).toMatchObject({
      event: { type: 'xstate.done.actor.signOut' },
      snapshot: {
        value: 'provisioned',
        status: 'done',
        context: { step: null, failure: null, attempts: { signingUp: 2, signingOut: 1 } },
      },
    });
  });

  it('tells an inspector the whole chart, in which every state of the history is found', async () => {
    await onboardAnn();

    const events = await receiveAnn();

    const definitions = events.flatMap((event) =>
      'definition' in event ? [event.definition] : [],
    );
    const chart = JSON.parse(String(definitions[0])) as ConstructorParameters<
      typeof StateMachine
    >[0];
    const machine = new StateMachine(chart);
    const values = events.flatMap((event) =>
      'snapshot' in event ? [(event.snapshot as { readonly value: StateValue }).value] : [],
    );
    expect(values.length).toBeGreaterThan(5);
    expect(values.map((value) => machine.resolveState({ value, context: {} }).value)).toEqual(
      values,
    );
  });

  it('sends every client the same, and prints the history meanwhile', async () => {
    await onboardAnn();
    const seen: (readonly string[])[] = [];

    const ended = await inspectAnn(async (url) => {
      const { length } = await receive(url);
      seen.push(...(await Promise.all([readFrames(url, length), readFrames(url, length)])));
    });

    expect(seen[0]).toEqual(seen[1]);
    expect(ended.stdout).toBe((await desk().do('show', ['ann'])).stdout);
  });

  it('is heard on this machine only, and by no page but those of this machine and Stately', async () => {
    await onboardAnn();
    const answers: unknown[] = [];
    const refused = ['https://example.com', 'http://localhost.example.com', 'null'];
    const welcome = ['https://stately.ai', 'http://localhost:8080', 'http://127.0.0.1'];
    const others = Object.values(networkInterfaces())
      .flatMap((addresses = []) => addresses)
      .filter(({ internal, family }) => !internal && family === 'IPv4');

    await inspectAnn(async (url) => {
      const { hostname, port } = new URL(url);
      answers.push(hostname, await isOpen('::1', Number(port)));
      for (const { address } of others) answers.push(await isOpen(address, Number(port)));
      for (const origin of [...refused, ...welcome]) {
        answers.push(await openAs(url, origin));
      }
    });

    expect(answers).toEqual([
      '127.0.0.1',
      false,
      ...others.map(() => false),
      ...refused.map(() => 401),
      ...welcome.map(() => 101),
    ]);
  });

  it('ends on an interrupt although clients look on, and takes the port that it is given', async () => {
    await onboardAnn();
    const free = createServer().listen(0, '127.0.0.1');
    await once(free, 'listening');
    const { port } = free.address() as AddressInfo;
    free.close();
    await once(free, 'close');
    let closed: Promise<unknown> = Promise.resolve();
    const urls: string[] = [];

    const { code } = await inspectAnn(
      async (url) => {
        const socket = new WebSocket(url);
        urls.push(url);
        closed = once(socket, 'close');
        await once(socket, 'open');
      },
      ['--inspect-port', String(port)],
    );

    expect(code).toBe(130);
    await closed;
    expect(urls).toEqual([`ws://127.0.0.1:${port}`]);
  });

  it('ends as a process on SIGTERM with 143', async () => {
    await onboardAnn();
    const args = ['show', 'ann', '--state', desk().state, '--inspect'];
    await using child = spawnCommand(args, desk().env);
    expect(await child.firstTalk).toMatch(/^Replaying to inspectors on ws:/);

    child.process.kill('SIGTERM');

    expect(await child.exit).toBe(143);
  });

  it('says which port is taken', async () => {
    await onboardAnn();
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;

    const args = ['ann', '--inspect', '--inspect-port', String(port)];
    const { code, stderr } = await desk().do('show', args);
    taken.close();

    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(`^Expected the port ${port} of 127.0.0.1 to be free: `));
  });
});

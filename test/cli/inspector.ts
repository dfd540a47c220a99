import { createWebSocketReceiver } from '@statelyai/inspect';
import type { StatelyInspectionEvent } from '@statelyai/inspect';
import type { Desk, Ended } from './rig.ts';

interface Inspection {
  /** The user, and flags. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly look: (url: string) => Promise<unknown>;
}

/** Shows a row to inspectors: looks for as long as `look` takes, then interrupts. */
export async function inspectRow(desk: Desk, { args, env = {}, look }: Inspection): Promise<Ended> {
  let looked: Promise<unknown> = Promise.resolve();
  const ended = await desk.do('show', [...args, '--inspect'], {
    env,
    onTalk(text, interrupt) {
      const [url] = /ws:\S+\d/.exec(text) ?? [];
      if (url !== undefined) looked = look(url).finally(() => interrupt('SIGINT'));
    },
  });
  await looked;
  return ended;
}

/** Receives what an inspector of Stately would, up to the end of a row. */
export function receive(url: string): Promise<readonly StatelyInspectionEvent[]> {
  const received: StatelyInspectionEvent[] = [];
  return new Promise((resolve) => {
    createWebSocketReceiver({ server: url }).subscribe((event) => {
      received.push(event);
      if (event.type === '@xstate.snapshot' && event.snapshot.status === 'done') resolve(received);
    });
  });
}

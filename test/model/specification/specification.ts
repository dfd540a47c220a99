import { setup } from 'xstate';
import type { Configuration } from '../configuration.ts';
import { authenticated } from './authenticated.ts';
import { confirmed } from './confirmed.ts';
import { pendingConfirmation } from './pending-confirmation.ts';
import { FRESH, toSpecContext } from './spec-context.ts';
import type { SpecContext } from './spec-context.ts';
import type { SpecEvent } from './spec-event.ts';
import { unregistered } from './unregistered.ts';
import { on, stay, to, when } from './way.ts';

/** Whoever ended is deaf, and may go on in a new life with what the first one found out. */
const ended = on({
  redriven: [
    when(
      ({ life }) => life === 1,
      to('#reconciling', () => ({ ...FRESH, life: 2 })),
    ),
  ],
  cancelled: [stay()],
});

/**
 * What must become of a row, written from the design and not from the chart: it says for each thing that may happen where
 * the row stands then, which call is under way, what the world holds, and what is known and shown of it.
 */
export const specification = setup({
  types: {
    context: {} as SpecContext,
    input: {} as Configuration,
    events: {} as SpecEvent,
  },
}).createMachine({
  id: 'specification',
  context: ({ input }) => toSpecContext(input),
  initial: 'unregistered',
  on: on({
    cancelled: [to('#cancelled')],
    codeArrived: [stay(() => ({ hasCode: true }))],
    seen: [stay(() => ({ isSeen: true }))],
  }),
  states: {
    unregistered,
    pendingConfirmation,
    confirmed,
    authenticated,
    provisioned: { id: 'provisioned', type: 'final' },
    skipped: { id: 'skipped', type: 'final' },
    failed: { id: 'failed', tags: ['ended'], on: ended },
    cancelled: { id: 'cancelled', tags: ['ended'], on: ended },
  },
});

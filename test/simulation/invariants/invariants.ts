import { everyRowEnds } from './every-row-ends.ts';
import { failuresDeserved } from './failures-deserved.ts';
import { intentFirst } from './intent-first.ts';
import type { Invariant } from './invariant.ts';
import { neverAhead } from './never-ahead.ts';
import { nothingStale } from './nothing-stale.ts';
import { onceInEffect } from './once-in-effect.ts';
import { provisionedInFull } from './provisioned-in-full.ts';
import { quotasKept } from './quotas-kept.ts';
import { secretsSealed } from './secrets-sealed.ts';
import { strangersUntouched } from './strangers-untouched.ts';
import { timersInTime } from './timers-in-time.ts';
import { unhinderedProvisioned } from './unhindered-provisioned.ts';

/** What is held against every simulated batch. */
export const INVARIANTS: readonly Invariant[] = [
  everyRowEnds,
  onceInEffect,
  intentFirst,
  neverAhead,
  provisionedInFull,
  strangersUntouched,
  nothingStale,
  timersInTime,
  quotasKept,
  secretsSealed,
  failuresDeserved,
  unhinderedProvisioned,
];

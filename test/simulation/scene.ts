import type { Life } from '../../src/domain/life.ts';
import type { OnboardingContext } from '../../src/machines/onboarding.ts';
import { openDatabase } from '../../src/store/database.ts';
import type { Database } from '../../src/store/database.ts';
import { ROW_COLUMNS, toStoredRow } from '../../src/store/row-table.ts';
import type { RowRecord } from '../../src/store/row-table.ts';
import { migrate } from '../../src/store/schema.ts';
import type { StoredRow } from '../../src/store/store.ts';
import { createWorld } from '../world/world.ts';
import type { World } from '../world/world.ts';
import type { Person, Plan } from './plan.ts';
import { Timeline } from './timeline.ts';

/** What outlives every process of a simulated batch: time, the world, and what lies on disk. */
export interface Scene {
  readonly plan: Plan;
  readonly timeline: Timeline;
  readonly world: World;
  /** The disk. */
  readonly database: Database;
  readonly people: readonly Resident[];
  /** How often another program deleted somebody's user. */
  readonly vanishings: Map<string, number>;
  /** Tells what breaks a promise. */
  readonly report: (promise: string, what: string) => void;
}

/** A person with a row in the batch. */
export interface Resident extends Person {
  readonly username: string;
  readonly password: string;
  readonly email: string;
}

const BEGIN = Date.UTC(2026, 0, 1);
export const BATCH = 'simulated';

/** Sets the scene of a plan; `timeline.end()` and `database.close()` clear it. */
export function createScene(plan: Plan, report: Scene['report']): Scene {
  const timeline = new Timeline(BEGIN, -plan.setting.skewMs);
  const database = openDatabase(':memory:', false);
  migrate(database);
  const world = createWorld({
    now: () => timeline.now(),
    settings: {
      mailsLinks: plan.setting.confirmBy === 'link',
      confirmsAtOnce: plan.setting.confirmsAtOnce,
      denied: new Set(plan.setting.mayReadUsers ? [] : ['AdminGetUser']),
      storesLetters: false,
    },
  });
  const people = plan.people.map(toResident);
  for (const person of people) settle(person, world, plan);
  return { plan, timeline, world, database, people, vanishings: new Map(), report };
}

function toResident(person: Person, index: number): Resident {
  const username = `person-${index + 1}`;
  const email = `${username}@example.com`;
  return { ...person, username, email, password: `secret-P4ss!${index}` };
}

function settle({ username, stranger, hasObject, ...own }: Resident, world: World, plan: Plan) {
  if (stranger === 'none') return;
  const { sub } = world.addStranger({
    username,
    status: stranger === 'unconfirmed' ? 'UNCONFIRMED' : 'CONFIRMED',
    enabled: stranger !== 'disabled',
    password: stranger === 'another password' ? 'secret-of-a-stranger' : own.password,
    attributes: { email: own.email, email_verified: 'true' },
  });
  if (!hasObject || plan.setting.credentials === 'identityPool') return;
  const key = `users/${sub}/profile.json`;
  const object = { key, body: 'of somebody else', metadata: {}, checksum: '', etag: '"theirs"' };
  world.books.objects.set(key, object);
}

/** Reads what is committed of every row. */
export function readRows({ database }: Scene): readonly StoredRow[] {
  const records = database.prepare(`SELECT ${ROW_COLUMNS} FROM row ORDER BY seq`).all();
  return (records as readonly RowRecord[]).map(toStoredRow);
}

/** Reads what is committed of one row. */
export function readRow({ database }: Scene, username: string): StoredRow | undefined {
  const record = database.prepare(`SELECT ${ROW_COLUMNS} FROM row WHERE key = ?`).get(username);
  return record === undefined ? undefined : toStoredRow(record as RowRecord);
}

/** Reads the chart's context from a life. */
export function contextOf(life: Life): OnboardingContext {
  return life.context as OnboardingContext;
}

/** A row of the input. */
export function toInputRow(
  { username, password, email, groups }: Resident,
  { setting }: Plan,
): Readonly<Record<string, unknown>> {
  return {
    username,
    email,
    groups: ['staff', 'admins'].slice(0, groups),
    ...(setting.passwordFrom === 'row' && { password }),
  };
}

import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { parseConfig } from '../../src/domain/parse-config.ts';
import { createAwsServices } from '../../src/services/aws-services.ts';
import type { Desk } from './rig.ts';

const CALL = { signal: new AbortController().signal, begun: false };

export async function onboard(
  desk: Desk,
  file: string,
  usernames: readonly string[],
): Promise<void> {
  const people = await desk.people(file, usernames);
  expect((await desk.do('run', [people, '--concurrency', '1'])).code).not.toBe(3);
}

function reach(desk: Desk) {
  return createAwsServices(parseConfig(desk.aws.config));
}

/** A user whom no batch made, with the password that a row of that name has. */
export async function meetStranger(desk: Desk, username: string): Promise<void> {
  using services = await reach(desk);
  const password = `Passw0rd!${username}`;
  const attributes = { email: `${username}@example.org` };
  await services.userPool.signUp({ username, password, attributes }, CALL);
  await services.userPool.confirmByAdmin(username, CALL);
}

/** The object of a row is written over by somebody who sets no marker. */
export async function replaceObject(desk: Desk, username: string): Promise<void> {
  using services = await reach(desk);
  const { users } = await desk.books();
  const sub = users.find((user) => user.username === username)?.sub ?? '';
  const profile = { batch: 'other tool', username, sub, identityId: null, startedAt: 0 };
  await services.bucket.storeObject({ ...profile, attributes: {}, overwrite: true }, CALL);
}

/** Somebody deletes a user and another person takes the name. */
export async function replaceUser(desk: Desk, username: string): Promise<void> {
  using services = await reach(desk);
  await services.userPool.deleteUser(username, CALL);
  await meetStranger(desk, username);
}

/** A line of what was offboarded. */
interface Line {
  readonly username: string;
  readonly user: string;
  readonly object: string;
}

export async function readRows(desk: Desk, name: string): Promise<readonly Line[]> {
  const lines = (await readFile(desk.path(`state/${name}`), 'utf8')).trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Line);
}

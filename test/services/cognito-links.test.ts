import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Links } from '../../src/services/links.ts';
import type { Services } from '../../src/services/services.ts';
import { CALL, listInbox, signUp, useLocalServices } from './local-services.ts';

const local = useLocalServices();
let services: Services;
let links: Links;

beforeEach(async () => {
  await local().control('PUT', 'pool', { confirmation: 'link' });
  const { confirmation } = local().aws.config;
  services = await local().create({
    confirmation: { ...confirmation, by: 'link', link: 'follow' },
  });
  if (services.links === null) throw new Error('Expected confirmation by links');
  ({ links } = services);
});

async function listUnconfirmed(): Promise<readonly (readonly string[])[]> {
  const pages: (readonly string[])[] = [];
  for await (const page of links.unconfirmed(CALL.signal)) pages.push(page);
  return pages;
}

/** The link in the only mail of the inbox. */
async function readLink({ inbox }: Services): Promise<string> {
  if (inbox === null) throw new Error('Expected an inbox');
  const [{ id } = { id: '' }] = await listInbox(inbox);
  const mail = await inbox.read(id, CALL.signal);
  if ('ignored' in mail || !('link' in mail.confirmBy)) throw new Error('Expected a link');
  return mail.confirmBy.link;
}

const follow = (link: string) => links.follow(link, CALL.signal);

/** Ends as `AbortSignal.timeout` does, without the wait. */
function timeOutSoon(): AbortSignal {
  const timeout = new AbortController();
  const end = () => timeout.abort(new DOMException('The operation timed out', 'TimeoutError'));
  setTimeout(end, 50);
  return timeout.signal;
}

const countClicks = async () => (await local().books()).calls['confirmUser'] ?? 0;

describe('the users who are not confirmed', () => {
  it('are none in an empty pool', async () => {
    expect(await listUnconfirmed()).toEqual([[]]);
  });

  it('are listed by username, sub and address, without those who are confirmed', async () => {
    const sub = await signUp(services, 'ann');
    await signUp(services, 'bob');
    await services.userPool.confirmByAdmin('bob', CALL);
    expect((await listUnconfirmed()).flat()).toEqual(['ann', sub, 'ann@example.com']);
  });

  it('are listed page by page', async () => {
    const names = Array.from({ length: 61 }, (_, index) => `person-${index}`);
    await Promise.all(names.map((name) => signUp(services, name)));
    const pages = await listUnconfirmed();
    expect(pages.map((page) => page.length)).toEqual([3 * 60, 3 * 1]);
    expect(pages.flat()).toEqual(expect.arrayContaining(names));
  });

  it('cannot be listed without the permission', async () => {
    await local().disturb({ operation: 'ListUsers', fault: 'error:AccessDeniedException' });
    await expect(listUnconfirmed()).rejects.toMatchObject({ failure: { code: 'ACCESS_DENIED' } });
  });
});

describe('a link', () => {
  it('confirms when it is followed, and once more without harm', async () => {
    await signUp(services, 'ann');
    const link = await readLink(services);
    expect(await follow(link)).toEqual({ isFollowed: true });
    expect((await local().books()).users).toMatchObject([
      { status: 'CONFIRMED', emailVerified: true },
    ]);
    expect(await follow(link)).toEqual({ isFollowed: true });
  });

  it.each([
    ['another host', (link: string) => link.replace('127.0.0.1', 'localhost')],
    ['another port', (link: string) => link.replace(/:\d+\//, ':1/')],
    ['another client', (link: string) => link.replace(/client_id=\w+/, 'client_id=other')],
    ['another page', (link: string) => link.replace('/confirmUser/', '/logout')],
    ['nowhere', () => 'confirm me'],
  ])('is not followed to %s, and nothing is asked', async (_, change) => {
    await signUp(services, 'ann');
    const link = change(await readLink(services));
    expect(await follow(link)).toEqual({
      ignored: "its link does not lead to the pool's own domain",
    });
    expect(await countClicks()).toBe(0);
  });

  it('of no use is said to be so', async () => {
    await signUp(services, 'ann');
    const link = (await readLink(services)).replace(/confirmation_code=\d+/, 'confirmation_code=x');
    expect(await follow(link)).toEqual({ ignored: 'Cognito refused its link (HTTP 400)' });
  });

  it('asks for the domain of the pool only once', async () => {
    for (let time = 0; time < 3; time += 1) await follow('https://evil.example/confirmUser/?a=b');
    expect((await local().books()).calls).toEqual({ DescribeUserPool: 1 });
  });

  it.each([
    ['throttle', 'THROTTLED'],
    ['error:InternalErrorException', 'SERVICE_ERROR'],
    ['reset', 'CONNECTION_LOST'],
    ['lostReply', 'CONNECTION_LOST'],
  ])('that meets %s may be followed again', async (fault, code) => {
    await signUp(services, 'ann');
    const link = await readLink(services);
    await local().disturb({ operation: 'confirmUser', fault, calls: [1] });
    await expect(follow(link)).rejects.toMatchObject({
      failure: { code, scope: 'row', retryable: true },
    });
    expect(await follow(link)).toEqual({ isFollowed: true });
  });

  it('that is never answered is given up after the time of any request', async () => {
    await signUp(services, 'ann');
    const link = await readLink(services);
    await local().disturb({ operation: 'confirmUser', fault: 'hang' });
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(timeOutSoon());
    onTestFinished(() => timeout.mockRestore());
    await expect(follow(link)).rejects.toMatchObject({
      failure: { code: 'TIMED_OUT', retryable: true },
    });
    expect(timeout).toHaveBeenCalledWith(20_000);
  });

  it('keeps its code out of the message', async () => {
    await signUp(services, 'ann');
    const link = await readLink(services);
    const code = new URL(link).searchParams.get('confirmation_code') ?? '';
    await local().disturb({ operation: 'confirmUser', fault: 'reset' });
    expect(code).toMatch(/^\d{6}$/);
    await expect(follow(link)).rejects.not.toThrow(code);
  });
});

import { describe, expect, it } from 'vitest';
import { createCalls } from '../../src/services/calls.ts';
import type { CallContext } from '../../src/services/calls.ts';
import { createThrottle } from './aws-error.ts';
import type { Transport } from './request.ts';
import { WORLD_CONFIG, createWorldServices } from './services.ts';
import { createWorld } from './world.ts';

const now = () => Date.UTC(2026, 0, 1);
const straight: Transport = async (_request, take) => take();

async function enter(transport = straight) {
  const world = createWorld({ now });
  const services = await createWorldServices({ world, transport, config: WORLD_CONFIG, now });
  return { world, services, calls: createCalls(services) };
}

function withSecrets(secrets: CallContext['secrets']): CallContext {
  return { signal: new AbortController().signal, begun: true, secrets };
}

const ADA = { username: 'ada', attributes: { email: 'ada@example.com' } };

describe('the scripted world', () => {
  it('leads a person from the sign-up to the tokens', async () => {
    const { world, calls } = await enter();
    const password = 'Passw0rd!';
    const { output } = await calls.signUp(ADA, withSecrets({ password }));
    expect(output).toEqual({ sub: 'sub-1', confirmed: false, codeSent: true });
    const code = world.books.users.get('ada')?.code?.text ?? '';
    await calls.confirmSignUp(ADA, withSecrets({ code }));
    const { secrets = {} } = await calls.authenticate(ADA, withSecrets({ password }));
    const user = await calls.readUser(ADA, withSecrets(secrets));
    expect(user.output).toEqual({ sub: 'sub-1' });
  });

  it('puts the code into the inbox', async () => {
    const { world, services, calls } = await enter();
    await calls.signUp(ADA, withSecrets({ password: 'Passw0rd!' }));
    const [letter] = world.books.letters;
    expect(letter?.raw).toContain(world.books.users.get('ada')?.code?.text);
    expect(services.inbox).toBeNull();
  });

  it('is not asked where the transport throttles', async () => {
    const { world, calls } = await enter(async () => {
      throw createThrottle();
    });
    const signUp = calls.signUp(ADA, withSecrets({ password: 'Passw0rd!' }));
    await expect(signUp).rejects.toMatchObject({ failure: { code: 'THROTTLED' } });
    expect(world.books.users.size).toBe(0);
  });
});

import { expect, it } from 'vitest';
import { toSecretHash } from '../../src/services/secret-hash.ts';

it.each([
  ['alice', 'client123', 'secret123', 'QgeCLjIe1S+HisiX9HLLYE91zUfklvoG+exwFBMYlqY='],
  ['zoë@example.com', 'client123', 'secret123', 'bcMlKRtKJpDLGnpVMBqA51LGtb4Wux73j9f7eZFRuDQ='],
])('hashes %s and the client id with the client secret', (user, clientId, secret, expected) => {
  expect(toSecretHash(user, clientId, secret)).toBe(expected);
});

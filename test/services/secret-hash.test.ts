import { expect, it } from 'vitest';
import { toSecretHash } from '../../src/services/secret-hash.ts';

const CLIENT_ID = 'client123';
const CLIENT_SECRET = 'secret123';

it.each([
  ['alice', 'QgeCLjIe1S+HisiX9HLLYE91zUfklvoG+exwFBMYlqY='],
  ['zoë@example.com', 'bcMlKRtKJpDLGnpVMBqA51LGtb4Wux73j9f7eZFRuDQ='],
])('hashes %s and the client id with the client secret', (user, expected) => {
  expect(toSecretHash(user, CLIENT_ID, CLIENT_SECRET)).toBe(expected);
});

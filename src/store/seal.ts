import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import { ConfigError } from '../domain/config-error.ts';

/** Length of a key in bytes. */
export const KEY_BYTES = 32;

const KEY_ID_BYTES = 4;
const IV_BYTES = 12;
const TAG_BYTES = 16;

const CIPHER = 'aes-256-gcm';

/** Without it a part of a tag would do: https://nodejs.org/docs/latest-v20.x/api/crypto.html#deciphersetauthtagbuffer-encoding. */
const WHOLE_TAG = { authTagLength: TAG_BYTES };

/** Random bytes that are fetched at a time: one fetch for each secret would be dear. */
const POOL_BYTES = 4096 * IV_BYTES;

/** Gives random bytes, each only once. */
function createRandomPool(): (length: number) => Buffer {
  let pool = Buffer.alloc(0);
  return (length) => {
    if (pool.length < length) pool = randomBytes(POOL_BYTES);
    const taken = pool.subarray(0, length);
    pool = pool.subarray(length);
    return taken;
  };
}

/** Seals and unseals secrets with one key. */
export interface Sealer {
  /** Names the key without telling it; stored with everything that is sealed. */
  readonly keyId: string;
  /** Seals a text; `place` says where it belongs, and it can be unsealed for that place only. */
  seal(text: string, place: string): Uint8Array;
  /** @throws ConfigError where another key sealed it; Error where it was changed or moved */
  unseal(sealed: Uint8Array, place: string): string;
  /** Makes a keyed fingerprint of a text that may hold secrets. */
  digest(text: string): string;
}

/**
 * Makes the sealer of a key: AES-256-GCM with a random nonce for each text (NIST SP 800-38D).
 *
 * @param key - 32 bytes
 */
export function createSealer(key: Uint8Array): Sealer {
  const id = createHash('sha256').update('cognito-onboard key id').update(key).digest();
  const keyId = id.subarray(0, KEY_ID_BYTES);
  const takeRandom = createRandomPool();
  return {
    keyId: keyId.toString('hex'),
    seal(text, place) {
      const iv = takeRandom(IV_BYTES);
      const cipher = createCipheriv(CIPHER, key, iv, WHOLE_TAG).setAAD(Buffer.from(place));
      const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([keyId, iv, cipher.getAuthTag(), ciphertext]);
    },
    unseal(sealed, place) {
      const parts = split(sealed);
      assertKeyId(parts.keyId.toString('hex'), keyId.toString('hex'));
      const decipher = createDecipheriv(CIPHER, key, parts.iv, WHOLE_TAG)
        .setAAD(Buffer.from(place))
        .setAuthTag(parts.tag);
      return Buffer.concat([decipher.update(parts.ciphertext), decipher.final()]).toString('utf8');
    },
    digest: (text) => createHmac('sha256', key).update(text).digest('base64'),
  };
}

/** Refuses by name a key that is not the one in use. */
export function assertKeyId(expected: string, given: string): void {
  if (expected === given) return;
  throw new ConfigError(
    `Expected the key with the id ${expected}, which sealed this batch's secrets, got the key ${given}. Set COGNITO_ONBOARD_KEY to that key or restore its file.`,
  );
}

function split(sealed: Uint8Array) {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const ivEnd = KEY_ID_BYTES + IV_BYTES;
  const tagEnd = ivEnd + TAG_BYTES;
  return {
    keyId: bytes.subarray(0, KEY_ID_BYTES),
    iv: bytes.subarray(KEY_ID_BYTES, ivEnd),
    tag: bytes.subarray(ivEnd, tagEnd),
    ciphertext: bytes.subarray(tagEnd),
  };
}

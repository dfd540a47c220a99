import { generateKeyPair, randomUUID, sign, verify } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';
import { promisify } from 'node:util';

/** The pool's RSA key pair; it lives in memory only. */
export interface SigningKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** The JSON Web Key Set that verifiers fetch. */
  readonly jwks: { readonly keys: readonly JsonWebKey[] };
  /** The encoded header of every token. */
  readonly header: string;
}

const signInThreadPool = promisify(sign);

/** Generates a key pair; takes some 100 ms, off the main thread. */
export async function createSigningKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
  });
  const kid = randomUUID();
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' };
  return { privateKey, publicKey, jwks: { keys: [jwk] }, header: encode({ kid, alg: 'RS256' }) };
}

/** Signs claims as a JSON Web Token (RS256). */
export async function signToken(claims: object, key: SigningKey): Promise<string> {
  const content = `${key.header}.${encode(claims)}`;
  // Signing is the dearest thing here by far, about a millisecond: it must not hold up the main thread.
  const signature = await signInThreadPool('sha256', Buffer.from(content), key.privateKey);
  return `${content}.${signature.toString('base64url')}`;
}

/**
 * Reads the claims of a token of ours.
 *
 * @returns `'malformed'` or `'forged'` where it is none
 */
export function readToken(
  token: string,
  key: SigningKey,
): Readonly<Record<string, unknown>> | 'malformed' | 'forged' {
  const [header, payload, signature, ...rest] = token.split('.');
  if (header !== key.header || payload === undefined || rest.length > 0) return 'malformed';
  const content = Buffer.from(`${header}.${payload}`);
  if (!verify('sha256', content, key.publicKey, Buffer.from(signature ?? '', 'base64url'))) {
    return 'forged';
  }
  return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
}

function encode(json: object): string {
  return Buffer.from(JSON.stringify(json)).toString('base64url');
}

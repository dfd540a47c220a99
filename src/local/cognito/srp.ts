import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

// SRP-6a as Cognito does it: RFC 5054's group of 3072 bits, SHA-256, and a proof of its own making. There is no page of
// AWS that tells of it; the client side is https://github.com/aws-amplify/amplify-js, AuthenticationHelper.
const N = BigInt(
  `0x${[
    'FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD',
    'EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED',
    'EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F',
    '83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B',
    'E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510',
    '15728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7',
    'ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C',
    'BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF',
  ].join('')}`,
);
const G = 2n;
const K = hashNumbers(N, G);
const SALT_BYTES = 16;
const SECRET_BYTES = 32;
const BLOCK_BYTES = 64;
const KEY_BYTES = 16;

/** What the server keeps in place of a password. */
export interface SrpVerifier {
  readonly salt: bigint;
  readonly verifier: bigint;
}

/** One sign-in between its two calls. */
export interface SrpExchange {
  readonly salt: bigint;
  /** The server's public number, `B`. */
  readonly publicB: bigint;
  /** Goes to the client and comes back; base64. */
  readonly secretBlock: string;
  /** The key that only who knows the password has too. */
  readonly key: Buffer;
}

/** Who proves a password, and when it says it is, in the client's own words. */
interface Claim {
  readonly poolName: string;
  readonly userId: string;
  readonly timestamp: string;
}

/** Makes a verifier from the digest of a password, in hex. */
export function createVerifier(
  passwordDigest: string,
  salt: bigint = toNumber(randomBytes(SALT_BYTES)),
): SrpVerifier {
  const exponent = toNumber(hash(encode(salt), Buffer.from(passwordDigest, 'hex')));
  return { salt, verifier: power(G, exponent) };
}

/**
 * Answers a client's public number.
 *
 * @param publicA - `SRP_A`, in hex
 * @returns `undefined` where the number is none or would make the key known to everybody
 */
export function openExchange(
  { salt, verifier }: SrpVerifier,
  publicA: string,
): SrpExchange | undefined {
  if (!/^[0-9a-f]+$/i.test(publicA)) return undefined;
  const a = BigInt(`0x${publicA}`);
  if (a % N === 0n) return undefined;
  const secret = toNumber(randomBytes(SECRET_BYTES));
  const publicB = (K * verifier + power(G, secret)) % N;
  const scramble = hashNumbers(a, publicB);
  const shared = power((a * power(verifier, scramble)) % N, secret);
  const info = 'Caldera Derived Key';
  const key = hkdfSync('sha256', encode(shared), encode(scramble), info, KEY_BYTES);
  const secretBlock = randomBytes(BLOCK_BYTES).toString('base64');
  return { salt, publicB, secretBlock, key: Buffer.from(key) };
}

/** The signature that proves the password in an exchange; base64. */
export function sign(
  { key, secretBlock }: SrpExchange,
  { poolName, userId, timestamp }: Claim,
): string {
  return createHmac('sha256', key)
    .update(poolName)
    .update(userId)
    .update(Buffer.from(secretBlock, 'base64'))
    .update(timestamp)
    .digest('base64');
}

/** Square and multiply from the highest bit; exponents here have 256 bits. */
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % N;
    if (bit === '1') result = (result * base) % N;
  }
  return result;
}

function hashNumbers(...numbers: readonly bigint[]): bigint {
  return toNumber(hash(...numbers.map(encode)));
}

function hash(...parts: readonly Buffer[]): Buffer {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return sum.digest();
}

function toNumber(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString('hex')}`);
}

/** As Java writes a positive number: whole bytes, the highest bit 0. */
function encode(number: bigint): Buffer {
  const hex = number.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex');
}

import { randomInt, randomUUID } from 'node:crypto';

/** The ids of one start of the local AWS; random, so that a batch can tell a fresh instance from the one it began on. */
export interface Target {
  readonly region: string;
  readonly userPoolId: string;
  readonly clientId: string;
  readonly identityPoolId: string;
  /** Owns the buckets. */
  readonly accountId: string;
  readonly objectBucket: string;
  readonly inboxBucket: string;
  readonly inboxPrefix: string;
  /** The verified address that welcome mail comes from. */
  readonly welcomeSender: string;
  /** The verified domain that mail can come in for. */
  readonly receivingDomain: string;
  /** The address that Cognito's own mail comes from. */
  readonly confirmationSender: string;
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';
const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const MIXED = `${LOWER}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;

/** Draws the ids of a fresh instance; their shapes are AWS's, so that whatever checks them is content. */
export function createTarget(): Target {
  const region = 'eu-west-1';
  const suffix = pick(LOWER, 6);
  return {
    region,
    userPoolId: `${region}_${pick(MIXED, 9)}`,
    clientId: pick(LOWER, 26),
    identityPoolId: `${region}:${randomUUID()}`,
    accountId: '123456789012',
    objectBucket: `cognito-onboard-objects-${suffix}`,
    inboxBucket: `cognito-onboard-inbox-${suffix}`,
    inboxPrefix: 'inbound/',
    welcomeSender: 'welcome@example.com',
    receivingDomain: 'people.example.com',
    confirmationSender: 'no-reply@verificationemail.com',
  };
}

/** Draws lower-case letters and digits, the alphabet of SES's message ids. */
export function createLowerCaseId(length: number): string {
  return pick(LOWER, length);
}

/** Draws an access key id of temporary credentials; `ASIA` is how AWS's own begin. */
export function createAccessKeyId(): string {
  return `ASIA${pick(UPPER, 16)}`;
}

function pick(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}

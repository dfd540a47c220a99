import { randomInt } from 'node:crypto';

/** The ids of one start of the local AWS; random, so that a batch can tell a fresh instance from the one it began on. */
export interface Target {
  readonly region: string;
  readonly userPoolId: string;
  readonly clientId: string;
  readonly objectBucket: string;
  readonly inboxBucket: string;
  readonly inboxPrefix: string;
  /** The verified address that welcome mail comes from. */
  readonly welcomeSender: string;
  /** The address that Cognito's own mail comes from. */
  readonly confirmationSender: string;
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';
const MIXED = `${LOWER}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;

/** Draws the ids of a fresh instance; their shapes are AWS's, so that whatever checks them is content. */
export function createTarget(): Target {
  const region = 'eu-west-1';
  const suffix = pick(LOWER, 6);
  return {
    region,
    userPoolId: `${region}_${pick(MIXED, 9)}`,
    clientId: pick(LOWER, 26),
    objectBucket: `cognito-onboard-objects-${suffix}`,
    inboxBucket: `cognito-onboard-inbox-${suffix}`,
    inboxPrefix: 'inbound/',
    welcomeSender: 'welcome@example.com',
    confirmationSender: 'no-reply@verificationemail.com',
  };
}

/** Draws lower-case letters and digits, the alphabet of SES's message ids. */
export function createLowerCaseId(length: number): string {
  return pick(LOWER, length);
}

function pick(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}

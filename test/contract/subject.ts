import type { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity';
import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3';
import type { SESClient } from '@aws-sdk/client-ses';

/**
 * What a case may need that not every subject can give: `mail` codes can be read, `clock` time can be moved,
 * `secretClient` an app client with a secret, `identityPool` an identity pool with its server-side check on, `group` a
 * group of the pool, `links` a pool that mails links, `caps` nobody minds a user's calls of an hour being used up.
 */
export type Need = 'mail' | 'clock' | 'secretClient' | 'identityPool' | 'group' | 'links' | 'caps';

/** An app client that has a secret. */
export interface SecretClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** An AWS, real or not, that the contract is held against. */
export interface Subject {
  readonly cognito: CognitoIdentityProviderClient;
  readonly identity: CognitoIdentityClient;
  readonly s3: S3Client;
  readonly ses: SESClient;
  /** How to reach S3 with other credentials. */
  readonly s3Options: S3ClientConfig;
  readonly region: string;
  readonly userPoolId: string;
  readonly clientId: string;
  readonly identityPoolId: string;
  readonly group: string;
  readonly bucket: string;
  /** A verified address that mail may come from. */
  readonly sender: string;
  /** An address that mail may go to. */
  readonly recipient: string;
  readonly lacks: readonly Need[];
  /** The mail address of a user. */
  readonly toEmail: (username: string) => string;
  /** Reads the code that was mailed to a user last, or the one that came beside another that is known. */
  readonly readCode: (username: string, known?: string) => Promise<string>;
  /** Mails links from now on. */
  readonly useLinks: () => Promise<void>;
  /** Reads the link that was mailed to a user last. */
  readonly readLink: (username: string) => Promise<string>;
  /** Moves the clock. */
  readonly advance: (milliseconds: number) => void;
  readonly openSecretClient: () => Promise<SecretClient>;
}

/** A subject with names that one case has for itself. */
export interface Scene extends Subject {
  readonly username: string;
  readonly key: string;
  readonly template: string;
  readonly ruleSet: string;
}

/** Gives a case names of its own. */
export function toScene(subject: Subject, id: string): Scene {
  const name = `contract-${id}`;
  return { ...subject, username: name, key: `contract/${id}`, template: name, ruleSet: name };
}

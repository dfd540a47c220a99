import { defaultProvider } from '@aws-sdk/credential-provider-node';

/** What the SDK signs with. */
type Credentials = Awaited<ReturnType<ReturnType<typeof defaultProvider>>>;

/** Gives credentials whenever the SDK asks for them. */
export type CredentialProvider = (
  properties?: Parameters<ReturnType<typeof defaultProvider>>[0],
) => Promise<Credentials>;

interface CredentialOptions {
  /** A profile of the shared AWS configuration. */
  readonly profile: string | null | undefined;
  /** Milliseconds since the epoch. @defaultValue `Date.now` */
  readonly now?: () => number;
}

/** The SDK asks anew five minutes before credentials end. */
const RENEWED_BEFORE_MS = 300_000;

/** Whoever rotates credentials leaves both valid for longer than this. */
const READ_EVERY_MS = 300_000;

/**
 * Makes the provider of the SDK's standard chain, for processes that live for days: credentials without an end, such as
 * those of a shared file, are read again every five minutes, since somebody may rotate them. While they cannot be read,
 * because the file is being written, the last ones stay.
 */
export function createCredentials({
  profile,
  now = Date.now,
}: CredentialOptions): CredentialProvider {
  let last: Credentials | undefined;
  return async (properties) => {
    // A chain of its own: each remembers what it read.
    const read = defaultProvider({ ignoreCache: true, ...(profile != null && { profile }) });
    try {
      last = await read(properties);
    } catch (error) {
      if (last === undefined) throw error;
    }
    const expiration = new Date(now() + READ_EVERY_MS + RENEWED_BEFORE_MS);
    return { expiration, ...last };
  };
}

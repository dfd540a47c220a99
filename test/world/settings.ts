/** How the world is set up: what an operator chose in the console, and what IAM permits. */
export interface WorldSettings {
  /** Whether a trigger of the pool confirms whoever signs up. */
  readonly confirmsAtOnce: boolean;
  /** Whether the pool verifies `email`, and so mails a code or a link at sign-up. */
  readonly autoVerifies: boolean;
  readonly mailsLinks: boolean;
  /** Whether SES stores every confirmation mail at once; otherwise a test puts it into `books.inbox`. */
  readonly storesLetters: boolean;
  /** What a sign-in asks besides the password; `null` for nothing. */
  readonly signInChallenge: string | null;
  readonly groups: readonly string[];
  /** Operations that IAM refuses. */
  readonly denied: ReadonlySet<string>;
  /** Whether the operator's credentials have expired. */
  readonly areCredentialsExpired: boolean;
  /** AWS's clock minus ours, in milliseconds. */
  readonly skewMs: number;
}

export const DEFAULT_SETTINGS: WorldSettings = {
  confirmsAtOnce: false,
  autoVerifies: true,
  mailsLinks: false,
  storesLetters: true,
  signInChallenge: null,
  groups: ['staff', 'admins'],
  denied: new Set(),
  areCredentialsExpired: false,
  skewMs: 0,
};

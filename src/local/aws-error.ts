/** What an AWS service answers instead of a result; each protocol writes it in its own shape. */
export class AwsError extends Error {
  override readonly name: string;
  readonly status: number;

  /**
   * @param name - AWS's error name or code, for example `UserNotFoundException` or `SlowDown`
   * @param message - AWS's text
   * @param status - The HTTP status
   */
  constructor(name: string, message: string, status: number) {
    super(message);
    this.name = name;
    this.status = status;
  }
}

/** An error's default text and HTTP status; an absent status is 400. */
interface ErrorTerms {
  readonly text?: string;
  readonly status?: number;
}

/** Makes the errors of one service by name; a text given here replaces the default one. */
export type ErrorFactory = (name: string, text?: string) => AwsError;

/**
 * Makes the error factory of one service from its table of known errors.
 *
 * @param known - Texts and statuses by error name; a name that is not listed gets status 400
 */
export function createErrorFactory(known: Readonly<Record<string, ErrorTerms>>): ErrorFactory {
  return (name, text) => {
    const terms = known[name];
    const message = text ?? terms?.text ?? `The local AWS was told to answer ${name}.`;
    return new AwsError(name, message, terms?.status ?? 400);
  };
}

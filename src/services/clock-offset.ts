import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';

/**
 * Watches the `Date` header of a client's answers, so that a time stamp of AWS can be compared with one of ours even
 * where this machine's clock is wrong: https://www.rfc-editor.org/rfc/rfc9110#field.date (whole seconds).
 *
 * @returns A function that gives AWS's clock minus ours in milliseconds, as of the latest answer; 0 before the first
 */
export function createClockOffset(client: CognitoIdentityProviderClient): () => number {
  let offsetMs = 0;
  client.middlewareStack.add(
    (next) => async (request) => {
      const answer = await next(request);
      const date = Date.parse(toDateHeader(answer.response));
      if (!Number.isNaN(date)) offsetMs = toOffset(date, Date.now());
      return answer;
    },
    { step: 'deserialize', name: 'clockOffset', priority: 'low' },
  );
  return () => offsetMs;
}

function toDateHeader(response: unknown): string {
  const { headers } = response as { readonly headers?: Readonly<Record<string, string>> };
  return headers?.['date'] ?? '';
}

/** The header is cut to the second: within that second the clocks agree. */
function toOffset(theirs: number, ours: number): number {
  if (ours < theirs) return theirs - ours;
  return Math.min(0, theirs + 999 - ours);
}

import { z } from 'zod';
import type { Target } from '../target.ts';
import type { Need } from './operator-policy.ts';

const poolRequest = z.object({ UserPoolId: z.string() });

/** Tells what a signed operation of the user-pool API needs: its action on the pool that the request names, if any. */
export function toCognitoNeeds(
  operation: string,
  request: unknown,
  { region, accountId }: Target,
): readonly Need[] {
  const { data } = poolRequest.safeParse(request);
  const resource =
    data === undefined
      ? '*'
      : `arn:aws:cognito-idp:${region}:${accountId}:userpool/${data.UserPoolId}`;
  return [{ action: `cognito-idp:${operation}`, resource }];
}

import {
  DescribeUserPoolCommand,
  ListUsersCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { UserType } from '@aws-sdk/client-cognito-identity-provider';
import { createFailure } from '../domain/failure.ts';
import { ServiceError } from '../domain/service-error.ts';
import type { CallOptions } from './call-options.ts';
import { REQUEST_TIMEOUT_MS } from './client-config.ts';
import { toAttributes } from './cognito-client.ts';
import type { CognitoConnection } from './cognito-client.ts';
import { isConfirmationLink } from './confirmation-link.ts';
import type { Links } from './links.ts';

type LinksConnection = CognitoConnection & { readonly region: string };

/** Makes the confirmation by links of a user pool on Amazon Cognito. */
export function createCognitoLinks(connection: LinksConnection): Links {
  const { client, gate, userPoolId: UserPoolId, clientId } = connection;
  let domains: readonly string[] | undefined;

  return {
    async *unconfirmed(signal) {
      let PaginationToken: string | undefined;
      do {
        const command = new ListUsersCommand({
          UserPoolId,
          Filter: 'cognito:user_status = "UNCONFIRMED"',
          AttributesToGet: ['sub', 'email'],
          PaginationToken,
        });
        const page = await gate({
          operation: 'ListUsers',
          send: (abortSignal) => client.send(command, { abortSignal }),
          options: toOptions(signal),
        });
        yield (page.Users ?? []).flatMap(toNames);
        ({ PaginationToken } = page);
      } while (PaginationToken !== undefined);
    },

    async follow(link, signal) {
      domains ??= await readDomains(connection, signal);
      if (!isConfirmationLink(link, { domains, clientId })) {
        return { ignored: "its link does not lead to the pool's own domain" };
      }
      const { status, ok } = await gate({
        operation: 'confirmUser',
        send: (abortSignal) => get(link, abortSignal),
        options: toOptions(signal),
      });
      return ok ? { isFollowed: true } : { ignored: `Cognito refused its link (HTTP ${status})` };
    },
  };
}

function toNames({ Username = '', Attributes }: UserType): readonly string[] {
  const { sub = '', email = '' } = toAttributes(Attributes);
  return [Username, sub, email];
}

async function get(link: string, signal: AbortSignal): Promise<Response> {
  const timeout = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
  const either = AbortSignal.any([signal, timeout]);
  const response = await fetch(link, { redirect: 'manual', signal: either });
  // A page that nobody reads keeps its connection.
  await response.arrayBuffer();
  if (response.status < 500 && response.status !== 429) return response;
  // The classes of failures are told by names and statuses, as the SDK's errors have them.
  const $metadata = { httpStatusCode: response.status };
  const name = response.status === 429 ? 'TooManyRequestsException' : 'InternalErrorException';
  throw Object.assign(new Error(`HTTP ${response.status}`), { name, $metadata });
}

/** A pool may have a domain of its own and one below Amazon's. */
async function readDomains(
  { client, gate, userPoolId: UserPoolId, region }: LinksConnection,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const command = new DescribeUserPoolCommand({ UserPoolId });
  const { UserPool } = await gate({
    operation: 'DescribeUserPool',
    send: (abortSignal) => client.send(command, { abortSignal }),
    options: toOptions(signal),
  });
  const { CustomDomain, Domain } = UserPool ?? {};
  const amazons = Domain === undefined ? undefined : `${Domain}.auth.${region}.amazoncognito.com`;
  const domains = [CustomDomain, amazons].filter((domain) => domain !== undefined);
  if (domains.length > 0) return domains;
  throw new ServiceError(
    createFailure(
      'POOL_MISCONFIGURED',
      `Expected user pool \`${UserPoolId}\` to have a domain, since \`confirmation.link\` is "follow", found none. Give it one, or set "wait".`,
    ),
  );
}

function toOptions(signal: AbortSignal): CallOptions {
  return { signal, begun: true };
}

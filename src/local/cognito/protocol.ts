import type { HttpAnswer, HttpRequest } from '../http-server.ts';
import type { Protocol } from '../protocol.ts';
import { createCognitoError } from './cognito-error.ts';
import { COGNITO_OPERATIONS } from './operations.ts';

const TARGET_PREFIX = 'AWSCognitoIdentityProviderService.';

/** Cognito user pools: JSON 1.1, the operation in `X-Amz-Target`. */
export const cognitoProtocol: Protocol = {
  accepts: (request) => request.headers['x-amz-target'] !== undefined,
  open: (request, { pool }) => {
    const name = toOperationName(request);
    const operation = Object.hasOwn(COGNITO_OPERATIONS, name)
      ? COGNITO_OPERATIONS[name]
      : undefined;
    if (operation === undefined) {
      throw createCognitoError('UnknownOperationException', `Unknown operation ${name}`);
    }
    return {
      operation: name,
      run: async () => {
        if (operation.signed) assertSigned(request);
        return formatJson(200, await operation.run(parseJson(request), pool));
      },
    };
  },
  formatError: ({ name, message, status }) => {
    const answer = formatJson(status, { __type: name, message });
    return { ...answer, headers: { ...answer.headers, 'x-amzn-ErrorType': `${name}:` } };
  },
  createError: createCognitoError,
  throttleName: 'TooManyRequestsException',
  internalName: 'InternalErrorException',
};

function toOperationName({ headers }: HttpRequest): string {
  const target = String(headers['x-amz-target']);
  return target.startsWith(TARGET_PREFIX) ? target.slice(TARGET_PREFIX.length) : target;
}

// Any key will do; a call without one is what AWS refuses.
function assertSigned({ headers }: HttpRequest): void {
  if (headers.authorization === undefined) {
    throw createCognitoError('MissingAuthenticationTokenException');
  }
}

function parseJson({ body }: HttpRequest): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    throw createCognitoError('SerializationException', 'The request is not valid JSON.');
  }
}

function formatJson(status: number, json: object): HttpAnswer {
  const headers = { 'Content-Type': 'application/x-amz-json-1.1' };
  return { status, headers, body: JSON.stringify(json) };
}

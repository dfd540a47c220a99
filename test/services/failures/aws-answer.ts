import type { AwsCall } from '../../../src/services/failures/aws-failure.ts';

/** What the calls of these tests are aimed at. */
export const TARGET = {
  region: 'eu-west-1',
  userPoolId: 'eu-west-1_AbC',
  clientId: 'abc',
  bucket: 'profiles',
  sender: 'no-reply@example.com',
};

export const SIGN_UP: AwsCall = { service: 'cognito', operation: 'SignUp', target: TARGET };

export const HEAD_OBJECT: AwsCall = { service: 's3', operation: 'HeadObject', target: TARGET };

/** Makes an error as Node and the SDK make one where no answer came. */
export function createError(name: string, message: string, code?: string): Error {
  return Object.assign(new Error(message), { name }, code === undefined ? {} : { code });
}

/** Makes an error as the SDK makes one of an answer. */
export function createAnswer(
  name: string,
  message = '',
  { status = 400, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Error {
  const error = Object.assign(createError(name, message), {
    $metadata: { httpStatusCode: status },
  });
  return Object.defineProperty(error, '$response', { value: { statusCode: status, headers } });
}

/** The shape of what the SDK throws: classes are of no account, as `src/services/failures` says. */
export function createAwsError(name: string, message: string, status = 400): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode: status } });
}

/** What Node reports of a socket that died in use: nobody knows whether the request took effect. */
export function createLostReply(): Error {
  return Object.assign(new Error('read ECONNRESET'), { name: 'TimeoutError', code: 'ECONNRESET' });
}

/** What Node reports where nobody listens: the request had no effect. */
export function createRefusedConnection(): Error {
  return Object.assign(new Error('connect ECONNREFUSED'), { name: 'Error', code: 'ECONNREFUSED' });
}

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html */
export function createThrottle(): Error {
  return createAwsError('TooManyRequestsException', 'Rate exceeded', 400);
}

/** An answer of AWS's own trouble: nobody knows whether the request took effect. */
export function createServerError(): Error {
  return createAwsError('InternalErrorException', 'Something went wrong', 500);
}

/** What IAM says of an operation that the caller may not use. */
export function createAccessDenied(operation: string): Error {
  const message = `User is not authorized to perform: ${operation}`;
  return createAwsError('AccessDeniedException', message, 400);
}

/** What every service says of temporary credentials whose time is over. */
export function createExpiredToken(): Error {
  const message = 'The security token included in the request is expired';
  return createAwsError('ExpiredTokenException', message, 403);
}

import type { AwsErrorRow } from './aws-error-row.ts';

/** Codes of Node for a host that cannot be found or reached. */
const UNREACHABLE_CODES = [
  'EADDRNOTAVAIL',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
] as const;

/** Codes of Node for a socket that died. */
const LOST_CODES = ['ECONNABORTED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'] as const;

/**
 * What the errors mean that every service has, and those of the way to it; the rows of a service come first.
 *
 * Two kinds must never be mixed. `UNREACHABLE` and `THROTTLED` are certain to have had **no effect**: the request was
 * never taken in, so a call that must not be made twice may be made again. `CONNECTION_LOST`, `TIMED_OUT` and
 * `SERVICE_ERROR` leave the **effect unknown**: one looks before calling again. In doubt an error is of the second kind.
 *
 * The SDK's Node handler names most socket errors `TimeoutError` too, so `code` and text come before that name. Links are
 * followed by Node's own `fetch`, which has codes of its own (`UND_ERR_…`).
 */
export const TRANSPORT_ERRORS: readonly AwsErrorRow[] = [
  // Common errors: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/CommonErrors.html
  // and the names that the SDK takes for throttling: https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
  {
    name: [
      'BandwidthLimitExceeded',
      'RequestLimitExceeded',
      'RequestThrottled',
      'RequestThrottledException',
      'SlowDown',
      'ThrottledException',
      'Throttling',
      'ThrottlingException',
      'TooManyRequests',
      'TooManyRequestsException',
    ],
    code: 'THROTTLED',
  },
  {
    name: [
      'InternalError',
      'InternalErrorException',
      'InternalFailure',
      'InternalServerError',
      'InternalServiceError',
      'ServiceUnavailable',
      'ServiceUnavailableException',
    ],
    code: 'SERVICE_ERROR',
  },
  { name: ['AccessDenied', 'AccessDeniedException', 'NotAuthorized'], code: 'ACCESS_DENIED' },
  {
    name: [
      'AuthFailure',
      'AuthorizationHeaderMalformed',
      'IncompleteSignature',
      'IncompleteSignatureException',
      'InvalidAccessKeyId',
      'InvalidClientTokenId',
      'InvalidSignatureException',
      'InvalidToken',
      'MissingAuthenticationToken',
      'MissingAuthenticationTokenException',
      'OptInRequired',
      'RequestExpired',
      'RequestInTheFuture',
      'RequestTimeTooSkewed',
      'SignatureDoesNotMatch',
      'UnrecognizedClientException',
    ],
    code: 'CREDENTIALS_REFUSED',
  },
  {
    name: ['ExpiredToken', 'ExpiredTokenException', 'TokenRefreshRequired'],
    code: 'CREDENTIALS_EXPIRED',
  },
  {
    name: ['RequestEntityTooLargeException', 'ValidationError', 'ValidationException'],
    code: 'INPUT_REFUSED',
  },

  // Credentials: https://docs.aws.amazon.com/sdk-for-javascript/v3/developer-guide/setting-credentials-node.html
  {
    name: ['CredentialsProviderError', 'ProviderError', 'TokenProviderError'],
    text: /expired/i,
    code: 'CREDENTIALS_EXPIRED',
  },
  {
    name: ['CredentialsProviderError', 'ProviderError', 'TokenProviderError'],
    code: 'CREDENTIALS_MISSING',
  },

  // Before the request was sent: https://nodejs.org/docs/latest-v20.x/api/errors.html#common-system-errors
  {
    name: 'TimeoutError',
    text: /did not establish a connection/i,
    code: 'UNREACHABLE',
  },
  { name: 'UND_ERR_CONNECT_TIMEOUT', code: 'UNREACHABLE' },
  {
    name: 'ECONNRESET',
    text: /before secure TLS connection was established/i,
    code: 'UNREACHABLE',
  },
  { name: LOST_CODES, text: /^connect\b/, code: 'UNREACHABLE' },
  { name: 'EPROTO', text: /wrong version number|handshake failure/, code: 'UNREACHABLE' },
  {
    name: [
      'CERT_HAS_EXPIRED',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'ERR_SSL_WRONG_VERSION_NUMBER',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ],
    code: 'UNREACHABLE',
  },

  // After it was sent, or perhaps: a socket in use can die of any code
  { name: UNREACHABLE_CODES, text: /^(read|write)\b/, code: 'CONNECTION_LOST' },
  { name: UNREACHABLE_CODES, code: 'UNREACHABLE' },
  { name: 'ETIMEDOUT', text: /requestTimeout/, code: 'TIMED_OUT' },
  {
    name: [
      ...LOST_CODES,
      'AbortError',
      'EPROTO',
      'ERR_STREAM_PREMATURE_CLOSE',
      'RequestAbortedException',
      'UND_ERR_SOCKET',
    ],
    code: 'CONNECTION_LOST',
  },
  { name: 'Error', text: /socket hang up|^aborted$|^Parse Error/, code: 'CONNECTION_LOST' },
  {
    name: [
      'RequestTimeout',
      'RequestTimeoutException',
      'TimeoutError',
      'UND_ERR_BODY_TIMEOUT',
      'UND_ERR_HEADERS_TIMEOUT',
    ],
    code: 'TIMED_OUT',
  },

  // An answer of a name unknown here, or of a proxy and not to be parsed: its status tells
  { status: 429, code: 'THROTTLED' },
  { status: '5xx', code: 'SERVICE_ERROR' },
];

import { describe } from 'vitest';
import { TRANSPORT_ERRORS } from '../../../src/services/failures/transport-errors.ts';
import { testErrorRows } from './error-cases.ts';

const of = (names: string, text: string): readonly string[] =>
  names.split(' ').map((name) => `SignUp ${name}${text}`);

const NETWORK =
  'EADDRNOTAVAIL EAI_AGAIN ECONNREFUSED EHOSTDOWN EHOSTUNREACH ENETDOWN ENETUNREACH ENOTFOUND';
const SOCKET = 'ECONNABORTED ECONNRESET EPIPE ETIMEDOUT';
const PROVIDERS = 'CredentialsProviderError ProviderError TokenProviderError';

describe('the errors that all services share', () => {
  testErrorRows('cognito', TRANSPORT_ERRORS, {
    THROTTLED: [
      ...of(
        'BandwidthLimitExceeded RequestLimitExceeded RequestThrottled RequestThrottledException SlowDown ThrottledException Throttling ThrottlingException TooManyRequests TooManyRequestsException',
        ' 400: Rate exceeded',
      ),
      ...of('SyntaxError ErrorOfTomorrow', ' 429'),
    ],
    SERVICE_ERROR: [
      ...of(
        'InternalError InternalErrorException InternalFailure InternalServerError InternalServiceError ServiceUnavailable ServiceUnavailableException',
        ' 500',
      ),
      ...of('SyntaxError ErrorOfTomorrow', ' 502'),
      'SignUp ErrorOfTomorrow 520',
    ],
    ACCESS_DENIED: of('AccessDenied AccessDeniedException NotAuthorized', ' 400'),
    CREDENTIALS_REFUSED: of(
      'AuthFailure AuthorizationHeaderMalformed IncompleteSignature IncompleteSignatureException InvalidAccessKeyId InvalidClientTokenId InvalidSignatureException InvalidToken MissingAuthenticationToken MissingAuthenticationTokenException OptInRequired RequestExpired RequestInTheFuture RequestTimeTooSkewed SignatureDoesNotMatch UnrecognizedClientException',
      ' 403',
    ),
    CREDENTIALS_EXPIRED: [
      ...of('ExpiredToken ExpiredTokenException TokenRefreshRequired', ' 400'),
      ...of(PROVIDERS, ': The SSO session associated with this profile has expired.'),
    ],
    CREDENTIALS_MISSING: of(PROVIDERS, ': Could not load credentials from any providers'),
    INPUT_REFUSED: of('RequestEntityTooLargeException ValidationError ValidationException', ' 400'),
    UNREACHABLE: [
      'SignUp TimeoutError: @smithy/node-http-handler - the request socket did not establish a connection with the server within the configured timeout of 1000 ms.',
      'confirmUser UND_ERR_CONNECT_TIMEOUT: Connect Timeout Error',
      'SignUp ECONNRESET: Client network socket disconnected before secure TLS connection was established',
      'SignUp EPROTO: write EPROTO error:0A00010B:SSL routines:ssl3_get_record:wrong version number',
      ...of(SOCKET, ': connect FAILED 192.0.2.1:443'),
      ...of(NETWORK, ': connect FAILED 192.0.2.1:443'),
      'SignUp ENOTFOUND: getaddrinfo ENOTFOUND cognito-idp.example',
      ...of(
        'CERT_HAS_EXPIRED DEPTH_ZERO_SELF_SIGNED_CERT ERR_SSL_WRONG_VERSION_NUMBER ERR_TLS_CERT_ALTNAME_INVALID SELF_SIGNED_CERT_IN_CHAIN UNABLE_TO_GET_ISSUER_CERT_LOCALLY UNABLE_TO_VERIFY_LEAF_SIGNATURE',
        '',
      ),
    ],
    CONNECTION_LOST: [
      ...of(NETWORK, ': read FAILED'),
      ...of(SOCKET, ': write FAILED'),
      ...of('AbortError EPROTO ERR_STREAM_PREMATURE_CLOSE RequestAbortedException', ''),
      'SignUp ECONNRESET: socket hang up',
      'confirmUser UND_ERR_SOCKET: other side closed',
      'SignUp Error: socket hang up',
      'SignUp Error: Parse Error: Expected HTTP/',
    ],
    TIMED_OUT: [
      'SignUp ETIMEDOUT: @smithy/node-http-handler - [ERROR] a request has exceeded the configured 5000 ms requestTimeout.',
      'SignUp TimeoutError: @smithy/node-http-handler - the request socket timed out after 5000 ms of inactivity (configured by client requestHandler).',
      ...of('RequestTimeout RequestTimeoutException', ' 400'),
      'confirmUser UND_ERR_HEADERS_TIMEOUT: Headers Timeout Error',
      'confirmUser UND_ERR_BODY_TIMEOUT: Body Timeout Error',
    ],
  });
});

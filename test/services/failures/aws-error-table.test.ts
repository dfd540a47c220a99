import { describe, expect, it } from 'vitest';
import { AWS_ERROR_TABLE, findErrorRow } from '../../../src/services/failures/aws-error-table.ts';

/**
 * The exceptions that the SDK's model lists for each operation, without the suffix:
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_Operations.html
 */
const COMMON =
  'InternalError InvalidParameter NotAuthorized OperationNotEnabled ResourceNotFound TooManyRequests';
const LAMBDA = 'InvalidLambdaResponse UnexpectedLambda UserLambdaValidation';
const MESSAGES =
  'InvalidSmsRoleAccessPolicy InvalidSmsRoleTrustRelationship InvalidEmailRoleAccessPolicy';

const MODELLED = {
  SignUp: `${COMMON} ${LAMBDA} ${MESSAGES} Forbidden CodeDeliveryFailure InvalidPassword LimitExceeded UsernameExists`,
  ConfirmSignUp: `${COMMON} ${LAMBDA} Forbidden AliasExists CodeMismatch ExpiredCode LimitExceeded TooManyFailedAttempts UserNotFound`,
  ResendConfirmationCode: `${COMMON} ${LAMBDA} ${MESSAGES} Forbidden CodeDeliveryFailure LimitExceeded UserNotFound`,
  AdminConfirmSignUp: `${COMMON} ${LAMBDA} LimitExceeded TooManyFailedAttempts UserNotFound`,
  AdminGetUser: `${COMMON} UserNotFound`,
  InitiateAuth: `${COMMON} ${LAMBDA} ${MESSAGES} Forbidden FeatureUnavailableInTier InvalidUserPoolConfiguration PasswordResetRequired UnsupportedOperation UserNotConfirmed UserNotFound`,
  GetUser: `${COMMON} Forbidden PasswordResetRequired UserNotConfirmed UserNotFound`,
  RevokeToken:
    'InternalError InvalidParameter OperationNotEnabled TooManyRequests Forbidden Unauthorized UnsupportedOperation UnsupportedTokenType',
  DescribeUserPool: `${COMMON} UserPoolTagging`,
  DescribeUserPoolClient: COMMON,
};

const MODELLED_CASES = Object.entries(MODELLED).flatMap(([operation, names]) =>
  names.split(' ').map((name) => ({ operation, name: `${name}Exception` })),
);

describe('the exceptions that Cognito models', () => {
  it.each(MODELLED_CASES)('are all known: $name of $operation', ({ operation, name }) => {
    const facts = { names: [name], text: '', status: undefined };
    expect(findErrorRow(facts, { service: 'cognito', operation, target: {} })).toBeDefined();
  });
});

describe('the table of AWS errors', () => {
  it.each(['cognito', 's3', 'ses'] as const)(
    'of %s has no two rows of the same match',
    (service) => {
      const matches = AWS_ERROR_TABLE[service].map(({ code: _, text, ...row }) =>
        JSON.stringify({ ...row, text: String(text) }),
      );
      expect(new Set(matches).size).toBe(matches.length);
    },
  );

  it.each([
    ['s3', 'PutObject', 'EncryptionTypeMismatch InvalidRequest InvalidWriteOffset TooManyParts'],
    ['s3', 'HeadObject', 'NotFound'],
    ['s3', 'GetObject', 'NoSuchKey InvalidObjectState'],
    ['s3', 'ListObjectsV2', 'NoSuchBucket'],
    [
      'ses',
      'SendEmail',
      'AccountSendingPausedException ConfigurationSetDoesNotExistException ConfigurationSetSendingPausedException MailFromDomainNotVerifiedException MessageRejected',
    ],
  ] as const)('knows every exception that %s models for %s', (service, operation, names) => {
    for (const name of names.split(' ')) {
      const facts = { names: [name], text: '', status: name === 'NotFound' ? 404 : 400 };
      expect(findErrorRow(facts, { service, operation, target: {} })).toBeDefined();
    }
  });
});

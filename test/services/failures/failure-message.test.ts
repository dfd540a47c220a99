import { describe, expect, it } from 'vitest';
import { AWS_ERROR_TABLE } from '../../../src/services/failures/aws-error-table.ts';
import { formatFailureMessage } from '../../../src/services/failures/failure-message.ts';
import { HEAD_OBJECT, SIGN_UP, TARGET } from './aws-answer.ts';

const CODES = new Set(
  Object.values(AWS_ERROR_TABLE)
    .flat()
    .map((row) => row.code),
);

describe('the words of a failure', () => {
  it.each([...CODES])('%s are whole sentences with and without a target', (code) => {
    for (const target of [TARGET, {}]) {
      const words = formatFailureMessage(code, { ...SIGN_UP, target });
      expect(words).toMatch(/^[A-Z].*\.$/);
      expect(words).not.toMatch(/undefined| {2}/);
    }
  });

  it.each([
    ['AdminGetUser', 'user pool `eu-west-1_AbC` in Region `eu-west-1`. Check `cognito.userPoolId`'],
    ['InitiateAuth', 'app client `abc` in Region `eu-west-1`. Check `cognito.clientId`'],
  ])('name the pool or the client that %s asked for', (operation, words) => {
    const call = { ...SIGN_UP, operation };
    expect(formatFailureMessage('POOL_OR_CLIENT_NOT_FOUND', call)).toContain(words);
  });

  it.each([
    ['PutObject', 'S3 knows no bucket `profiles`. Check `storage.bucket` in the configuration.'],
    ['ListObjectsV2', 'Check `confirmation.inbox.bucket` in the configuration.'],
  ])('name the setting whose bucket %s missed', (operation, words) => {
    const call = { ...HEAD_OBJECT, operation };
    expect(formatFailureMessage('BUCKET_NOT_FOUND', call)).toContain(words);
  });

  it.each([
    ['cognito', 'AdminGetUser', '`cognito-idp:AdminGetUser`'],
    ['s3', 'HeadObject', '`s3:GetObject`'],
    ['s3', 'PutObject', '`s3:PutObject`'],
    ['ses', 'SendEmail', '`ses:SendEmail`'],
  ] as const)('name the permission that %s misses for %s', (service, operation, action) => {
    const call = { service, operation, target: TARGET };
    expect(formatFailureMessage('ACCESS_DENIED', call)).toContain(action);
  });

  it('tell which service refused the credentials and where they come from', () => {
    const words = formatFailureMessage('CREDENTIALS_REFUSED', { ...HEAD_OBJECT });
    expect(words).toContain('S3 refused the credentials that signed HeadObject');
    expect(words).toContain('`storage.profile`, else from the environment');
  });

  it('name the endpoint that stands in for AWS', () => {
    const target = { ...TARGET, endpoint: 'http://127.0.0.1:4566' };
    const words = formatFailureMessage('UNREACHABLE', { ...SIGN_UP, target });
    expect(words).toContain('at `http://127.0.0.1:4566`');
  });
});

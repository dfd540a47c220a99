import { describe, expect, it } from 'vitest';
import { createFailure } from '../../../src/domain/failure.ts';
import { ServiceError } from '../../../src/domain/service-error.ts';
import { toServiceFailure } from '../../../src/services/failures/aws-failure.ts';
import { HEAD_OBJECT, SIGN_UP, createAnswer, createError } from './aws-answer.ts';

describe('a failure of AWS', () => {
  it('says what was expected, what came and the mend', () => {
    const error = createAnswer('ResourceNotFoundException', 'User pool client abc does not exist.');
    expect(toServiceFailure(error, SIGN_UP)).toEqual({
      code: 'POOL_OR_CLIENT_NOT_FOUND',
      scope: 'batch',
      retryable: true,
      message:
        'Cognito knows no app client `abc` in Region `eu-west-1`. Check `cognito.clientId` and `region` in the configuration. AWS said: ResourceNotFoundException: User pool client abc does not exist.',
    });
  });

  it('names the error that the table does not know', () => {
    expect(toServiceFailure(createAnswer('ErrorOfTomorrow', 'new'), SIGN_UP)).toMatchObject({
      code: 'UNEXPECTED',
      message:
        'Cognito answered SignUp in a way that is not known here. AWS said: ErrorOfTomorrow: new',
    });
  });

  it('keeps the failure of a ServiceError', () => {
    const failure = createFailure('SECRET_MISSING', 'No password.');
    expect(toServiceFailure(new ServiceError(failure), SIGN_UP)).toBe(failure);
  });

  it('makes one line of at most 300 characters of what AWS said', () => {
    const text = `a\r\n\u001B[31mb ${'🦊'.repeat(400)}`;
    const { message } = toServiceFailure(createAnswer('ErrorOfTomorrow', text), SIGN_UP);
    const said = message.slice(message.indexOf('ErrorOfTomorrow'));
    expect(said).toMatch(/^ErrorOfTomorrow: a \[31mb 🦊+…$/u);
    expect(said).toMatch(/^.{300}$/u);
  });

  it('asks for the wait of the table or of the service, whichever is longer', () => {
    const text = 'Attempt limit exceeded, please try after some time.';
    const limit = createAnswer('LimitExceededException', text, { headers: { 'retry-after': '5' } });
    const throttle = createAnswer('SlowDown', '', { status: 503, headers: { 'retry-after': '5' } });
    const confirm = { ...SIGN_UP, operation: 'ConfirmSignUp' };
    expect(toServiceFailure(limit, confirm).retryAfterMs).toBe(3_600_000);
    expect(toServiceFailure(throttle, SIGN_UP).retryAfterMs).toBe(5_000);
    expect(toServiceFailure(createAnswer('SlowDown'), SIGN_UP)).not.toHaveProperty('retryAfterMs');
  });
});

describe('an answer that tells little', () => {
  it.each([
    ['NotFound', 404, 'OBJECT_NOT_FOUND'],
    ['Unknown', 403, 'ACCESS_DENIED'],
    ['Unknown', 301, 'BUCKET_REGION'],
    ['Unknown', 400, 'CREDENTIALS_REFUSED'],
    ['Unknown', 503, 'SERVICE_ERROR'],
    ['Unknown', 418, 'UNEXPECTED'],
  ])('to HEAD (%s, %i) is told by its status: %s', (name, status, code) => {
    const error = createAnswer(name, 'UnknownError', { status });
    expect(toServiceFailure(error, HEAD_OBJECT).code).toBe(code);
  });

  it.each([
    [502, 'SERVICE_ERROR'],
    [429, 'THROTTLED'],
    [200, 'UNEXPECTED'],
  ])('because it is no JSON is told by its status: %i is %s', (status, code) => {
    const error = createAnswer('SyntaxError', `Unexpected token '<', "<html>`, { status });
    expect(toServiceFailure(error, SIGN_UP)).toMatchObject({
      code,
      message: expect.stringContaining(`AWS said: SyntaxError (HTTP ${status})`) as unknown,
    });
  });
});

describe('an error inside an error', () => {
  const refused = createError('Error', 'connect ECONNREFUSED ::1:9', 'ECONNREFUSED');
  const timedOut = createError('Error', 'connect ETIMEDOUT 192.0.2.1:9', 'ETIMEDOUT');

  it('is looked up where the outer one is not known', () => {
    const error = new Error('wrapped', { cause: new Error('again', { cause: refused }) });
    const { code, message } = toServiceFailure(error, SIGN_UP);
    expect(code).toBe('UNREACHABLE');
    expect(message).toContain('Cause: ECONNREFUSED: connect ECONNREFUSED ::1:9');
  });

  it('tells more than the AggregateError of a host whose every address failed', () => {
    const error = Object.assign(new AggregateError([timedOut, refused], ''), {
      code: 'ETIMEDOUT',
      name: 'TimeoutError',
    });
    expect(toServiceFailure(error, SIGN_UP).code).toBe('UNREACHABLE');
  });

  it('does not hide a known outer one', () => {
    const error = Object.assign(createError('CredentialsProviderError', 'no'), { cause: refused });
    expect(toServiceFailure(error, SIGN_UP).code).toBe('CREDENTIALS_MISSING');
  });
});

describe('a secret that AWS repeats', () => {
  it('is taken out wherever it stands, the longest first', () => {
    const error = createAnswer('Odd-123456-Name', 'Code 123456 and 1234567 and abc.');
    const secrets = ['123456', '1234567', 'abc', ''];
    expect(toServiceFailure(error, { ...SIGN_UP, secrets }).message).toContain(
      'AWS said: Odd-[secret]-Name: Code [secret] and [secret] and abc.',
    );
  });

  it('does not stay as a stump where the text is cut', () => {
    const secret = 'Zq9-'.repeat(20);
    const error = createAnswer('ErrorOfTomorrow', `${'x'.repeat(250)}${secret}`);
    expect(toServiceFailure(error, { ...SIGN_UP, secrets: [secret] }).message).not.toContain('Zq9');
  });
});

import { createAwsError } from './aws-error.ts';
import type { WorldUser } from './books.ts';
import { addUser, confirm, getUser, sendLetter, takeFromHour } from './pool-users.ts';
import type { PoolWorld } from './pool-users.ts';
import { attributesOf, text } from './request.ts';
import type { AwsInput } from './request.ts';

/** One operation of AWS: it changes the books and answers, or throws AWS's error. */
export type Operation<World> = (input: AwsInput, world: World) => unknown;

// https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
const CONFIRMATIONS_AN_HOUR = 15;
const RESENDS_AN_HOUR = 5;

/** https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html */
const CODE_LIFE_MS = 24 * 3_600_000;

export const SIGN_UP_OPERATIONS: Readonly<Record<string, Operation<PoolWorld>>> = {
  SignUp(input, world) {
    const { confirmsAtOnce } = world.settings();
    const user = addUser(world, {
      username: text(input, 'Username'),
      password: text(input, 'Password'),
      attributes: withVerification(attributesOf(input['UserAttributes'])),
      status: confirmsAtOnce ? 'CONFIRMED' : 'UNCONFIRMED',
    });
    const CodeDeliveryDetails = confirmsAtOnce ? undefined : sendLetter(world, user);
    return { UserSub: user.sub, UserConfirmed: confirmsAtOnce, CodeDeliveryDetails };
  },

  ConfirmSignUp(input, world) {
    const user = getUser(world, text(input, 'Username'));
    user.confirmCallsAt = takeFromHour(user.confirmCallsAt, CONFIRMATIONS_AN_HOUR, world.now());
    assertUnconfirmed(user);
    assertCode(user, text(input, 'ConfirmationCode'), world.now());
    confirm(user);
    return {};
  },

  ResendConfirmationCode(input, world) {
    const user = getUser(world, text(input, 'Username'));
    if (user.status !== 'UNCONFIRMED') {
      throw createAwsError('InvalidParameterException', 'User is already confirmed.');
    }
    user.resendCallsAt = takeFromHour(user.resendCallsAt, RESENDS_AN_HOUR, world.now());
    return { CodeDeliveryDetails: sendLetter(world, user) };
  },
};

/** A pool notes of an address that nobody proved it. */
function withVerification(attributes: WorldUser['attributes']): WorldUser['attributes'] {
  return attributes['email'] === undefined
    ? attributes
    : { ...attributes, email_verified: 'false' };
}

function assertUnconfirmed({ status }: WorldUser): void {
  if (status === 'UNCONFIRMED') return;
  const message = `User cannot be confirmed. Current status is ${status}`;
  throw createAwsError('NotAuthorizedException', message);
}

function assertCode({ code }: WorldUser, given: string, now: number): void {
  if (code === null || now >= code.sentAt + CODE_LIFE_MS) {
    const message = 'Invalid code provided, please request a code again.';
    throw createAwsError('ExpiredCodeException', message);
  }
  if (given === code.text) return;
  const message = 'Invalid verification code provided, please try again.';
  throw createAwsError('CodeMismatchException', message);
}

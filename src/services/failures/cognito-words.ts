import type { FailureCode } from '../../domain/failure.ts';
import { CLIENT_OPERATIONS, quote, namePoolOrClient } from './failure-phrases.ts';
import type { Words } from './failure-words.ts';

/** What the failures of user pools mean. */
export const COGNITO_WORDS = {
  LOCKED_OUT:
    'Cognito has locked the user out after too many wrong passwords. Sign-in is tried again in 15 minutes; make sure that nobody else signs in with a wrong one.',
  ATTEMPT_LIMIT: (call) =>
    `Cognito allows a user only so many calls of ${call.operation} in an hour, and this one has used them up. The call is made again in an hour.`,
  TRIGGER_CRASHED: (call) =>
    `A Lambda trigger of user pool${quote('', call.target.userPoolId)} crashed or took more than 5 seconds at ${call.operation}. See its log in CloudWatch.`,
  TRIGGER_INVALID: (call) =>
    `A Lambda trigger of user pool${quote('', call.target.userPoolId)} could not be invoked at ${call.operation}, or gave back no valid event. Correct it or its permissions.`,
  TRIGGER_REFUSED: (call) =>
    `A Lambda trigger of the user pool refused this user at ${call.operation}. Correct the row, or the trigger if it refuses everybody.`,
  FIREWALL_BLOCKED: (call) =>
    `The AWS WAF web ACL of user pool${quote('', call.target.userPoolId)} blocked ${call.operation}. Let this computer's address pass, or lower \`quotas.share\` if the rule counts requests.`,
  USER_EXISTS:
    'Cognito already has a user of this username. Whose user that is must be looked up; then `cognito.onExisting` decides.',
  USER_NOT_FOUND: (call) =>
    `Cognito found no user of this username at ${call.operation}. Either it was never signed up or it was deleted meanwhile.`,
  ALREADY_CONFIRMED: (call) =>
    `Cognito says at ${call.operation} that the user no longer waits for confirmation. The status must be looked up.`,
  CODE_NOT_SENT: (call) =>
    `Cognito signed the user up at ${call.operation} but could not send the confirmation code. The code must be sent again.`,
  CODE_MISMATCH:
    'Cognito expected another confirmation code. The newest mail counts; an older one may have been read.',
  CODE_EXPIRED:
    'The confirmation code has expired: Cognito keeps it for 24 hours. A new one is sent.',
  USER_NOT_CONFIRMED: (call) =>
    `Cognito expects the user to be confirmed before ${call.operation}. The confirmation comes first.`,
  TOKEN_EXPIRED: (call) =>
    `Cognito no longer takes the user's token at ${call.operation}. The user must be signed in again.`,
  USER_DISABLED: (call) =>
    `The user is disabled, so Cognito refused ${call.operation}. Enable the user in the pool and run the row again with \`redrive\`.`,
  USER_STATE_UNSUPPORTED: (call) =>
    `Cognito can confirm only a user who signed up, and this one has another status at ${call.operation}. Let the user set a password, or delete the user and run the row again with \`redrive\`.`,
  ALIAS_EXISTS:
    "The user's address or number is already a verified alias of another user in the pool. Correct the row or remove the alias there.",
  CHALLENGE_EXPIRED: (call) =>
    `Cognito no longer waits for the answer to its challenge at ${call.operation}. The sign-in begins anew.`,
  PASSWORD_UNCHANGED: (call) =>
    `Cognito keeps a history of passwords, and at ${call.operation} it knows this one. It may have been set before; the sign-in tells.`,
  GROUP_NOT_FOUND: (call) =>
    `User pool${quote('', call.target.userPoolId)} has no group${quote('', call.subject)}. Create it in the pool.`,
  INPUT_REFUSED: (call) =>
    `Cognito refused a value of this row at ${call.operation}. Correct the username or the attributes and run the row again in a new batch.`,
  PASSWORD_REFUSED: (call) =>
    `The password does not meet the policy of user pool${quote('', call.target.userPoolId)}, or was leaked or used before. Put another one into the row, for a new batch.`,
  PASSWORD_WRONG:
    'Cognito expected another password, or knows no such user. Correct the password of the row and run it again in a new batch.',
  PASSWORD_RESET_REQUIRED: (call) =>
    `Cognito expects the user to set a new password before ${call.operation}. Let the user reset it, then run the row again with \`redrive\`.`,
  DELIVERY_FAILED: (call) =>
    `Cognito could not deliver the message of ${call.operation}. Check the address of the row, and the pool's mail settings if it happens to many.`,
  POOL_OR_CLIENT_NOT_FOUND: (call) =>
    `Cognito knows no ${namePoolOrClient(call)}${quote(' in Region', call.target.region)}. Check \`${CLIENT_OPERATIONS.includes(call.operation) ? 'cognito.clientId' : 'cognito.userPoolId'}\` and \`region\` in the configuration.`,
  POOL_MISCONFIGURED: (call) =>
    `User pool${quote('', call.target.userPoolId)} is not set up for ${call.operation}: it must allow self sign-up, verify an attribute by itself, and have every attribute of the input in its schema.`,
  CLIENT_MISCONFIGURED: (call) =>
    `App client${quote('', call.target.clientId)} is not set up for ${call.operation}: it must allow the configured \`cognito.authFlow\`, token revocation and writing the attributes of the input, and \`cognito.clientSecret\` must be set if it has a secret.`,
  CLIENT_SECRET_REFUSED: (call) =>
    `Cognito expected another secret of app client${quote('', call.target.clientId)} at ${call.operation}. Check the environment variable that \`cognito.clientSecret\` names.`,
  CONFIRMATION_MAIL_CAP:
    "The daily limit of confirmation mail is reached: Cognito's own mail sender allows 50 a day for the account, until 09:00 UTC. Configure SES in the user pool (EmailSendingAccount DEVELOPER), or run again after that.",
  MAIL_ROLE_INVALID: (call) =>
    `User pool${quote('', call.target.userPoolId)} may not use its SES identity or its SNS role, so ${call.operation} cannot send a message. Mend the policy of the identity or the trust of the role.`,
} as const satisfies Partial<Record<FailureCode, Words>>;

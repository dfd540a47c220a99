import { GetUserCommand, RevokeTokenCommand } from '@aws-sdk/client-cognito-identity-provider';
import type {
  AuthenticationResultType,
  InitiateAuthResponse,
} from '@aws-sdk/client-cognito-identity-provider';
import { toAnswerRequest, toSignInRequest } from './cognito-auth-request.ts';
import { toAttributes } from './cognito-client.ts';
import type { CognitoConnection } from './cognito-client.ts';
import { beginSrp, proveSrp } from './srp.ts';
import type { SignIn, UserPool } from './user-pool.ts';

type SignIns = Pick<UserPool, 'authenticate' | 'answerChallenge' | 'readUser' | 'signOut'>;

/** Makes the part of a user pool that proves a sign-in. */
export function createSignIns(connection: CognitoConnection): SignIns {
  const { client, gate, clientId: ClientId, clientSecret } = connection;

  return {
    authenticate: async ({ username, password }, options) => {
      const { values, srp } = toProof(connection, username, password);
      const request = toSignInRequest(connection, username, values);
      return toSignIn(await gate({ ...request, options, secrets: [password] }), srp);
    },
    answerChallenge: async ({ username, password, challenge, secret }, options) => {
      const pending = JSON.parse(secret) as PendingChallenge;
      const { session, parameters, srp } = pending;
      const request = toAnswerRequest(connection, {
        challenge,
        session,
        username: parameters['USER_ID_FOR_SRP'] ?? username,
        values: srp === undefined ? { NEW_PASSWORD: password } : proveSrp(srp, parameters),
      });
      // AWS counts a new password among the recoveries of accounts.
      const counted = srp === undefined ? { category: 'UserAccountRecovery' as const } : {};
      const secrets = [password, ...toSessionKeys(pending)];
      return toSignIn(await gate({ ...request, ...counted, options, secrets }));
    },
    readUser: async (AccessToken, options) => {
      const command = new GetUserCommand({ AccessToken });
      const send = (abortSignal: AbortSignal) => client.send(command, { abortSignal });
      const secrets = [AccessToken];
      const { UserAttributes } = await gate({ operation: 'GetUser', send, options, secrets });
      return { sub: toAttributes(UserAttributes)['sub'] ?? '' };
    },
    signOut: async (Token, options) => {
      // RevokeToken takes the plain secret, not a hash.
      const secret = clientSecret === null ? {} : { ClientSecret: clientSecret };
      const command = new RevokeTokenCommand({ ClientId, Token, ...secret });
      const send = (abortSignal: AbortSignal) => client.send(command, { abortSignal });
      await gate({ operation: 'RevokeToken', send, options, secrets: [Token] });
    },
  };
}

/** What answering a challenge takes. */
interface PendingChallenge {
  readonly session: string | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  /** Present where the password is to be proven. */
  readonly srp?: string;
}

/** A proof of the password is tied to its question by the secret block in place of a session. */
function toSessionKeys({ session, parameters }: PendingChallenge): readonly string[] {
  return [session, parameters['SECRET_BLOCK']].filter((key) => key !== undefined);
}

function toProof({ authFlow, userPoolId }: CognitoConnection, username: string, password: string) {
  if (authFlow !== 'USER_SRP_AUTH') return { values: { PASSWORD: password } };
  const { publicKey, state } = beginSrp(username, password, userPoolId);
  return { values: { SRP_A: publicKey }, srp: state };
}

/** An answer without tokens is no failure: it names a challenge. */
function toSignIn(answer: InitiateAuthResponse, srp?: string): SignIn {
  const { AuthenticationResult: tokens, ChallengeName = 'UNKNOWN' } = answer;
  if (tokens !== undefined) return { output: { challenge: null }, secrets: toTokens(tokens) };
  const pending: PendingChallenge = {
    session: answer.Session,
    parameters: answer.ChallengeParameters ?? {},
    ...(ChallengeName === 'PASSWORD_VERIFIER' && srp !== undefined && { srp }),
  };
  return { output: { challenge: ChallengeName }, secrets: { challenge: JSON.stringify(pending) } };
}

function toTokens({
  AccessToken,
  IdToken,
  RefreshToken,
}: AuthenticationResultType): SignIn['secrets'] {
  return {
    ...(AccessToken === undefined ? {} : { accessToken: AccessToken }),
    ...(IdToken === undefined ? {} : { idToken: IdToken }),
    ...(RefreshToken === undefined ? {} : { refreshToken: RefreshToken }),
  };
}

import { GetCredentialsForIdentityCommand, GetIdCommand } from '@aws-sdk/client-cognito-identity';
import type { Credentials } from '@aws-sdk/client-cognito-identity';
import { RevokeTokenCommand } from '@aws-sdk/client-cognito-identity-provider';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { ContractCase } from '../contract-case.ts';
import { remove } from '../objects.ts';
import { signInNew } from '../people.ts';
import type { Scene } from '../subject.ts';

type Logins = Readonly<Record<string, string>>;

const NOBODY = '00000000-0000-4000-8000-000000000000';

const needs = ['identityPool'] as const;

const toLogins = ({ region, userPoolId }: Scene, token = ''): Logins => ({
  [`cognito-idp.${region}.amazonaws.com/${userPoolId}`]: token,
});

const getId = ({ identity, identityPoolId: IdentityPoolId }: Scene, Logins?: Logins) =>
  identity.send(new GetIdCommand({ IdentityPoolId, Logins }));

const getCredentials = ({ identity }: Scene, IdentityId: string, Logins?: Logins) =>
  identity.send(new GetCredentialsForIdentityCommand({ IdentityId, Logins }));

/** The logins and the identity of a new user. */
const open = async (scene: Scene) => {
  const { IdToken, RefreshToken } = await signInNew(scene);
  const logins = toLogins(scene, IdToken);
  const { IdentityId: identityId = '' } = await getId(scene, logins);
  return { logins, identityId, RefreshToken };
};

const signOut = ({ cognito, clientId: ClientId }: Scene, Token: string | undefined) =>
  cognito.send(new RevokeTokenCommand({ ClientId, Token }));

const put = async (scene: Scene, key: Credentials | undefined, Key: string) => {
  const credentials = {
    accessKeyId: key?.AccessKeyId ?? '',
    secretAccessKey: key?.SecretKey ?? '',
    sessionToken: key?.SessionToken ?? '',
  };
  const s3 = new S3Client({ ...scene.s3Options, credentials });
  const input = { Bucket: scene.bucket, Key, Body: '{}' };
  return s3.send(new PutObjectCommand(input)).finally(() => s3.destroy());
};

/** GetId, GetCredentialsForIdentity, and what S3 lets a user do. */
export const IDENTITY_CASES: readonly ContractCase[] = [
  {
    name: 'GetId gives a user the same identity again',
    needs,
    play: async (scene) => {
      const { logins, identityId } = await open(scene);
      const { IdentityId } = await getId(scene, logins);
      return { isId: /^[\w-]+:[0-9a-f-]+$/.test(identityId), isSame: identityId === IdentityId };
    },
    expected: { answer: { isId: true, isSame: true } },
  },
  {
    name: 'GetId refuses an access token',
    needs,
    play: async (scene) => getId(scene, toLogins(scene, (await signInNew(scene)).AccessToken)),
    expected: { error: 'NotAuthorizedException', text: /Invalid login token/ },
  },
  {
    name: 'GetId refuses what is no token',
    needs,
    play: (scene) => getId(scene, toLogins(scene, 'token')),
    expected: { error: 'NotAuthorizedException', text: /Invalid login token/ },
  },
  {
    name: 'GetId refuses a token under the name of another pool',
    needs,
    play: async (scene) => {
      const { IdToken } = await signInNew(scene);
      const userPoolId = `${scene.region}_000000000`;
      return getId(scene, toLogins({ ...scene, userPoolId }, IdToken));
    },
    expected: { error: 'NotAuthorizedException', text: /not from a supported provider/ },
  },
  {
    name: 'GetId refuses whoever shows no login',
    needs,
    play: (scene) => getId(scene),
    expected: { error: 'NotAuthorizedException', text: /Unauthenticated access/ },
  },
  {
    name: 'GetId knows no other identity pool',
    needs,
    play: (scene) => getId({ ...scene, identityPoolId: `${scene.region}:${NOBODY}` }),
    expected: { error: 'ResourceNotFoundException', text: /^IdentityPool '.*' not found/ },
  },
  {
    name: 'GetId refuses an ID token after an hour',
    needs: ['identityPool', 'clock'],
    play: async (scene) => {
      const { IdToken } = await signInNew(scene);
      scene.advance(3_600_000);
      return getId(scene, toLogins(scene, IdToken));
    },
    expected: { error: 'NotAuthorizedException', text: /Token expired: \d+ >= \d+/ },
  },
  {
    name: 'GetId refuses a session that was signed out',
    needs,
    play: async (scene) => {
      const { logins, RefreshToken } = await open(scene);
      await signOut(scene, RefreshToken);
      return getId(scene, logins);
    },
    expected: { error: 'NotAuthorizedException' },
  },
  {
    name: 'GetCredentialsForIdentity gives keys',
    needs,
    play: async (scene) => {
      const { identityId, logins } = await open(scene);
      return getCredentials(scene, identityId, logins);
    },
    expected: {
      answer: { Credentials: { AccessKeyId: /^ASIA/, SecretKey: /./, SessionToken: /./ } },
    },
  },
  {
    name: 'GetCredentialsForIdentity refuses the token of another user',
    needs,
    play: async (scene) => {
      const { identityId } = await open(scene);
      const other = await open({ ...scene, username: `${scene.username}-b` });
      return getCredentials(scene, identityId, other.logins);
    },
    expected: { error: 'NotAuthorizedException', text: /Logins don't match/ },
  },
  {
    name: 'GetCredentialsForIdentity knows no other identity',
    needs,
    play: async (scene) => {
      const { logins } = await open(scene);
      return getCredentials(scene, `${scene.region}:${NOBODY}`, logins);
    },
    expected: { error: 'ResourceNotFoundException', text: /^Identity '.*' not found/ },
  },
  {
    name: 'PutObject lets a user write below the prefix of the identity',
    needs,
    play: async (scene) => {
      const { identityId, logins } = await open(scene);
      const { Credentials: key } = await getCredentials(scene, identityId, logins);
      const own = { ...scene, key: `users/${identityId}/${scene.key}` };
      const answer = await put(scene, key, own.key);
      await remove(own);
      return answer;
    },
    expected: { answer: { ETag: /./ } },
  },
  {
    name: 'PutObject keeps a user out of the prefix of another identity',
    needs,
    play: async (scene) => {
      const { identityId, logins } = await open(scene);
      const { Credentials: key } = await getCredentials(scene, identityId, logins);
      return put(scene, key, `users/${scene.region}:${NOBODY}/${scene.key}`);
    },
    expected: { error: 'AccessDenied', status: 403 },
  },
];

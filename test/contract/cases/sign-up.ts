import type { AttributeType } from '@aws-sdk/client-cognito-identity-provider';
import type { ContractCase } from '../contract-case.ts';
import { signUp, toEmailAttribute, toSecretHash } from '../people.ts';
import type { Scene } from '../subject.ts';

const signUpWith = (scene: Scene, attribute: AttributeType) =>
  signUp(scene, { UserAttributes: [toEmailAttribute(scene), attribute] });

/** SignUp. */
export const SIGN_UP_CASES: readonly ContractCase[] = [
  {
    name: 'SignUp leaves a user unconfirmed and tells where the code went',
    play: signUp,
    expected: {
      answer: {
        UserConfirmed: false,
        UserSub: /^[0-9a-f-]{36}$/,
        CodeDeliveryDetails: {
          AttributeName: 'email',
          DeliveryMedium: 'EMAIL',
          Destination: /^.\*\*\*@.\*\*\*$/,
        },
      },
    },
  },
  {
    name: 'SignUp refuses a name that is taken',
    play: async (scene) => {
      await signUp(scene);
      return signUp(scene);
    },
    expected: { error: 'UsernameExistsException', text: /already exists/ },
  },
  {
    name: 'SignUp refuses a password that breaks the policy',
    play: (scene) => signUp(scene, { Password: 'password' }),
    expected: { error: 'InvalidPasswordException', text: /did not conform with policy/ },
  },
  {
    name: 'SignUp refuses a malformed mail address',
    play: (scene) => signUp(scene, { UserAttributes: [{ Name: 'email', Value: 'nobody' }] }),
    expected: { error: 'InvalidParameterException', text: /email/i },
  },
  {
    name: 'SignUp refuses an attribute that the schema lacks',
    play: (scene) => signUpWith(scene, { Name: 'favourite', Value: 'tea' }),
    expected: { error: 'InvalidParameterException', text: /conform to the schema/ },
  },
  {
    name: 'SignUp refuses an attribute that only Cognito writes',
    play: (scene) => signUpWith(scene, { Name: 'email_verified', Value: 'true' }),
    expected: { error: 'NotAuthorizedException', text: /unauthorized attribute/ },
  },
  {
    name: 'SignUp refuses a name with white space',
    play: (scene) => signUp(scene, { Username: `${scene.username} x` }),
    expected: { error: 'InvalidParameterException', text: /'username' failed to satisfy/ },
  },
  {
    name: 'SignUp refuses a name without a character',
    play: (scene) => signUp(scene, { Username: '' }),
    expected: { error: 'InvalidParameterException', text: /'username' failed to satisfy/ },
  },
  {
    name: 'SignUp knows no other app client',
    play: (scene) => signUp(scene, { ClientId: '0123456789abcdefghijklmnop' }),
    expected: { error: 'ResourceNotFoundException', text: /client \w+ does not exist/ },
  },
  {
    name: 'SignUp refuses a hash where the app client has no secret',
    play: (scene) => signUp(scene, { SecretHash: 'aGFzaA==' }),
    expected: { error: 'NotAuthorizedException', text: /Unable to verify secret hash/ },
  },
  {
    name: 'SignUp misses the hash of an app client with a secret',
    needs: ['secretClient'],
    play: async (scene) => signUp(scene, { ClientId: (await scene.openSecretClient()).clientId }),
    expected: { error: 'NotAuthorizedException', text: /SECRET_HASH was not received/ },
  },
  {
    name: 'SignUp refuses the hash of another name',
    needs: ['secretClient'],
    play: async (scene) => {
      const client = await scene.openSecretClient();
      const SecretHash = toSecretHash(client, 'other');
      return signUp(scene, { ClientId: client.clientId, SecretHash });
    },
    expected: { error: 'NotAuthorizedException', text: /Unable to verify secret hash/ },
  },
  {
    name: 'SignUp takes the hash of the name and the app client',
    needs: ['secretClient'],
    play: async (scene) => {
      const client = await scene.openSecretClient();
      const SecretHash = toSecretHash(client, scene.username);
      return signUp(scene, { ClientId: client.clientId, SecretHash });
    },
    expected: { answer: { UserConfirmed: false } },
  },
];

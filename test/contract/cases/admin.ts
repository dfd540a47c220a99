import { AdminDeleteUserCommand } from '@aws-sdk/client-cognito-identity-provider';
import type { ContractCase } from '../contract-case.ts';
import { getUser, signUp, toTarget } from '../people.ts';
import type { Scene } from '../subject.ts';

const remove = (scene: Scene) => scene.cognito.send(new AdminDeleteUserCommand(toTarget(scene)));

/** AdminGetUser and AdminDeleteUser. */
export const ADMIN_CASES: readonly ContractCase[] = [
  {
    name: 'AdminGetUser shows a user',
    play: async (scene) => {
      await signUp(scene);
      return getUser(scene);
    },
    expected: { answer: { Username: /^contract-/, UserStatus: 'UNCONFIRMED', Enabled: true } },
  },
  {
    name: 'AdminGetUser knows no other user',
    play: getUser,
    expected: { error: 'UserNotFoundException', text: /does not exist/ },
  },
  {
    name: 'AdminGetUser knows no other pool',
    play: (scene) => getUser({ ...scene, userPoolId: `${scene.region}_000000000` }),
    expected: { error: 'ResourceNotFoundException', text: /pool \S+ does not exist/ },
  },
  {
    name: 'AdminGetUser refuses what has not the shape of a pool id',
    play: (scene) => getUser({ ...scene, userPoolId: 'pool' }),
    expected: { error: 'InvalidParameterException', text: /'userPoolId' failed to satisfy/ },
  },
  {
    name: 'AdminDeleteUser leaves nobody behind',
    play: async (scene) => {
      await signUp(scene);
      await remove(scene);
      return getUser(scene);
    },
    expected: { error: 'UserNotFoundException' },
  },
  {
    name: 'AdminDeleteUser frees the name',
    play: async (scene) => {
      await signUp(scene);
      await remove(scene);
      return signUp(scene);
    },
    expected: { answer: { UserConfirmed: false } },
  },
  {
    name: 'AdminDeleteUser knows no other user',
    play: remove,
    expected: { error: 'UserNotFoundException' },
  },
];

import type { ContractCase } from '../contract-case.ts';
import { getUser, signUp } from '../people.ts';
import type { Scene } from '../subject.ts';

const signUpByLink = async (scene: Scene) => {
  await scene.useLinks();
  await signUp(scene);
  return scene.readLink(scene.username);
};

/** Confirmation by a link. */
export const LINK_CASES: readonly ContractCase[] = [
  {
    name: 'SignUp mails a link that names app client, user and code',
    needs: ['links'],
    play: async (scene) => {
      const { pathname, searchParams } = new URL(await signUpByLink(scene));
      return { pathname, names: [...searchParams.keys()].toSorted().join(' ') };
    },
    expected: {
      answer: { pathname: /^\/confirmUser\/?$/, names: 'client_id confirmation_code user_name' },
    },
  },
  {
    name: 'A click on the link confirms the user and proves the address',
    needs: ['links'],
    play: async (scene) => {
      const { status } = await fetch(await signUpByLink(scene));
      const { UserStatus, UserAttributes = [] } = await getUser(scene);
      const verified = UserAttributes.find(({ Name }) => Name === 'email_verified')?.Value;
      return { status, UserStatus, verified };
    },
    expected: { answer: { status: 200, UserStatus: 'CONFIRMED', verified: 'true' } },
  },
];

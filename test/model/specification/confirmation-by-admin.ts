import { changeUser, fail, ifUnconfirmed } from './changes.ts';
import { isUser, vouches } from './checks.ts';
import { specifyCall } from './specified-call.ts';
import { vanished } from './vanished.ts';
import { first, to, when } from './way.ts';
import type { Way } from './way.ts';

const confirmed = changeUser({ status: 'confirmed' });
const confirmedAndVerified = changeUser({ status: 'confirmed', isVerified: true });

const vouched: readonly Way[] = [when(vouches, to('#verifyingEmail')), to('#joining')];

export const confirmingByAdmin = specifyCall({
  step: 'confirmingByAdmin',
  call: 'confirmByAdmin',
  service: 'cognito',
  taken: ifUnconfirmed(confirmed),
  ways: {
    answered: first(ifUnconfirmed(confirmed), vouched),
    confirmedMeanwhile: first(confirmedAndVerified, vouched).map((way) =>
      when(isUser('unconfirmed'), way),
    ),
    vanished,
  },
});

export const settingPassword = specifyCall({
  step: 'settingPassword',
  call: 'setPassword',
  service: 'cognito',
  taken: confirmed,
  ways: {
    answered: first(confirmed, vouched),
    // The password may be the one that was set before the answer was lost.
    unchanged: first(confirmed, vouched),
    vanished,
  },
});

const verified = changeUser({ isVerified: true });

export const verifyingEmail = specifyCall({
  step: 'verifyingEmail',
  call: 'verifyEmail',
  service: 'cognito',
  taken: verified,
  ways: {
    answered: [to('#joining', verified)],
    // A username may look like an address where the pool knows none.
    withoutEmail: [
      when(({ configuration }) => configuration.address !== 'attribute', to('#joining')),
      to('#failed', fail('INPUT_REFUSED')),
    ],
    vanished,
  },
});

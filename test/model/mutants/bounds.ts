import type { OnboardingContext } from '../../../src/machines/onboarding.ts';

/** A count that guards of the chart hold against a number. */
interface Bound {
  readonly name: string;
  /** The guards that ask for it. */
  readonly guards: readonly string[];
  /** What a guard must be shown to judge as if the bound were higher by this. */
  readonly shift: (context: OnboardingContext, by: number) => OnboardingContext;
}

/**
 * Every bound in the guards of the chart: these stand in functions below the chart, out of reach of its configuration. The
 * tolerances of clocks are no numbers of times, and finer than the services tell time: tests of the chart alone hold them.
 */
export const BOUNDS: readonly Bound[] = [
  {
    name: 'maxAttempts',
    guards: [
      'canRetry',
      'isTriggerBroken',
      'isBatchFailure',
      'isEffectUnknownAndCanRetry',
      'isEffectUnknownAndResends',
    ],
    shift: ({ policy, ...context }, by) => {
      const retry = { ...policy.retry, maxAttempts: policy.retry.maxAttempts + by };
      return { ...context, policy: { ...policy, retry } };
    },
  },
  {
    name: 'returns',
    guards: [
      'isAbsentAndCanReturn',
      'isUserMissingAndCanReturn',
      'isUnconfirmedAndCanReturn',
      'isTokenExpiredAndCanReturn',
      'isChallengeExpiredAndCanReturn',
      'areUserCredentialsExpiredAndCanReturn',
      'isObjectMissingAndCanReturn',
      'isReadDeniedAndMaySignUp',
      'isAbsentAndUndelivered',
    ],
    shift: (context, by) => ({ ...context, returns: context.returns - by }),
  },
  {
    name: 'maxResends',
    guards: ['canResend', 'mustResend', 'isCodeExpiredAndCanResend'],
    shift: ({ policy, ...context }, by) => ({
      ...context,
      policy: { ...policy, maxResends: policy.maxResends + by },
    }),
  },
  {
    name: 'groups',
    guards: ['joinsGroups', 'joinsGroupsFirst', 'hasMoreGroups'],
    shift: (context, by) => ({ ...context, groupsJoined: context.groupsJoined - by }),
  },
];

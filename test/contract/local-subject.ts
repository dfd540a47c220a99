import type { Rig } from '../local/rig.ts';
import type { Subject } from './subject.ts';

/** The local AWS as a subject; it lacks nothing. */
export function toLocalSubject(rig: Rig): Subject {
  const { cognito, identity, s3, ses, clientId, userPoolId, objectBucket: bucket } = rig;
  return {
    cognito,
    identity,
    s3,
    ses,
    s3Options: { endpoint: rig.aws.endpoint, region: 'eu-west-1', maxAttempts: 1 },
    region: 'eu-west-1',
    userPoolId,
    clientId,
    identityPoolId: rig.aws.config.cognito.identityPoolId ?? '',
    bucket,
    sender: rig.aws.config.mail?.from ?? '',
    recipient: 'bob@example.com',
    lacks: [],
    toEmail: (username) => `${username}@example.com`,
    readCode: (username) => rig.code(username),
    advance: (milliseconds) => {
      rig.clock.nowMs += milliseconds;
    },
    openSecretClient: async () => {
      await rig.local('PUT', 'pool', { clientSecret: 'secret123' });
      return { clientId, clientSecret: 'secret123' };
    },
  };
}

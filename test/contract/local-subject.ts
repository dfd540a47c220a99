import type { Rig } from '../local/rig.ts';
import { readMailedCode } from './mailed-code.ts';
import type { Subject } from './subject.ts';

const GROUP = 'contract';

const toEmail = (username: string) => `${username}@example.com`;

/** The local AWS as a subject; it lacks nothing. */
export async function toLocalSubject(rig: Rig, clock: { nowMs: number }): Promise<Subject> {
  await rig.local('PUT', 'pool', { groups: [GROUP] });
  const inbox = { bucket: rig.inboxBucket, prefix: '' };
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
    group: GROUP,
    bucket,
    sender: rig.aws.config.mail?.from ?? '',
    recipient: 'bob@example.com',
    lacks: [],
    toEmail,
    readCode: (username, known) => readMailedCode({ s3, inbox, address: toEmail(username), known }),
    useLinks: async () => {
      await rig.local('PUT', 'pool', { confirmation: 'link' });
    },
    readLink: async (username) => {
      const html = (await rig.mails(username)).at(-1)?.html ?? '';
      return (/<a href="([^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&');
    },
    advance: (milliseconds) => {
      clock.nowMs += milliseconds;
    },
    openSecretClient: async () => {
      await rig.local('PUT', 'pool', { groups: [GROUP], clientSecret: 'secret123' });
      return { clientId, clientSecret: 'secret123' };
    },
  };
}

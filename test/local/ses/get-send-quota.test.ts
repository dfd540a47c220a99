import { GetSendQuotaCommand, SendEmailCommand } from '@aws-sdk/client-ses';
import { expect, it } from 'vitest';
import { HOUR_MS, useRig } from '../rig.ts';

const rig = useRig();

const getSendQuota = () => rig().ses.send(new GetSendQuotaCommand({}));

it('tells the rate in force and no daily limit', async () => {
  const unmetered = { Max24HourSend: -1, MaxSendRate: 1000, SentLast24Hours: 0 };
  expect(await getSendQuota()).toMatchObject(unmetered);
  await rig().local('PUT', 'quotas', { SesSend: 14 });
  expect(await getSendQuota()).toMatchObject({ ...unmetered, MaxSendRate: 14 });
});

it('counts what SES sent in the last 24 hours, and not the mail of the pool', async () => {
  await rig().signUp('bob');
  await rig().ses.send(
    new SendEmailCommand({
      Source: 'welcome@example.com',
      Destination: { ToAddresses: ['bob@example.com'] },
      Message: { Subject: { Data: 'Welcome' }, Body: { Text: { Data: 'Hello' } } },
    }),
  );
  expect(await getSendQuota()).toMatchObject({ SentLast24Hours: 1 });
  rig().clock.nowMs += 24 * HOUR_MS;
  expect(await getSendQuota()).toMatchObject({ SentLast24Hours: 0 });
});

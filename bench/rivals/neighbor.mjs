// @ts-check
import { argv } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfirmSignUpCommand } from '@aws-sdk/client-cognito-identity-provider';
import { openClients } from './onboard.mjs';

// Another client of the account: draws on its limit at an even rate until it is ended, and tells of every answer.
const [, , dir = '', perSecond = ''] = argv;
const { config, cognito } = await openClients(dir, { maxAttempts: 1 });
const startedAt = performance.now();
for (let index = 0; ; index += 1) {
  const dueAt = startedAt + (index * 1000) / Number(perSecond);
  await sleep(Math.max(0, dueAt - performance.now()));
  void draw(index);
}

/**
 * There is no such user, and each time another one, since Cognito counts the attempts of one.
 *
 * @param {number} index
 */
async function draw(index) {
  const user = { ClientId: config.cognito.clientId, Username: `stranger-${index}` };
  const isThrottled = await cognito
    .send(new ConfirmSignUpCommand({ ...user, ConfirmationCode: '000000' }))
    .then(() => false)
    .catch((error) => error.name === 'TooManyRequestsException');
  process.stdout.write(`${JSON.stringify({ at: Date.now(), isThrottled })}\n`);
}

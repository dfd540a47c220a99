import type { FailureCode } from '../../domain/failure.ts';
import {
  nameService,
  quote,
  nameDestination,
  nameCredentials,
  toRegionKey,
  toAction,
} from './failure-phrases.ts';
import type { Words } from './failure-words.ts';

/** What the failures of every service mean. */
export const TRANSPORT_WORDS = {
  THROTTLED: (call) =>
    `${nameService(call)} throttled ${call.operation}: it expects fewer requests per second. The call is made again after a wait; lower \`quotas.share\` if this goes on.`,
  UNREACHABLE: (call) =>
    `${nameService(call)} could not be reached for ${call.operation}${nameDestination(call)}. Check the network, \`${toRegionKey(call)}\` and \`endpoints\` in the configuration.`,
  CONNECTION_LOST: (call) =>
    `The connection to ${nameService(call)} broke before ${call.operation} was answered${nameDestination(call)}, so its effect is unknown. Check the network if this goes on.`,
  TIMED_OUT: (call) =>
    `${nameService(call)} did not answer ${call.operation} in time${nameDestination(call)}, so its effect is unknown. Check the network if this goes on.`,
  SERVICE_ERROR: (call) =>
    `${nameService(call)} failed inside at ${call.operation}, so its effect is unknown. See https://health.aws.amazon.com if this goes on.`,
  ACCESS_DENIED: (call) =>
    `${nameService(call)} denied ${call.operation}${quote(' on bucket', call.target.bucket)} to the credentials in use. Grant them \`${toAction(call)}\`.`,
  CREDENTIALS_REFUSED: (call) =>
    `${nameService(call)} refused the credentials that signed ${call.operation}. They come from ${nameCredentials(call)}; check them, and the clock of this computer.`,
  CREDENTIALS_EXPIRED: (call) =>
    `The credentials that sign ${call.operation} have expired, says ${nameService(call)}. They come from ${nameCredentials(call)}; renew them and run again.`,
  CREDENTIALS_MISSING: (call) =>
    `${nameService(call)} expects ${call.operation} to be signed, and no credentials were found. They come from ${nameCredentials(call)}; set them and run again.`,
  RESOURCE_LIMIT: (call) =>
    `${nameService(call)} allows no more of what ${call.operation} makes. Ask for a higher limit, or remove what is no longer used.`,
  UNEXPECTED: (call) =>
    `${nameService(call)} answered ${call.operation} in a way that is not known here.`,
} as const satisfies Partial<Record<FailureCode, Words>>;

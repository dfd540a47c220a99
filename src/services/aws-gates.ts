import type { Config } from '../domain/config.ts';
import { createAccountLimits } from './account-limits.ts';
import type { AwsClients } from './aws-clients.ts';
import { createBreaker } from './breaker.ts';
import type { Breaker } from './breaker.ts';
import type { AwsService, AwsTarget } from './failures/failed-call.ts';
import { createGate } from './gate.ts';
import type { Gate } from './gate.ts';
import { createPacers } from './pacing/pacers.ts';
import type { Services, ServiceNotice } from './services.ts';

/** The gates of an account: all of them share its pacers. */
export interface AwsGates extends Pick<Services, 'subscribe' | 'close'> {
  /** Makes a gate to a service with a breaker of its own; `name` says in messages what does not answer. */
  readonly gateTo: (service: AwsService, name: string, target: AwsTarget) => Gate;
}

interface AwsGatesOptions {
  readonly clients: Pick<AwsClients, 'cognito' | 'ses'>;
  readonly region: string;
  /** What no error's text may hold. */
  readonly secrets: readonly string[];
}

/** Makes the gates of an account, and what tells of its outages and paces. */
export function createAwsGates(
  { quotas }: Config,
  { clients, region, secrets }: AwsGatesOptions,
): AwsGates {
  const notices = createNotices();
  const ending = new AbortController();
  const pacers = createPacers({
    quotas,
    readLimit: (category) => readLimit(category),
    onChange: (change, event) => notices.tell({ name: `quota.${change}`, event }),
  });
  const gateTo = (service: AwsService, target: AwsTarget, breaker: Breaker): Gate =>
    createGate({ service, target: { region, ...target }, breaker, pacers, secrets });
  // Nobody needs to hear that a limit cannot be asked for.
  const readLimit = createAccountLimits({
    cognito: {
      client: clients.cognito,
      gate: gateTo('cognito', {}, createBreaker({ service: 'Cognito' })),
    },
    ses: { client: clients.ses, gate: gateTo('ses', {}, createBreaker({ service: 'SES' })) },
    signal: ending.signal,
  });
  return {
    gateTo: (service, name, target) => {
      const onOutage = (isDown: boolean): void =>
        notices.tell({
          name: isDown ? 'batch.outage' : 'batch.recovery',
          event: { service: name },
        });
      return gateTo(service, target, createBreaker({ service: name, onOutage }));
    },
    subscribe: notices.subscribe,
    close: () => ending.abort(),
  };
}

function createNotices() {
  const listeners = new Set<(notice: ServiceNotice) => void>();
  return {
    subscribe: (listener: (notice: ServiceNotice) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell: (notice: ServiceNotice): void => listeners.forEach((listener) => listener(notice)),
  };
}

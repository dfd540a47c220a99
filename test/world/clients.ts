import type { AwsClients } from '../../src/services/aws-clients.ts';
import type { UserCredentials } from '../../src/services/identity-pool.ts';
import type { AwsInput, AwsRequest, Transport } from './request.ts';
import type { World } from './world.ts';

interface ClientsOptions {
  readonly world: World;
  readonly transport: Transport;
  /** AWS's clock, for the `Date` of its answers. */
  readonly now: () => number;
}

/** The SDK's command, as far as a client looks at it. */
interface Command {
  readonly input: AwsInput;
}

interface SendOptions {
  readonly abortSignal?: AbortSignal;
}

type Next = (request: unknown) => Promise<{ readonly response: unknown; readonly output: unknown }>;

/** Makes clients that hand the SDK's commands to the world: all of `src/services` runs, HTTP does not. */
export function createWorldClients(options: ClientsOptions): AwsClients {
  const create = (service: AwsRequest['service'], sessionToken: string | null = null) =>
    createClient(options, { service, sessionToken });
  const clients = {
    cognito: create('cognito'),
    identity: create('identity'),
    storage: {
      operator: create('s3'),
      ofUser: ({ sessionToken }: UserCredentials) => create('s3', sessionToken),
    },
    inbox: create('s3'),
    ses: create('ses'),
    close: () => {},
  };
  // The SDK's classes cannot be made without their machinery; these have the members that the services use.
  return clients as unknown as AwsClients;
}

function createClient(
  { world, transport, now }: ClientsOptions,
  origin: Pick<AwsRequest, 'service' | 'sessionToken'>,
) {
  const middlewares: ((next: Next) => Next)[] = [];
  return {
    config: { region: async () => 'eu-west-1' },
    middlewareStack: {
      add: (middleware: (next: Next) => Next) => void middlewares.push(middleware),
    },
    async send(command: Command, { abortSignal }: SendOptions = {}) {
      const operation = command.constructor.name.replace(/Command$/, '');
      const request: AwsRequest = { ...origin, operation, input: command.input };
      const last: Next = async () => {
        const output = await transport(request, () => world.take(request), abortSignal);
        const date = new Date(now()).toUTCString();
        return { output, response: { headers: { date } } };
      };
      const chain = middlewares.reduceRight((next, middleware) => middleware(next), last);
      return (await chain(request)).output;
    },
    destroy: () => {},
  };
}

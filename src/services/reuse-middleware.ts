/** Under it the signal stands in an input: copies that middleware makes of the input have it, too, and it is sent nowhere. */
const SIGNAL = Symbol('abortSignal');

interface Input {
  [SIGNAL]?: AbortSignal;
}

/** What a request is made with. */
interface RequestOptions {
  readonly abortSignal?: AbortSignal;
}

/** The part of a call that middleware sees: what it asks, and the request that was made of it. */
interface Args {
  readonly input: Input;
  readonly request: object;
}

/** The part of the SDK's clients that this concerns; their own types tell it by operation. */
interface ReusableClient {
  send: (command: { readonly input: Input }, options?: RequestOptions) => Promise<unknown>;
  readonly config: {
    readonly requestHandler: {
      handle: (request: object, options?: RequestOptions) => Promise<unknown>;
    };
  };
  readonly middlewareStack: {
    add: (
      middleware: (next: (args: Args) => unknown) => (args: Args) => unknown,
      options: { readonly step: 'deserialize'; readonly priority: 'low' },
    ) => void;
  };
}

/**
 * Lets a client that was made with `cacheMiddleware` resolve its middleware once for each operation, and not for each call,
 * which is a sixth of the SDK's work. The SDK does that only for calls without options, since the signal that ends a call is
 * bound into what it resolves: here the signal travels beside the call, from its input to its request.
 *
 * @param client - A client whose request handler no other client wraps
 * @returns The same client
 */
export function reuseMiddleware<Client extends object>(client: Client): Client {
  const { send, middlewareStack, config } = client as unknown as ReusableClient;
  const { requestHandler } = config;
  const handle = requestHandler.handle.bind(requestHandler);
  const ofRequest = new WeakMap<object, AbortSignal>();

  const carry = (next: (args: Args) => unknown) => (args: Args) => {
    const { [SIGNAL]: signal } = args.input;
    if (signal !== undefined) ofRequest.set(args.request, signal);
    return next(args);
  };
  middlewareStack.add(carry, { step: 'deserialize', priority: 'low' });
  requestHandler.handle = (request, options = {}) => {
    const abortSignal = ofRequest.get(request) ?? options.abortSignal;
    return handle(request, abortSignal === undefined ? options : { ...options, abortSignal });
  };
  return Object.assign(client, {
    send(command: { readonly input: Input }, { abortSignal }: RequestOptions = {}) {
      if (abortSignal !== undefined) command.input[SIGNAL] = abortSignal;
      return send.call(client, command);
    },
  });
}

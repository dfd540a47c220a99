import type { ErrorFactory } from './aws-error.ts';
import type { HttpAnswer, HttpRequest } from './http-server.ts';
import type { Protocol } from './protocol.ts';
import type { World } from './world.ts';

/** One operation of a service that speaks JSON. */
export interface JsonOperation<Subject> {
  /** Whether IAM signs it; public operations carry no `Authorization` header. */
  readonly signed: boolean;
  /**
   * Carries out a call.
   *
   * @param request - The JSON of the request, not checked yet
   * @param subject - What the service's operations work on
   * @returns The JSON of the answer
   * @throws AwsError
   */
  run(request: unknown, subject: Subject): object | Promise<object>;
}

/** What tells one JSON service from another. */
interface JsonService<Subject> {
  /** Stands before the operation in `X-Amz-Target`. */
  readonly targetPrefix: string;
  readonly accepts: (target: string) => boolean;
  readonly operations: Readonly<Record<string, JsonOperation<Subject>>>;
  readonly toSubject: (world: World) => Subject;
  readonly createError: ErrorFactory;
  /** Refuses a signed call that IAM does not allow. */
  readonly authorize?: (operation: string, request: unknown, world: World) => void;
}

/** Speaks AWS's JSON 1.1: the operation in `X-Amz-Target`, JSON in and out. */
export function createJsonProtocol<Subject>(service: JsonService<Subject>): Protocol {
  const { accepts, operations, toSubject, createError, authorize } = service;
  return {
    accepts: ({ headers }) => {
      const target = headers['x-amz-target'];
      return typeof target === 'string' && accepts(target);
    },
    open: (request, world) => {
      const name = toOperationName(request, service.targetPrefix);
      const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
      if (operation === undefined) {
        throw createError('UnknownOperationException', `Unknown operation ${name}`);
      }
      return {
        operation: name,
        run: async () => {
          // Any key will do; a call without one is what AWS refuses.
          if (operation.signed && request.headers.authorization === undefined) {
            throw createError('MissingAuthenticationTokenException');
          }
          const json = parseJson(request, createError);
          if (operation.signed) authorize?.(name, json, world);
          return formatJson(200, await operation.run(json, toSubject(world)));
        },
      };
    },
    formatError: ({ name, message, status }) => {
      const answer = formatJson(status, { __type: name, message });
      return { ...answer, headers: { ...answer.headers, 'x-amzn-ErrorType': `${name}:` } };
    },
    createError,
    throttleName: 'TooManyRequestsException',
    internalName: 'InternalErrorException',
  };
}

function toOperationName({ headers }: HttpRequest, prefix: string): string {
  const target = String(headers['x-amz-target']);
  return target.startsWith(prefix) ? target.slice(prefix.length) : target;
}

function parseJson({ body }: HttpRequest, createError: ErrorFactory): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    throw createError('SerializationException', 'The request is not valid JSON.');
  }
}

function formatJson(status: number, json: object): HttpAnswer {
  const headers = { 'Content-Type': 'application/x-amz-json-1.1' };
  return { status, headers, body: JSON.stringify(json) };
}

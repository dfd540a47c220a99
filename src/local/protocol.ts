import type { AwsError, ErrorFactory } from './aws-error.ts';
import type { HttpAnswer, HttpRequest } from './http-server.ts';
import type { World } from './world.ts';

/** A call that was recognised and not begun. */
export interface Call {
  /** AWS's operation name. */
  readonly operation: string;
  /** @throws AwsError */
  run(): HttpAnswer | Promise<HttpAnswer>;
}

/** How one AWS service speaks over HTTP. */
export interface Protocol {
  /** Tells whether a request speaks it. */
  accepts(request: HttpRequest): boolean;
  /** Recognises the operation. @throws AwsError where there is none of that name */
  open(request: HttpRequest, world: World): Call;
  /** Writes an error in the service's shape. */
  formatError(error: AwsError, request: HttpRequest): HttpAnswer;
  readonly createError: ErrorFactory;
  /** Name of the error that tells of too many calls. */
  readonly throttleName: string;
  /** Name of the error that tells of a fault of the server. */
  readonly internalName: string;
}

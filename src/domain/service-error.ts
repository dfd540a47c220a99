import type { ServiceFailure } from './failure.ts';

/** What a service throws: a {@link ServiceFailure} with the original error as its cause. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly failure: ServiceFailure;

  constructor(failure: ServiceFailure, options?: ErrorOptions) {
    super(failure.message, options);
    this.failure = failure;
  }
}

/** The AWS services that rows are onboarded into. */
export type AwsService = 'cognito' | 'identity' | 's3' | 'ses';

/** What a call was aimed at; the words of a failure name it. */
export interface AwsTarget {
  readonly region?: string;
  readonly userPoolId?: string;
  readonly clientId?: string;
  readonly identityPoolId?: string;
  readonly bucket?: string;
  /** The `from` of the welcome mail: an address, or a name with the address in angle brackets. */
  readonly sender?: string;
  /** The URL that stands in for AWS's own. */
  readonly endpoint?: string;
}

/** Names an endpoint only where one stands in for AWS's own. */
export function at(endpoint: string | null): Pick<AwsTarget, 'endpoint'> {
  return endpoint === null ? {} : { endpoint };
}

/** Which operation of which service was called, and on what. */
export interface FailedCall {
  readonly service: AwsService;
  /** AWS's own operation name, for example `SignUp`. */
  readonly operation: string;
  readonly target: AwsTarget;
  /** What the call is about besides, such as the name of a group. */
  readonly subject?: string;
}

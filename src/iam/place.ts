import type { Config } from '../domain/config.ts';

/** Where the resources of a configuration are, as their ARNs say it. */
export interface Place {
  readonly partition: string;
  /** `*` where none is known. */
  readonly region: string;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
const PARTITIONS: readonly (readonly [prefix: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
];

/** The id of a user pool begins with its Region. */
const POOL_REGION = /^([a-z]{2}(?:-[a-z]+)+-\d+)_/;

/** Tells where a configuration is, in the Region of its pool unless another is named. */
export function toPlace({ cognito }: Config, region: string | null): Place {
  const known = region ?? POOL_REGION.exec(cognito.userPoolId)?.[1] ?? '*';
  const [, partition = 'aws'] = PARTITIONS.find(([prefix]) => known.startsWith(prefix)) ?? [];
  return { partition, region: known };
}

/** The same place in another Region, where one is named. */
export function inRegion(place: Place, region: string | null): Place {
  return { ...place, region: region ?? place.region };
}

/** Makes an ARN of any account: a configuration names none. */
export function toArn({ partition, region }: Place, service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:*:${resource}`;
}

/** Makes the ARN of a bucket, or of what lies in it; neither names Region nor account. */
export function toBucketArn({ partition }: Place, bucket: string, pattern?: string): string {
  const arn = `arn:${partition}:s3:::${bucket}`;
  return pattern === undefined ? arn : `${arn}/${pattern}`;
}

/** Makes the ARN of the user pool. */
export function toPoolArn({ cognito }: Config, place: Place): string {
  return toArn(place, 'cognito-idp', `userpool/${cognito.userPoolId}`);
}

/**
 * Takes a text for what it says: `*`, `?` and `$` mean something in a resource.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
 */
export function escapePattern(text: string): string {
  return text.replaceAll(/[*?$]/g, (character) => `\${${character}}`);
}

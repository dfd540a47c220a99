import { ConfigError } from '../domain/config-error.ts';

/** The part of a client that knows where it sends its requests. */
interface RegionalClient {
  readonly config: { readonly region: () => Promise<string> };
}

/** Reads the Region of a client. @throws ConfigError where none is known */
export async function readRegion({ config }: RegionalClient): Promise<string> {
  try {
    return await config.region();
  } catch (cause) {
    throw new ConfigError(
      'Expected an AWS Region in `region`, AWS_REGION or the shared AWS configuration, found none. Set `region` in the configuration.',
      { cause },
    );
  }
}

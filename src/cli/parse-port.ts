import { ConfigError } from '../domain/config-error.ts';

/**
 * Reads a port from a flag; 0 stands for any.
 *
 * @throws ConfigError where it is none
 */
export function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new ConfigError(`Expected a port from 0 to 65535, got ${text}.`);
}

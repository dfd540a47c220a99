/** A configuration or a command line that nothing can be started with; the message names the mend. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

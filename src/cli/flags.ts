/** Flags that every command takes. */
export interface CommonFlags {
  readonly config: string;
  readonly state?: string;
  readonly batch?: string;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly color: boolean;
}

/** The configuration where no flag names one. */
export const DEFAULT_CONFIG = 'cognito-onboard.config.json';

/** The state folder where no flag names one. */
export const DEFAULT_STATE = '.cognito-onboard';

const toText = String;

/** The parameters of {@link CommonFlags}. */
export const commonFlags = {
  config: {
    kind: 'parsed',
    parse: toText,
    brief: 'Configuration file',
    placeholder: 'path',
    default: DEFAULT_CONFIG,
  },
  state: {
    kind: 'parsed',
    parse: toText,
    brief: `Folder that holds progress (default: ${DEFAULT_STATE})`,
    placeholder: 'dir',
    optional: true,
  },
  batch: {
    kind: 'parsed',
    parse: toText,
    brief: "Name of the batch (default: the file's base name, else the only batch)",
    placeholder: 'name',
    optional: true,
  },
  json: { kind: 'boolean', brief: 'Write data as JSON', default: false, withNegated: false },
  quiet: { kind: 'boolean', brief: 'Say nothing but errors', default: false, withNegated: false },
  color: { kind: 'boolean', brief: 'Use colors on a terminal', default: true },
} as const;

/** The batch that a command is about, where it may be left out. */
export const batchPositional = {
  kind: 'tuple',
  parameters: [{ brief: 'Batch', parse: toText, placeholder: 'batch', optional: true }],
} as const;

/** The file of people that a command reads. */
export const filePositional = {
  kind: 'tuple',
  parameters: [
    {
      brief: 'CSV or JSON Lines file, or - for standard input',
      parse: toText,
      placeholder: 'file',
    },
  ],
} as const;

import { formatColumns } from './format-column.ts';

/** Takes a sentence about the input as a whole; nothing stops because of it. */
export type OnWarning = (message: string) => void;

/** Says once what is left out of an input, and for which columns. */
export interface Warnings {
  inapplicable(columns: readonly string[]): void;
  password(): void;
}

/** Starts the warnings of one input. */
export function createWarnings(onWarning: OnWarning = () => undefined): Warnings {
  const warned = new Set<string>();
  return {
    inapplicable: (columns) => {
      const unsaid = columns.filter((column) => !warned.has(column));
      if (unsaid.length === 0) return;
      for (const column of unsaid) warned.add(column);
      onWarning(`Left out, since nobody can set them while signing up: ${formatColumns(unsaid)}.`);
    },
    password: () => {
      if (warned.has('password')) return;
      warned.add('password');
      onWarning('Left out: `password`, since passwords are generated.');
    },
  };
}

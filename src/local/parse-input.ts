import type { z } from 'zod';

/**
 * Checks a value from outside against a schema.
 *
 * @param schema - What is expected
 * @param input - What came
 * @param name - What the value is called in messages
 * @throws An error with one sentence for each fault: where, what was expected, what came
 */
export function parseInput<S extends z.ZodType>(
  schema: S,
  input: unknown,
  name: string,
): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const sentences = result.error.issues.map((issue) => formatIssue(issue, input, name));
  throw new Error(sentences.join('\n'), { cause: result.error });
}

function formatIssue(issue: z.core.$ZodIssue, input: unknown, name: string): string {
  const where = issue.path.map((part) =>
    typeof part === 'number' ? `[${part}]` : `.${String(part)}`,
  );
  const got = issue.path.reduce(valueAt, input);
  return `Expected a valid \`${name}${where.join('')}\` (${issue.message}), got \`${JSON.stringify(got)}\``;
}

function valueAt(value: unknown, part: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined;
}

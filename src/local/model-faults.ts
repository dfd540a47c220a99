import type { z } from 'zod';

/** Words the faults that a schema found in a request as AWS words those of its service models. */
export function formatModelFaults({ issues }: z.ZodError): string {
  const faults = issues.map(
    (issue) => `Value at '${toMember(issue)}' failed to satisfy constraint: ${toConstraint(issue)}`,
  );
  const count = `${faults.length} validation error${faults.length === 1 ? '' : 's'} detected`;
  return `${count}: ${faults.join('; ')}`;
}

function toMember({ path }: z.core.$ZodIssue): string {
  return path
    .map(String)
    .map((part) => part.charAt(0).toLowerCase() + part.slice(1))
    .join('.');
}

function toConstraint(issue: z.core.$ZodIssue): string {
  const { code } = issue;
  if (code === 'invalid_type') return 'Member must not be null';
  if (code === 'too_small') {
    return `Member must have ${toMeasure(issue)} greater than or equal to ${issue.minimum}`;
  }
  if (code === 'too_big') {
    return `Member must have ${toMeasure(issue)} less than or equal to ${issue.maximum}`;
  }
  if (code === 'invalid_format') {
    return `Member must satisfy regular expression pattern: ${toPattern(issue.pattern)}`;
  }
  if (code === 'invalid_value') {
    return `Member must satisfy enum value set: [${issue.values.map(String).join(', ')}]`;
  }
  return issue.message;
}

function toMeasure({ origin }: { readonly origin: string }): string {
  return origin === 'number' || origin === 'int' ? 'value' : 'length';
}

/** Zod gives `/^[\S]+$/u`, AWS shows `[\S]+`. */
function toPattern(pattern: string | undefined): string {
  return (pattern ?? '').replace(/^\/\^?/, '').replace(/\$?\/\w*$/, '');
}

import { FAILURE_CLASSES } from '../domain/failure.ts';
import type { FailureCode, ServiceFailure } from '../domain/failure.ts';
import type { Finding } from '../domain/plan.ts';
import { ServiceError } from '../domain/service-error.ts';

/** Makes a finding of what keeps a batch from getting through. */
export function stop(about: string, message: string): Finding {
  return { severity: 'stop', about, message };
}

/** Makes a finding of what a batch gets through with losses. */
export function warn(about: string, message: string): Finding {
  return { severity: 'warning', about, message };
}

/** An answer, or what is found where there is none. */
export type Asked<Value> =
  | { readonly value: Value; readonly findings: readonly [] }
  | { readonly value?: never; readonly findings: readonly [Finding] };

/**
 * Asks the account for something.
 *
 * @param about - The field of the configuration that it is asked for
 * @throws What is no `ServiceError`
 */
export async function ask<Value>(about: string, answer: Promise<Value>): Promise<Asked<Value>> {
  try {
    return { value: await answer, findings: [] };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { findings: [toFinding(about, error.failure)] };
  }
}

/** Tells whether a look failed by something that passes. */
export function isTransient({ code }: Finding): boolean {
  return code !== undefined && (FAILURE_CLASSES[code] === 'T' || code === 'SERVICE_UNREACHABLE');
}

function toFinding(about: string, { code, message }: ServiceFailure): Finding {
  const severity = isStop(code) ? 'stop' : 'unknown';
  return { severity, about, message, code };
}

/** Who may not look may be allowed to do what a batch needs; and whatever answers strangely may serve a batch. */
function isStop(code: FailureCode): boolean {
  if (code === 'ACCESS_DENIED') return false;
  return FAILURE_CLASSES[code] === 'B' || FAILURE_CLASSES[code] === 'T';
}

/** What the same cause makes of every call is told once for each section of the configuration. */
export function tellOnce(findings: readonly Finding[]): readonly Finding[] {
  const told = new Set<string>();
  return findings.filter(({ code, about }) => {
    if (code === undefined || code === 'ACCESS_DENIED') return true;
    const [section = ''] = about.split('.');
    const cause = `${section} ${code}`;
    const isNew = !told.has(cause);
    told.add(cause);
    return isNew;
  });
}

import { isLike } from './pattern.ts';

/** What is known of a request, by the lower-case names of condition keys. */
export type Facts = Readonly<Record<string, string>>;

/** Operators, each with what it wants of which key. */
export type Condition = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const OPERATORS: Readonly<Record<string, (fact: string, wanted: string) => boolean>> = {
  StringEquals: (fact, wanted) => fact === wanted,
  StringLike: isLike,
  ArnEquals: isLike,
  ArnLike: isLike,
};

/** What is many in AWS is one here, so that any of them is it. */
const SET_OPERATOR = /^ForAnyValue:/;

/**
 * Tells whether a condition is met. One that is not known here is not, so that an allowance that hangs on it does not
 * count.
 */
export function isMet(condition: Condition, facts: Facts): boolean {
  return Object.entries(condition).every(([operator, wanted]) => {
    const compare = OPERATORS[operator.replace(SET_OPERATOR, '')];
    return Object.entries(wanted).every(([name, patterns]) => {
      const fact = facts[name.toLowerCase()];
      if (compare === undefined || fact === undefined) return false;
      return patterns.some((pattern) => compare(fact, pattern));
    });
  });
}

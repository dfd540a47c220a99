import type { PlannedRows, RejectedLine } from '../domain/plan.ts';
import type { InputEntry, Row } from '../domain/row.ts';
import type { PasswordPolicy } from '../services/account-settings.ts';
import { createDoubledSearch } from './doubled-search.ts';
import { findLacking } from './password-policy.ts';

/** What the rows of an input are like as a whole; none of them is kept. */
export interface Survey {
  readonly rows: PlannedRows;
  /** Good rows by attribute. */
  readonly attributes: ReadonlyMap<string, number>;
  /** Good rows whose username is a mail address. */
  readonly addressNames: number;
  /** Distinct groups, up to a bound. */
  readonly groups: ReadonlySet<string>;
  /** Whether there are more of them. */
  readonly hasMoreGroups: boolean;
  /** Memberships of all rows. */
  readonly memberships: number;
  /** Rows whose password the policy refuses. */
  readonly weakPasswords: number;
  readonly firstWeak: readonly RejectedLine[];
}

/** How an input is looked through. */
export interface SurveyOptions {
  /** `null` where none is known, or passwords are generated. */
  readonly policy: PasswordPolicy | null;
  /** Whether rows of one username are looked for: that takes memory for every username. */
  readonly seeksDoubled: boolean;
  /** Distinct groups to remember. */
  readonly mostGroups: number;
}

/** Of what may be true of many rows, so many are named. */
const MOST_NAMED = 5;

/** A pool has at most 50 custom attributes: the first names beyond tell enough. */
const MOST_ATTRIBUTES = 200;

/** Looks through the rows of an input, one after another. @throws InputError where it cannot be read */
export async function surveyRows(
  entries: AsyncIterable<InputEntry>,
  options: SurveyOptions,
): Promise<Survey> {
  const survey = new RowSurvey(options);
  for await (const entry of entries) survey.take(entry);
  return survey.end();
}

class RowSurvey {
  readonly #options: SurveyOptions;
  readonly #doubled = createDoubledSearch(MOST_NAMED);
  readonly #rejected = new Tally();
  readonly #weak = new Tally();
  readonly #attributes = new Map<string, number>();
  readonly #groups = new Set<string>();
  #good = 0;
  #addressNames = 0;
  #memberships = 0;
  #hasMoreGroups = false;

  constructor(options: SurveyOptions) {
    this.#options = options;
  }

  take(entry: InputEntry): void {
    const { number: row } = entry;
    if (entry.kind === 'rejected') return this.#rejected.add({ row, ...entry.rejected });
    if (this.#options.seeksDoubled && this.#doubled.isDoubled(entry.row.username, row)) return;
    this.#takeRow(row, entry.row);
  }

  #takeRow(number: number, { username, password, attributes, groups = [] }: Row): void {
    this.#good += 1;
    if (username.includes('@')) this.#addressNames += 1;
    for (const name of Object.keys(attributes)) this.#countAttribute(name);
    this.#takeGroups(groups);
    if (password !== undefined) this.#judge(password, number);
  }

  #takeGroups(groups: readonly string[]): void {
    this.#memberships += groups.length;
    for (const group of groups) {
      if (this.#groups.has(group)) continue;
      if (this.#groups.size < this.#options.mostGroups) this.#groups.add(group);
      else this.#hasMoreGroups = true;
    }
  }

  #judge(password: string, row: number): void {
    const { policy } = this.#options;
    const lacking = policy === null ? [] : findLacking(password, policy);
    if (lacking.length > 0) this.#weak.add({ row, reasons: lacking });
  }

  #countAttribute(name: string): void {
    const count = this.#attributes.get(name);
    if (count === undefined && this.#attributes.size >= MOST_ATTRIBUTES) return;
    this.#attributes.set(name, (count ?? 0) + 1);
  }

  end(): Survey {
    return {
      rows: {
        good: this.#good,
        rejected: this.#rejected.count,
        doubled: this.#doubled.count(),
        firstRejected: this.#rejected.first,
        firstDoubled: this.#doubled.first(),
      },
      attributes: this.#attributes,
      addressNames: this.#addressNames,
      groups: this.#groups,
      hasMoreGroups: this.#hasMoreGroups,
      memberships: this.#memberships,
      weakPasswords: this.#weak.count,
      firstWeak: this.#weak.first,
    };
  }
}

/** Counts rows and remembers the first of them. */
class Tally {
  readonly first: RejectedLine[] = [];
  count = 0;

  add({ row, reasons }: RejectedLine): void {
    this.count += 1;
    if (this.count <= MOST_NAMED) this.first.push({ row, reasons });
  }
}

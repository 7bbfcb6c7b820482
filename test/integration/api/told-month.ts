import type { Contract } from '../../../db/core/answers.ts';
import type { Day } from '../../../db/core/calendar.ts';

/** What truly happened to one report: told on a day by somebody, and what was decided about it since. */
export type Report = {
  readonly person: string;
  readonly day: Day;
  readonly contract: Contract | null;
  /** By the person's own form, or read in a public post. */
  readonly form: boolean;
  state: 'proposed' | 'confirmed' | 'rejected' | 'withdrawn';
};

/** Weeks apart, or of another job, a report is another one. */
const NEAR_DAYS = 31;
const DAY_MS = 86_400_000;

/** The ledger of a month, kept beside the service and knowing nothing of how it counts. */
export class ToldMonth {
  readonly reports: Report[] = [];

  tell(report: Omit<Report, 'state'>): Report {
    const told: Report = { ...report, state: 'proposed' };
    this.reports.push(told);
    return told;
  }

  /** Whether this person has told of the same return to work in the form: it stands or waits, or is of today. */
  isKnown(person: string, contract: Contract | null, on: Day): boolean {
    return this.reports.some(
      (one) =>
        one.form &&
        one.person === person &&
        one.state !== 'withdrawn' &&
        (one.day === on ||
          (one.state !== 'rejected' &&
            Math.abs(Date.parse(one.day) - Date.parse(on)) <= NEAR_DAYS * DAY_MS &&
            (one.contract === contract || one.contract === null || contract === null))),
    );
  }

  byState(): Record<Report['state'], number> {
    const found = { proposed: 0, confirmed: 0, rejected: 0, withdrawn: 0 };
    for (const { state } of this.reports) found[state] += 1;
    return found;
  }

  /** People by the day of their first confirmed report, none after `last`. */
  firsts(last: Day): Map<string, Day> {
    const first = new Map<string, Day>();
    for (const { person, day, state } of this.reports) {
      if (state !== 'confirmed' || day > last) continue;
      const known = first.get(person);
      if (!known || day < known) first.set(person, day);
    }
    return first;
  }
}

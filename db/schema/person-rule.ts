import type { Instant } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';

/** What a person has asked for: while her row stands, nothing about her is kept or counted. */
export type PersonRuleTable = {
  person: Pseudonym;
  /** `erased`: her rows are gone; `restricted`: they are sealed away until the matter is settled. */
  rule: 'erased' | 'restricted';
  since: Instant;
  /** When her rows had left every table and the figures were worked out without them; null: to be finished. */
  carried_out_at: Instant | null;
};

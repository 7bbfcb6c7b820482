import { type Day, daysBetween } from '../../../db/core/calendar.ts';
import { POST_LABELS } from '../../../db/core/labels.ts';
import { RIGHTS_KINDS } from '../../../db/schema/rights-request.ts';
import type { Period } from '../../demo/world/truth/periods.ts';
import type { TruthRow } from '../../demo/world/truth/row.ts';
import type { Notes } from '../live-world.ts';

/** A period as far as the cutoff, and the first day after the whole of it. */
export type NotedPeriod = Period & { readonly over: Day };

/** What was over before people began to note, and of which nothing was noted later, is no zero. */
export const isNoted = (since: Day | undefined, { over }: NotedPeriod, found: number): boolean =>
  found > 0 || (since !== undefined && over > since);

/** What was noted on days of the period: meetings, agreement of second readings, corrections, rights, the roster. */
export function notedTruth(notes: Notes, period: NotedPeriod, served: Day): TruthRow[] {
  const isIn = (on: Day): boolean => on >= period.first && on <= period.last;
  const met = notes.meetings.filter(({ day }) => isIn(day));
  const asked = notes.rights.filter(({ received }) => isIn(received));
  const delays = asked.flatMap(({ received, answered }) =>
    answered ? [daysBetween(received, answered)] : [],
  );
  const roster = notes.volunteers.get(period.first);
  const came = met.flatMap(({ attendees }) => attendees ?? []);
  const wasMet = isNoted(notes.since.get('meetings'), period, met.length);
  const corrected = notes.corrections.filter(isIn).length;
  const registered = (count: number): number | null => (isNoted(served, period, count) ? count : null);
  const values: Record<string, number | null> = {
    irl_events: wasMet ? met.length : null,
    'irl_events:attendees':
      wasMet && (met.length === 0 || came.length > 0) ? came.reduce((sum, count) => sum + count, 0) : null,
    classification_agreement: kappa(notes.readAgain.filter(({ day }) => isIn(day))),
    corrections_published: registered(corrected),
    rights_requests: registered(asked.length),
    'rights_requests:delay':
      delays.length === 0 ? null : delays.reduce((sum, one) => sum + one, 0) / delays.length,
    active_volunteers: roster?.active ?? null,
    'active_volunteers:core': roster?.core ?? null,
  };
  for (const kind of RIGHTS_KINDS)
    values[`rights_requests:${kind}`] = registered(asked.filter((one) => one.kind === kind).length);
  return Object.entries(values).map(([key, value]) => ({ key, period: period.name, value }));
}

/** Cohen's kappa as the textbook has it: agreement beyond what two who drew at random would have; told from 30 on. */
function kappa(pairs: Notes['readAgain']): number | null {
  const n = pairs.length;
  if (n < 30) return null;
  const agreed = pairs.filter(({ first, second }) => first === second).length / n;
  const byChance = POST_LABELS.reduce((sum, label) => {
    const one = pairs.filter(({ first }) => first === label).length;
    const other = pairs.filter(({ second }) => second === label).length;
    return sum + (one / n) * (other / n);
  }, 0);
  return byChance === 1 ? null : (agreed - byChance) / (1 - byChance);
}

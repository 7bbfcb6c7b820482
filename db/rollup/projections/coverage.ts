import type { Day } from '../../core/calendar.ts';
import { COLLECTED_FAMILIES, type CollectedFamily } from '../../core/families.ts';
import { coveredWithin, lengthOf, readWindows } from '../../queries/gaps.ts';
import type { RollUpContext } from '../context.ts';
import { type DayAmount, replaceDays } from '../tallies.ts';
import type { Projection } from './projection.ts';
import { stretches } from './stretches.ts';

export const coveredBy = (family: CollectedFamily) => `covered ${family}` as const;
export const importedOf = (family: CollectedFamily) => `imported ${family}` as const;
export const seenOf = (family: CollectedFamily) => `seen ${family}` as const;
export const failedBy = (family: CollectedFamily) => `failed ${family}` as const;

/**
 * Milliseconds of each day that each family collected, those that only files hold, whether files told something
 * of the rest, and the last thing that stood in its way.
 */
export const COVERAGE: readonly Projection[] = COLLECTED_FAMILIES.map((family) => ({
  name: `coverage of ${family}`,
  version: 1,
  follows: [family],
  async project(context, tallies, days) {
    const fresh: DayAmount[] = [];
    for (const stretch of stretches(days)) fresh.push(...(await coveredOf(context, family, stretch)));
    const names = [coveredBy(family), importedOf(family), seenOf(family), failedBy(family)];
    await replaceDays(context.db, tallies, { names, days }, fresh);
  },
}));

/** The windows of a stretch are read once. */
async function coveredOf(
  { db, calendar, erasedAt }: RollUpContext,
  family: CollectedFamily,
  days: readonly [Day, ...Day[]],
): Promise<DayAmount[]> {
  const stretch = { from: calendar.startOf(days[0]), until: calendar.endOf(days.at(-1) as Day) };
  const windows = await readWindows(db, family, stretch, { knownAfter: erasedAt });
  return days.flatMap((day) => {
    const within = { from: calendar.startOf(day), until: calendar.endOf(day) };
    const ofDay = windows.filter(({ from, until }) => from < within.until && until > within.from);
    const { gaps, imported, seen } = coveredWithin(within, ofDay);
    const cause = gaps.findLast((gap) => gap.cause !== null)?.cause ?? null;
    const amounts: DayAmount[] = [
      { name: coveredBy(family), day, amount: lengthOf([within]) - lengthOf(gaps) },
      { name: importedOf(family), day, amount: imported },
      { name: seenOf(family), day, amount: seen ? 1 : 0 },
    ];
    if (cause !== null) amounts.push({ name: failedBy(family), day, key: cause, amount: 1 });
    return amounts;
  });
}

/** Share of a day's hours; whether files alone hold some of them, or told something of the others. */
export type DayCoverage = { readonly share: number; readonly imported: boolean; readonly seen: boolean };
const NOTHING: DayCoverage = { share: 0, imported: false, seen: false };

/** How much of these days a family collected; its coverage is projected before. */
export async function dayCoverage(
  { db, calendar }: RollUpContext,
  family: CollectedFamily,
  days: readonly Day[],
): Promise<(day: Day) => DayCoverage> {
  const rows = await db
    .selectFrom('tally')
    .select(['name', 'start_day', 'amount'])
    .where('name', 'in', [coveredBy(family), importedOf(family), seenOf(family)])
    .where('grain', '=', 'day')
    .where('start_day', 'in', days)
    .execute();
  const found = new Map<Day, DayCoverage>();
  for (const { name, start_day, amount } of rows) {
    const known = found.get(start_day) ?? NOTHING;
    if (name === coveredBy(family)) {
      found.set(start_day, { ...known, share: amount / (calendar.hoursIn(start_day) * 3_600_000) });
    } else {
      found.set(start_day, { ...known, [name === seenOf(family) ? 'seen' : 'imported']: amount > 0 });
    }
  }
  return (day) => found.get(day) ?? NOTHING;
}

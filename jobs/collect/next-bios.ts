import { addDays, type Day, daysBetween, type Instant } from '../../db/core/calendar.ts';
import { anniversary } from '../../db/core/period.ts';
import { countKnown } from '../../db/queries/adopters.ts';
import { lastDayRead, lastScans, panelOf, sweepsCut } from '../../db/queries/ingest-bios.ts';
import type { PlanSetting } from '../job-context.ts';

/** What a night reads of bios. */
export type BioReading =
  | { readonly kind: 'sweep' }
  | { readonly kind: 'panel'; readonly accounts: number; readonly requests: number };

/** Nights missed are made up for, but not without end. */
const CAUGHT_UP = 31;
/** A second try after the budget has cut a sweep had all that the month had left: a third would only spend it again. */
const CUTS = 2;

/**
 * A sweep when none was made since the last day on which one is due, else a panel; null: nothing to read.
 * A bio can only be read as it is now: a reading belongs to today, or to the day whose night this is.
 */
export async function nextBios(setting: PlanSetting, day: Day): Promise<BioReading | null> {
  if (!readableOn(setting, day)) return null;
  const { db } = setting.store;
  const [swept] = await lastScans(db, { kind: 'sweep', state: 'done' });
  if (swept && swept.day >= day) return null;
  if (await sweepDue(setting, day, swept?.day ?? null)) return { kind: 'sweep' };
  const before = await lastDayRead(db, day);
  const nights = before === null ? 1 : Math.min(CAUGHT_UP, daysBetween(before, day));
  const known = await countKnown(db, setting.calendar.endOf(day));
  const wanted = Math.min(nights * setting.collective.bios.panelPerNight, known);
  const accounts = wanted - (await panelOf(db, day));
  // A round that ends within a hundred begins the next one with a request of its own.
  return accounts > 0 ? { kind: 'panel', accounts, requests: Math.ceil(accounts / 100) + 1 } : null;
}

export function readableOn({ clock, calendar }: Pick<PlanSetting, 'clock' | 'calendar'>, day: Day): boolean {
  return day >= addDays(calendar.dayOf(clock.now()), -1);
}

async function sweepDue(setting: PlanSetting, day: Day, swept: Day | null): Promise<boolean> {
  if (swept !== null && swept >= sweepDay(setting, day)) return false;
  const { db } = setting.store;
  const [tried] = await lastScans(db, { kind: 'sweep' });
  if (tried?.state !== 'failed') return true;
  // Keys that are missing will be so tomorrow: said once a month, not each night.
  if (tried.reason === 'credentials_missing' && tried.day < day) return addDays(day, 1).endsWith('-01');
  const month = `${setting.clock.now().slice(0, 7)}-01T00:00:00.000Z` as Instant;
  return (await sweepsCut(db, month)) < CUTS;
}

/** The last day, this one included, from which on a sweep was due: so many days before an anniversary. */
function sweepDay({ collective }: PlanSetting, day: Day): Day {
  const { startDay, bios } = collective;
  const next = Number(day.slice(0, 4)) + 1;
  const days = [next, next - 1, next - 2].map((year) =>
    addDays(anniversary(startDay, year), -bios.sweepDaysBefore),
  );
  return days.find((one) => one <= day) as Day;
}

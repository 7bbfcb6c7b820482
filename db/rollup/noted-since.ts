import type { Day, Instant } from '../core/calendar.ts';
import type { Period } from '../core/period.ts';
import { once, type RollUpContext } from './context.ts';
import { CONTACTS } from './projections/told.ts';

/** What people note, or what the service itself keeps a register of. */
type Kept = 'meeting' | 'coached_request' | 'contact' | 'registers';

/**
 * The day on which something was noted for the first time, whatever day it tells of; of its own registers the day
 * of the service's first measures. Null: never yet. It comes before every later note, so that a period says the
 * same whenever it is worked out.
 */
export const notedSince = (context: RollUpContext, kept: Kept): Promise<Day | null> =>
  once(context, `noted since ${kept}`, async () => {
    const first = await firstNote(context, kept);
    return first === null ? null : context.calendar.dayOf(first);
  });

async function firstNote({ db, at }: RollUpContext, kept: Kept): Promise<Instant | null> {
  switch (kept) {
    case 'meeting': {
      const row = await db
        .selectFrom('meeting')
        .select('known_at as at')
        .orderBy('known_at')
        .limit(1)
        .executeTakeFirst();
      return row?.at ?? null;
    }
    case 'coached_request': {
      const row = await db
        .selectFrom('coached_request')
        .select('noted_at as at')
        .orderBy('noted_at')
        .limit(1)
        .executeTakeFirst();
      return row?.at ?? null;
    }
    case 'contact': {
      // Of a file that tells where people stand, and asks nobody about contacts, nothing is known of these.
      const row = await db
        .selectFrom('seeker_news')
        .select('known_at as at')
        .where((eb) => eb.or(CONTACTS.map((kind) => eb(kind, '=', 1))))
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      return row?.at ?? null;
    }
    case 'registers': {
      const row = await db
        .selectFrom('measure')
        .select('known_at as at')
        .orderBy('id')
        .limit(1)
        .executeTakeFirst();
      return row?.at ?? at;
    }
  }
}

/** A period that was over before anything was noted, and of which nothing has been noted since, is no zero. */
export const isNoted = (since: Day | null, { end }: Period, found: number): boolean =>
  found > 0 || (since !== null && end > since);

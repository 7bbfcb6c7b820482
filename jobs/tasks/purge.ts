import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Instant, monthsBefore } from '../../db/core/calendar.ts';
import { settleErasure } from '../../db/dialect/erase.ts';
import {
  dropBilledReads,
  expireTexts,
  forgetOldPerson,
  isUncounted,
  listForgettable,
  markForgotten,
} from '../../db/privacy/forget-old.ts';
import { PERSON_TABLES } from '../../db/privacy/person-rows.ts';
import { purgeSharedLinks, purgeStaff } from '../../db/privacy/purge-staff.ts';
import { SHARED_LINK_MONTHS, STAFF_MONTHS } from '../../db/privacy/retention.ts';
import { chunks } from '../../db/queries/chunks.ts';
import { purgeSharedSessions } from '../../db/queries/shared-links.ts';
import { purgeExpired } from '../../db/queries/sign-in.ts';
import type { JobContext } from '../job-context.ts';

/** People forgotten together: a moment's work, then whoever else waits for the store has a turn. */
const TOGETHER = 20;

/**
 * Erases what has come of age: texts, people of whom nothing was heard for long, volunteers whose access ended
 * three months ago, links that ended a year ago. It follows the roll-up, so that people are counted first.
 * Stopped, it goes on where it was with the next night. Its log holds counts only.
 */
export async function purge({ store, clock, calendar, signal, log }: JobContext): Promise<void> {
  const today = calendar.dayOf(clock.now());
  const texts = await store.db.transaction().execute((transaction) => expireTexts(transaction, today));
  await dropBilledReads(store.db, clock.now());
  await purgeExpired(store.db, clock.now());
  await purgeSharedSessions(store.db, clock.now());
  const before = (months: number) => monthsBefore(today, months) as string as Instant;
  const staff = await store.db.transaction().execute(async (transaction) => {
    await purgeSharedLinks(transaction, before(SHARED_LINK_MONTHS));
    return purgeStaff(transaction, before(STAFF_MONTHS));
  });
  const { people, limit } = await listForgettable(store.db, today);
  // Their figures would be lost: a night whose roll-up failed forgets nobody.
  if (await isUncounted(store.db, limit))
    return log.warn('days wait for a roll-up: nobody is forgotten tonight');
  for (const some of chunks(people, TOGETHER)) {
    signal.throwIfAborted();
    await store.db.transaction().execute(async (transaction) => {
      for (const person of some) await forgetOldPerson(transaction, person, clock.now());
    });
    await nextTurn();
  }
  await store.db.transaction().execute((transaction) => markForgotten(transaction, limit, clock.now()));
  if (texts + people.length + staff > 0) {
    const access = ['staff_member', 'session', 'sign_in_link', 'passkey'] as const;
    const tables = [...PERSON_TABLES.map(({ table }) => table), 'member', 'billed_read', ...access] as const;
    const settled = await settleErasure(store.db, store.engine, tables);
    if (!settled) log.warn('a reader held on to erased rows: they leave the files with the next night');
  }
  log.info({ texts, people: people.length, staff }, 'purged');
}

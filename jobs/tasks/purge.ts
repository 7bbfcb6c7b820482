import { setImmediate as nextTurn } from 'node:timers/promises';
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
import { chunks } from '../../db/queries/chunks.ts';
import type { JobContext } from '../job-context.ts';

/** People forgotten together: a moment's work, then whoever else waits for the store has a turn. */
const TOGETHER = 20;

/**
 * Erases what has come of age: texts, and people of whom nothing was heard for long. It follows the roll-up, so
 * that they are counted first. Stopped, it goes on where it was with the next night. Its log holds counts only.
 */
export async function purge({ store, clock, calendar, signal, log }: JobContext): Promise<void> {
  const today = calendar.dayOf(clock.now());
  const texts = await store.db.transaction().execute((transaction) => expireTexts(transaction, today));
  await dropBilledReads(store.db, clock.now());
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
  if (texts + people.length > 0) {
    const tables = [...PERSON_TABLES.map(({ table }) => table), 'member'] as const;
    const settled = await settleErasure(store.db, store.engine, tables);
    if (!settled) log.warn('a reader held on to the journal: erased rows leave it with the next night');
  }
  log.info({ texts, people: people.length }, 'purged');
}

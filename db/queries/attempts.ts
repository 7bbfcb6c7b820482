import type { Instant } from '../core/calendar.ts';
import type { Database } from '../store.ts';

/** Counts one attempt of a client in this minute, whichever process it came to; those of earlier minutes go. */
export async function countAttempt(db: Database, client: string, minute: Instant): Promise<number> {
  const { count } = await db
    .insertInto('attempt')
    .values({ client, minute, count: 1 })
    .onConflict((conflict) =>
      conflict.column('client').doUpdateSet((eb) => ({
        minute,
        count: eb
          .case()
          .when('attempt.minute', '=', minute)
          .then(eb('attempt.count', '+', 1))
          .else(1)
          .end(),
      })),
    )
    .returning('count')
    .executeTakeFirstOrThrow();
  if (count === 1) await db.deleteFrom('attempt').where('minute', '<', minute).execute();
  return count;
}

/** Notes that a challenge was used. @returns false when it was already, by whichever process it came to */
export async function spendChallenge(
  db: Database,
  spent: { nonce: string; expires_at: Instant },
  now: Instant,
): Promise<boolean> {
  await db.deleteFrom('spent_challenge').where('expires_at', '<=', now).execute();
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('spent_challenge')
    .values(spent)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

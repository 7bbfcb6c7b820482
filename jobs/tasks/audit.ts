import { type Instant, monthsBefore } from '../../db/core/calendar.ts';
import { AppError } from '../../db/core/errors.ts';
import { settleErasure } from '../../db/dialect/erase.ts';
import { fromOneState } from '../../db/dialect/tables.ts';
import { ACCESS_LOG_MONTHS } from '../../db/privacy/retention.ts';
import { purgeAudit, verifyAudit } from '../../db/queries/audit.ts';
import type { Database } from '../../db/store.ts';
import type { JobContext } from '../job-context.ts';

/**
 * Checks the chain of the audit, and when it holds removes what is older than six months. The log keeps where the chain
 * ends: one written anew in the store would not end there.
 * @throws AppError `audit-broken` naming the first entry that is not as it was written
 */
export async function audit({
  store,
  clock,
  calendar,
  log,
}: Pick<JobContext, 'store' | 'clock' | 'calendar' | 'log'>): Promise<void> {
  const { db, engine } = store;
  const { entries, brokenAt, head } = await fromOneState(db, engine, verifyAudit);
  const limit = monthsBefore(calendar.dayOf(clock.now()), ACCESS_LOG_MONTHS);
  // A broken chain is left as it was found: a forged date must not make the night remove what it hides.
  const remove = (transaction: Database) => purgeAudit(transaction, limit as string as Instant);
  const removed = brokenAt === null ? await db.transaction().execute(remove) : 0;
  if (removed > 0) await settleErasure(db, engine, ['audit_entry']);
  log.info({ entries, removed, head }, 'audit checked');
  if (brokenAt === null) return;
  throw new AppError({
    code: 'audit-broken',
    fr: `Le journal des accès a été modifié hors du service : l’entrée ${brokenAt} n’est pas celle qui a été écrite. Comparez avec la dernière sauvegarde.`,
    en: `The access log was changed outside the service: entry ${brokenAt} is not the one that was written. Compare with the last backup.`,
  });
}

import { type Instant, monthsBefore } from '../../db/core/calendar.ts';
import { AppError } from '../../db/core/errors.ts';
import { settleErasure } from '../../db/dialect/erase.ts';
import { fromOneState } from '../../db/dialect/tables.ts';
import { ACCESS_LOG_MONTHS } from '../../db/privacy/retention.ts';
import { purgeAudit, verifyAudit } from '../../db/queries/audit.ts';
import type { JobContext } from '../job-context.ts';

/**
 * Checks the chain of the audit, then removes what is older than six months. The log keeps where the chain
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
  const removed = await db
    .transaction()
    .execute((transaction) => purgeAudit(transaction, limit as string as Instant));
  if (removed > 0) await settleErasure(db, engine, ['audit_entry']);
  log.info({ entries, removed, head }, 'audit checked');
  if (brokenAt === null) return;
  throw new AppError({
    code: 'audit-broken',
    fr: `Le journal des accès a été modifié hors du service : l’entrée ${brokenAt} n’est pas celle qui a été écrite. Comparez avec la dernière sauvegarde.`,
    en: `The access log was changed outside the service: entry ${brokenAt} is not the one that was written. Compare with the last backup.`,
  });
}

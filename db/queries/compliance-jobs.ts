import type { Selectable } from 'kysely';
import type { ComplianceJobTable } from '../schema/compliance-job.ts';
import type { Database } from '../store.ts';

export type ComplianceJob = Selectable<ComplianceJobTable>;

/** Keeps what X was asked, so that its answer is carried out whenever it comes, by whatever process. */
export async function addComplianceJob(db: Database, job: ComplianceJob): Promise<void> {
  await db.insertInto('compliance_job').values(job).execute();
}

/** The job whose answer is still to come; X works on one at a time. */
export async function readPendingJob(db: Database): Promise<ComplianceJob | null> {
  const row = await db
    .selectFrom('compliance_job')
    .selectAll()
    .where('state', '=', 'sent')
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

export async function endComplianceJob(db: Database, id: string, state: 'applied' | 'failed'): Promise<void> {
  await db.updateTable('compliance_job').set({ state }).where('id', '=', id).execute();
}

/** Whether X refused this project a job when it was last asked for one; true before it ever was. */
export async function wasRefusedJobs(db: Database): Promise<boolean> {
  const row = await db
    .selectFrom('request_ledger')
    .select('status')
    .where('endpoint', '=', 'compliance/jobs')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined || row.status === 403 || row.status === 404;
}

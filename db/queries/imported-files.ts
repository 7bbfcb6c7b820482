import type { Day, Instant } from '../core/calendar.ts';
import type { Database } from '../store.ts';

/** What the run of an import is called. */
export const IMPORT_TASK = 'import';

export type ImportedFile = {
  readonly sha256: string;
  readonly kind: string;
  readonly added: number;
  readonly known: number;
  /** The days it says it holds whole, both included. */
  readonly whole: { readonly from: Day; readonly until: Day } | null;
};

/** Opens the run that the rows of a file belong to: done, as it is only seen once its transaction is. */
export async function addImportRun(db: Database, { day, at }: { day: Day; at: Instant }): Promise<number> {
  const run = { task: IMPORT_TASK, day, started_at: at, ended_at: at, state: 'done' as const, reason: null };
  const { id } = await db.insertInto('run').values(run).returning('id').executeTakeFirstOrThrow();
  return id;
}

/** Keeps that a file was imported; one that is imported again adds what it then added. */
export async function keepImportedFile(
  db: Database,
  file: ImportedFile,
  { at, runId }: { at: Instant; runId: number },
): Promise<void> {
  const { sha256, kind, added, known, whole } = file;
  const days = whole ? { from_day: whole.from, until_day: whole.until } : {};
  await db
    .insertInto('imported_file')
    .values({
      sha256,
      kind,
      imported_at: at,
      rows_added: added,
      rows_known: known,
      from_day: null,
      until_day: null,
      ...days,
      run_id: runId,
    })
    .onConflict((conflict) =>
      conflict.column('sha256').doUpdateSet((eb) => ({
        rows_added: eb('imported_file.rows_added', '+', added),
        rows_known: known,
        ...days,
      })),
    )
    .execute();
}

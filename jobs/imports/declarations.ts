import type { Day } from '../../db/core/calendar.ts';
import { addFacts, neverTold } from '../../db/queries/declaration-facts.ts';
import { addDeclaration, decideDeclaration } from '../../db/queries/declarations.ts';
import { withoutObjectors } from '../../db/queries/person-rules.ts';
import { addImportedDays } from '../../db/queries/windows.ts';
import type { ToldDeclaration } from '../sources/files/people-csv.ts';
import { type ImportContext, inBatches } from './import-context.ts';

/** What people told volunteers: proposed under the name of who noted it, confirmed under that of another. */
export async function importDeclarations(
  context: ImportContext,
  rows: AsyncIterable<ToldDeclaration>,
): Promise<void> {
  const { db, tally, clock, pseudonymise, calendar, runId } = context;
  const at = clock.now();
  const days = new Set<Day>();
  await inBatches(context, rows, async (batch) => {
    const told = batch.map((row) => ({ ...row, person: pseudonymise(row.person) }));
    const allowed = await withoutObjectors(db, told, ({ person }) => person);
    for (const row of allowed) {
      const { person, day, declaredAt, enteredBy, confirmedBy, evidence, facts } = row;
      const noted = {
        person,
        day,
        declared_at: declaredAt,
        source: 'volunteer_note' as const,
        entered_by: enteredBy,
      };
      const { id, state, added } = await addDeclaration(db, {
        ...noted,
        entered_at: at,
        evidence: evidence === 'E0' ? 'E0' : 'E1',
      });
      const by = { at, person: evidence === 'E2', notedBy: enteredBy };
      const fresh = await neverTold(db, id, facts, by.person);
      if (await addFacts(db, id, fresh, by)) tally.note('facts');
      tally.read += 1;
      tally.covers(day);
      if (added) {
        tally.added += 1;
        days.add(day);
        tally.show({ person: noted.person, day, entered_by: enteredBy });
      } else tally.known += 1;
      if (state !== 'proposed' || confirmedBy === null) continue;
      await decideDeclaration(db, { id, state: 'confirmed', by: confirmedBy, at });
      tally.note('confirmed');
    }
  });
  const told = { family: 'placements', days, state: 'seen' } as const;
  tally.windows += await addImportedDays(db, told, { calendar, at, runId });
}

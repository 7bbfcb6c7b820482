import type { Evidence } from '../core/answers.ts';
import type { Day, Instant } from '../core/calendar.ts';
import type { Pseudonym } from '../core/pseudonym.ts';
import type { DeclarationFactTable } from '../schema/declaration-fact.ts';
import type { Database } from '../store.ts';
import { chunks } from './chunks.ts';
import { markDirty } from './dirty-days.ts';
import { firstRequestsOf } from './first-requests.ts';

const TOLD = ['start_day', 'contract', 'contribution'] as const;
type Fact = (typeof TOLD)[number];
/** What is told of a declared job; what is left out or null was not said. */
export type ToldFacts = Partial<Pick<DeclarationFactTable, Fact>>;
/** The latest that was told of each fact. `given`: of which the person gave it themselves. */
export type StandingFacts = Required<ToldFacts> & { readonly given: ReadonlySet<Fact> };

/** What stands of these declarations; one of which nothing was told is left out. */
export async function standingFacts(
  db: Database,
  declarations: readonly number[],
): Promise<Map<number, StandingFacts>> {
  const found = new Map<number, StandingFacts>();
  for (const some of chunks(declarations, 400)) {
    const rows = await db
      .selectFrom('declaration_fact')
      .select(['declaration_id', 'by_person', ...TOLD])
      .where('declaration_id', 'in', some)
      .orderBy('id')
      .execute();
    for (const row of rows) found.set(row.declaration_id, over(found.get(row.declaration_id), row));
  }
  return found;
}

function over(
  before: StandingFacts | undefined,
  row: Required<ToldFacts> & { by_person: 0 | 1 },
): StandingFacts {
  const said = TOLD.filter((fact) => row[fact] !== null);
  const kept = [...(before?.given ?? [])].filter((fact) => !said.includes(fact));
  return {
    start_day: row.start_day ?? before?.start_day ?? null,
    contract: row.contract ?? before?.contract ?? null,
    contribution: row.contribution ?? before?.contribution ?? null,
    given: new Set([...kept, ...(row.by_person === 1 ? said : [])]),
  };
}

/**
 * Adds what was told of a declared job, and the evidence that follows from it. What stands already, told by
 * the person or no less than now, is left alone: the same form twice is one. Returns whether anything is new.
 */
export async function addFacts(
  db: Database,
  id: number,
  facts: ToldFacts,
  by: { at: Instant; person: boolean; notedBy: string },
): Promise<boolean> {
  const standing = (await standingFacts(db, [id])).get(id);
  const fresh = TOLD.filter((fact) => {
    const told = facts[fact] ?? null;
    return told !== null && (standing?.[fact] !== told || (by.person && !standing.given.has(fact)));
  });
  if (fresh.length === 0) return false;
  const nothing: Required<ToldFacts> = { start_day: null, contract: null, contribution: null };
  await db
    .insertInto('declaration_fact')
    .values({
      declaration_id: id,
      told_at: by.at,
      by_person: by.person ? 1 : 0,
      noted_by: by.notedBy,
      ...nothing,
      ...Object.fromEntries(fresh.map((fact) => [fact, facts[fact]])),
    })
    .execute();
  await settleEvidence(db, id);
  return true;
}

/**
 * Of these facts, those that were never told before, or never by the person: an old sheet that is imported again
 * does not undo what was told since.
 */
export async function neverTold(
  db: Database,
  id: number,
  facts: ToldFacts,
  byPerson: boolean,
): Promise<ToldFacts> {
  const rows = await db
    .selectFrom('declaration_fact')
    .select(['by_person', ...TOLD])
    .where('declaration_id', '=', id)
    .execute();
  const isNew = (fact: Fact): boolean =>
    !rows.some((row) => row[fact] === facts[fact] && (!byPerson || row.by_person === 1));
  return Object.fromEntries(TOLD.filter(isNew).map((fact) => [fact, facts[fact] ?? null]));
}

/** Sets the evidence of a declaration to what its facts and its follow-ups make it, and marks its days. */
export async function settleEvidence(db: Database, id: number): Promise<void> {
  const { day, evidence } = await db
    .selectFrom('declaration')
    .select(['day', 'evidence'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const facts = (await standingFacts(db, [id])).get(id);
  const held = await db
    .selectFrom('follow_up')
    .select('id')
    .where('declaration_id', '=', id)
    .where('still_employed', '=', 1)
    .limit(1)
    .executeTakeFirst();
  const next = evidenceOf(evidence, facts, held !== undefined);
  if (next !== evidence)
    await db.updateTable('declaration').set({ evidence: next }).where('id', '=', id).execute();
  await markDirty(db, 'placements', [day]);
}

function evidenceOf(now: Evidence, facts: StandingFacts | undefined, held: boolean): Evidence {
  const given = facts?.given ?? new Set<Fact>();
  if (given.has('start_day') && given.has('contract')) return held ? 'E3' : 'E2';
  return now === 'E0' && given.size === 0 ? 'E0' : 'E1';
}

/**
 * For what goes: whoever told it is found no more on its day, but on that of her first request, in whose cohort it
 * counted.
 */
export async function markPersonDirty(db: Database, person: Pseudonym, days: readonly Day[]): Promise<void> {
  const first = await firstRequestsOf(db, [person]);
  await markDirty(db, 'placements', [...days, ...first.values()]);
}

import type { Evidence, NewsStatus } from '../../core/answers.ts';
import type { Day, Instant } from '../../core/calendar.ts';
import type { Pseudonym } from '../../core/pseudonym.ts';
import { chunks } from '../../queries/chunks.ts';
import { type StandingFacts, standingFacts } from '../../queries/declaration-facts.ts';
import type { RollUpContext } from '../context.ts';

type Of<T> = Map<Pseudonym, T>;

export type Declared = {
  readonly day: Day;
  readonly declared_at: Instant;
  readonly evidence: Evidence;
  readonly facts: StandingFacts | undefined;
};

/** The confirmed declarations of these people up to the cutoff, earliest first; a hint that nobody told is none. */
export async function declarationsOf(
  { db, cutoff }: RollUpContext,
  people: readonly Pseudonym[],
): Promise<Of<Declared[]>> {
  const found: Of<Declared[]> = new Map();
  for (const some of chunks(people, 400)) {
    const rows = await db
      .selectFrom('declaration')
      .select(['id', 'person', 'day', 'declared_at', 'evidence'])
      .where('person', 'in', some)
      .where('state', '=', 'confirmed')
      .where('evidence', '!=', 'E0')
      .where('day', '<=', cutoff)
      .orderBy('day')
      // Of two of a day, one may have been entered later and be the earlier.
      .orderBy('declared_at')
      .orderBy('id')
      .execute();
    const facts = await standingFacts(
      db,
      rows.map(({ id }) => id),
    );
    for (const { id, person, ...row } of rows)
      found.set(person, [...(found.get(person) ?? []), { ...row, facts: facts.get(id) }]);
  }
  return found;
}

/** The days on which these people said where they stood, without work, latest last. */
export async function newsOf(
  { db, cutoff }: RollUpContext,
  people: readonly Pseudonym[],
): Promise<Of<{ day: Day; status: NewsStatus }[]>> {
  const found: Of<{ day: Day; status: NewsStatus }[]> = new Map();
  for (const some of chunks(people, 400)) {
    const rows = await db
      .selectFrom('seeker_news')
      .select(['person', 'day', 'status'])
      .where('person', 'in', some)
      .where('day', '<=', cutoff)
      .orderBy('day')
      .execute();
    for (const { person, day, status } of rows)
      if (status) found.set(person, [...(found.get(person) ?? []), { day, status }]);
  }
  return found;
}

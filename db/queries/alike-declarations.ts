import type { Selectable } from 'kysely';
import { addDays, type Day, daysBetween } from '../core/calendar.ts';
import type { DeclarationTable } from '../schema/declaration.ts';
import type { Database } from '../store.ts';
import { standingFacts } from './declaration-facts.ts';

/** Further apart, two declarations are of two jobs. */
const NEAR_DAYS = 31;
/** More would be read by nobody. */
const MOST = 3;

/** What somebody else told, as far as the store knows, that may be the same return to work. */
export type AlikeDeclaration = Pick<Selectable<DeclarationTable>, 'id' | 'day' | 'source' | 'state'> & {
  text: string | null;
};

/**
 * Of each declaration, those of near days and no other contract that stand under another pseudonym: a form names a
 * handle, or nobody, and a post an account, and only X knows which are one. Two posts are of two accounts.
 * Cost: the declarations of those days.
 * @returns by declaration, the nearest first
 */
export async function alikeDeclarations(
  db: Database,
  of: readonly { id: number; day: Day }[],
): Promise<Map<number, AlikeDeclaration[]>> {
  const days = of.map(({ day }) => day).sort();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return new Map();
  const near = await db
    .selectFrom('declaration')
    .leftJoin('post', 'post.id', 'declaration.post_id')
    .select([
      ...(['declaration.id', 'declaration.person', 'declaration.day', 'declaration.source'] as const),
      ...(['declaration.state', 'post.text'] as const),
    ])
    .where('declaration.state', 'in', ['proposed', 'confirmed'])
    .where('declaration.day', '>=', addDays(first, -NEAR_DAYS))
    .where('declaration.day', '<=', addDays(last, NEAR_DAYS))
    .orderBy('declaration.id')
    .execute();
  const facts = await standingFacts(
    db,
    near.map(({ id }) => id),
  );
  const contract = (id: number) => facts.get(id)?.contract ?? null;
  const apart = (one: Day, other: Day): number => Math.abs(daysBetween(one, other));
  return new Map(
    of.map(({ id, day }) => {
      const self = near.find((one) => one.id === id);
      const alike = near.filter(
        (one) =>
          self !== undefined &&
          one.person !== self.person &&
          !(one.source === 'public_post' && self.source === 'public_post') &&
          apart(one.day, day) <= NEAR_DAYS &&
          (contract(one.id) === contract(id) || contract(one.id) === null || contract(id) === null),
      );
      alike.sort((a, b) => apart(a.day, day) - apart(b.day, day) || a.id - b.id);
      return [id, alike.slice(0, MOST).map(({ person: _, ...rest }) => rest)];
    }),
  );
}

import { declarationOfLink } from '../queries/declarations.ts';
import { stopFollowUps, withdrawDeclaration } from '../queries/own-declaration.ts';
import type { Database } from '../store.ts';
import type { TakenBack } from './erasures-file.ts';

/**
 * Does again what people have done by their own links since a backup was made.
 * @returns of how many declarations
 */
export async function takeBackAgain(
  db: Database,
  takenBack: ReadonlyMap<string, TakenBack>,
): Promise<number> {
  let count = 0;
  for (const [link, told] of takenBack)
    await db.transaction().execute(async (transaction) => {
      const known = await declarationOfLink(transaction, link);
      if (!known) return;
      if (told.did === 'withdrawn') await withdrawDeclaration(transaction, known);
      else await stopFollowUps(transaction, known, told);
      count += 1;
    });
  return count;
}

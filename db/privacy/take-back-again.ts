import { declarationOfLink } from '../queries/declarations.ts';
import { stopFollowUps, withdrawDeclaration } from '../queries/own-declaration.ts';
import { keepMedia } from '../queries/testimonials.ts';
import type { Database } from '../store.ts';
import type { Erasures } from './erasures-file.ts';

/**
 * Does again what people have done by their own links since a backup was made.
 * @returns of how many declarations
 */
export async function takeBackAgain(db: Database, takenBack: Erasures['takenBack']): Promise<number> {
  let count = 0;
  for (const [link, acts] of takenBack)
    await db.transaction().execute(async (transaction) => {
      const known = await declarationOfLink(transaction, link);
      if (!known) return;
      for (const told of acts) {
        if (told.did === 'withdrawn') await withdrawDeclaration(transaction, known);
        else if (told.did === 'stopped') await stopFollowUps(transaction, known, told);
        else await keepMedia(transaction, known.person, new Set(told.media), told);
      }
      count += 1;
    });
  return count;
}

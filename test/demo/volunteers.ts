import type { Clock } from '../../db/core/clock.ts';
import type { PostLabel } from '../../db/core/labels.ts';
import type { Pseudonym } from '../../db/core/pseudonym.ts';
import { decideDeclaration, listProposedDeclarations } from '../../db/queries/declarations.ts';
import { labelPosts, listUnsorted } from '../../db/queries/labels.ts';
import type { Store } from '../../db/store.ts';
import { listener } from './told-volunteers.ts';
import type { World } from './world/model.ts';

export type Volunteers = {
  /** Sorts every post that waits and confirms every declaration that somebody else entered. */
  sortEverything(): Promise<number>;
};

/** People are played here: they read each post as the world means it, and never confirm what they entered. */
export function volunteers(
  store: Store,
  world: World,
  clock: Clock,
  personOf: (accountId: string) => Pseudonym,
): Volunteers {
  const ear = listener(world, personOf);
  const meaning = new Map<string, PostLabel>(world.posts.map(({ id, label }) => [id, label]));
  return {
    async sortEverything() {
      const waiting = await listUnsorted(store.db, 100_000);
      await store.db.transaction().execute(async (db) => {
        await labelPosts(
          db,
          waiting.map(({ id }, index) => ({
            postId: id,
            label: meaning.get(id) ?? 'other',
            by: `benevole-${1 + (index % 3)}`,
            at: clock.now(),
          })),
        );
        for (const { id } of await listProposedDeclarations(db)) {
          await decideDeclaration(db, { id, state: 'confirmed', by: 'benevole-4', at: clock.now() });
        }
        await ear.hear(db, clock.now());
      });
      return waiting.length;
    },
  };
}

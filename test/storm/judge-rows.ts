import { pseudonymiser } from '../../db/core/pseudonym.ts';
import type { Store } from '../../db/store.ts';
import type { TinyWorld } from '../demo/world/tiny-world.ts';
import { PSEUDONYM_KEY } from './storm-setting.ts';

/** Every row stands for one thing of the world, and no two for the same. */
export async function judgeRows({ db }: Store, world: TinyWorld): Promise<string[]> {
  const pseudonymise = pseudonymiser(PSEUDONYM_KEY);
  const firsts = new Map(
    world.posts.flatMap(
      ({ id, edits = [] }) => [[id, id], ...edits.map((edit) => [edit.id, id])] as [string, string][],
    ),
  );
  const pairs = new Set(
    world.relays.map(({ postId, accountId }) => `${firsts.get(postId)} ${pseudonymise(accountId)}`),
  );
  const posts = await db.selectFrom('post').select('id').execute();
  const relays = await db.selectFrom('relay').select(['post_id', 'account']).execute();
  const problems: string[] = [];
  const known = new Set(world.posts.map(({ id }) => id));
  for (const { id } of posts) if (!known.has(id)) problems.push(`a post that is none: ${id}`);
  for (const { post_id, account } of relays)
    if (!pairs.has(`${post_id} ${account}`)) problems.push(`a relay that is none: of ${post_id}`);
  const twice = (keys: readonly string[]): number => keys.length - new Set(keys).size;
  const doubled = {
    posts: twice(posts.map(({ id }) => id)),
    relays: twice(relays.map(({ post_id, account }) => `${post_id} ${account}`)),
    requests: twice(
      (await db.selectFrom('request').select('post_id').execute()).map(({ post_id }) => post_id),
    ),
  };
  for (const [what, count] of Object.entries(doubled)) if (count > 0) problems.push(`${count} ${what} twice`);
  return problems;
}

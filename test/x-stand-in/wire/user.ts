import { type Account, type Millis, valueAt } from '../../demo/world/model.ts';
import { countBefore, usernameAt, type WorldIndex } from '../world-index.ts';
import { entitiesOf, type WireEntities } from './entities.ts';
import { timeOf } from './tweet.ts';

export type WireUser = Record<string, unknown> & { id: string };

/** A user: id, name and username always, the rest when asked for, as of `now`. */
export function wireUser(
  account: Account,
  fields: ReadonlySet<string>,
  index: WorldIndex,
  now: Millis,
): WireUser {
  const description = valueAt(account.descriptions, now);
  const user: WireUser = { id: account.id, name: account.name, username: usernameAt(account, now) };
  const set = (field: string, value: () => unknown): void => {
    if (!fields.has(field)) return;
    const made = value();
    if (made !== undefined) user[field] = made;
  };
  set('created_at', () => timeOf(account.createdAt));
  set('description', () => description);
  set('entities', () => {
    const found: WireEntities | undefined = entitiesOf(description);
    return found && { description: found };
  });
  set('protected', () => now >= (account.protectedFrom ?? Infinity));
  set('verified', () => false);
  set('public_metrics', () => {
    const own = index.byAuthor.get(account.id) ?? [];
    return {
      followers_count: valueAt(account.followers, now),
      following_count: 50 + (Number(account.id.slice(-3)) % 400),
      tweet_count: countBefore(own, (entry) => entry.at > now),
      listed_count: 0,
      like_count: 0,
      media_count: 0,
    };
  });
  return user;
}

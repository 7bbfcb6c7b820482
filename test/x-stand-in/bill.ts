import type { Millis } from '../demo/world/model.ts';
import type { Answer, Usage } from './endpoint.ts';
import { PRICES } from './prices.ts';

export type Charge = {
  posts: number;
  users: number;
  usd: number;
  grossUsd: number;
  /** `usd` in millionths: whole, so that a month of them adds up. */
  microUsd: number;
  /** What was answered, billed before that day or not; only when the bill is itemised. */
  resources?: readonly string[];
};

/** Counts what X would charge; each resource costs once a UTC day. */
export type Bill = {
  charge(answer: Answer, now: Millis): Charge;
  usage(now: Millis): Usage;
};

const dayOf = (now: Millis): string => `${new Date(now).toISOString().slice(0, 10)}T00:00:00.000Z`;

const micro = (dollars: number): number => Math.round(dollars * 1_000_000);

/**
 * @param billExpandedUsers one public test saw expanded authors unbilled, others assume they are billed
 */
export function openBill({
  billExpandedUsers,
  itemised,
}: {
  billExpandedUsers: boolean;
  itemised: boolean;
}): Bill {
  let today = '';
  let seen = new Set<string>();
  const postsByDay = new Map<string, number>();
  const fresh = (keys: readonly string[]): number => {
    const before = seen.size;
    for (const key of keys) seen.add(key);
    return seen.size - before;
  };
  return {
    charge({ reads, requestUsd = 0, isOwned = false }, now) {
      const date = dayOf(now);
      if (date !== today) {
        today = date;
        seen = new Set();
      }
      const postIds = [...new Set(reads?.posts ?? [])];
      const userIds = [
        ...new Set([...(reads?.users ?? []), ...(billExpandedUsers ? (reads?.expandedUsers ?? []) : [])]),
      ];
      const resources = [...postIds.map((id) => `post ${id}`), ...userIds.map((id) => `user ${id}`)];
      const posts = fresh(resources.slice(0, postIds.length));
      const users = fresh(resources.slice(postIds.length));
      postsByDay.set(date, (postsByDay.get(date) ?? 0) + posts);
      const postPrice = isOwned ? PRICES.ownedRead : PRICES.postRead;
      const price = (postCount: number, userCount: number): number =>
        micro(requestUsd + postCount * postPrice + userCount * PRICES.userRead);
      const microUsd = price(posts, users);
      const gross = price(postIds.length, userIds.length);
      const charge = { posts, users, usd: microUsd / 1_000_000, grossUsd: gross / 1_000_000, microUsd };
      return itemised ? { ...charge, resources } : charge;
    },
    usage(now) {
      const days = [...postsByDay].filter(([, posts]) => posts > 0).map(([date, posts]) => ({ date, posts }));
      const month = dayOf(now).slice(0, 7);
      const thisMonth = days.filter(({ date }) => date.startsWith(month));
      return { days, month: thisMonth.reduce((sum, { posts }) => sum + posts, 0) };
    },
  };
}

import type { Told } from './told.ts';

/** Milliseconds since 1970 in UTC. The world holds moments as numbers: it compares millions of them. */
export type Millis = number;

/** The labels of the annotation guideline; each post of the world knows its true one. */
export type Label = 'seeker_request' | 'placement_report' | 'relay_support' | 'employer_offer' | 'other';

/** One value from a moment on, until the next step. Steps are sorted by `from`. */
export type Step<T> = { from: Millis; value: T };

export type Account = {
  /** 18 or 19 digits: beyond what a JavaScript number holds exactly. */
  id: string;
  name: string;
  createdAt: Millis;
  usernames: Step<string>[];
  descriptions: Step<string>[];
  /** Never falls: the stand-in's audience bounds rest on it. */
  followers: Step<number>[];
  /** Where this account's readers begin on the ring of imaginary readers. */
  ringStart: number;
  suspendedFrom?: Millis;
  protectedFrom?: Millis;
  deletedFrom?: Millis;
};

/** A later version of a post: X gives it an id of its own and shows it instead of the one before. */
export type Edit = { id: string; at: Millis; text: string; tags: string[]; mentions: string[] };

export type Post = {
  id: string;
  authorId: string;
  /** Whole seconds, as X tells them. */
  createdAt: Millis;
  text: string;
  /** Hashtags by X's rule, as written, without the sign. */
  tags: string[];
  /** Handles mentioned, as written, without the sign. */
  mentions: string[];
  media: boolean;
  kind: 'original' | 'quote' | 'reply';
  label: Label;
  /** The post quoted or answered. */
  referencedId?: string;
  deletedAt?: Millis;
  /** Withheld in a country from then on: X still answers it by id, and says so. */
  withheldFrom?: Millis;
  /** In the order in which they were made; none in most worlds. */
  edits?: Edit[];
};

/** One interval during which an account relayed a post: [at, undoneAt). A person who undoes and redoes has two. */
export type Relay = {
  /** The id of the repost, or of the quoting post. */
  id: string;
  /** Of the version that was relayed, when the post was edited. */
  postId: string;
  accountId: string;
  kind: 'repost' | 'quote';
  at: Millis;
  undoneAt?: Millis;
};

export type World = {
  seed: number;
  start: Millis;
  end: Millis;
  /** How many imaginary readers stand on the ring. */
  ringSize: number;
  collectiveId: string;
  accounts: Account[];
  /** Sorted by id, which is also by time. */
  posts: Post[];
  /** Sorted by id, which is also by time. */
  relays: Relay[];
  /** What people tell elsewhere than on X; left out of worlds in which nobody does. */
  told?: Told;
};

/** The value in force at `at`; before the first step, the first value. */
export function valueAt<T>(steps: readonly Step<T>[], at: Millis): T {
  let found = steps[0] as Step<T>;
  for (const step of steps) {
    if (step.from > at) break;
    found = step;
  }
  return found.value;
}

/** The account is there for everyone to look up; a protected one is, its posts are not. */
export function isThere({ createdAt, suspendedFrom, deletedFrom }: Account, at: Millis): boolean {
  return createdAt <= at && at < Math.min(suspendedFrom ?? Infinity, deletedFrom ?? Infinity);
}

/** From when the public no longer sees what this account writes: suspended, protected or deleted, whichever first. */
export function hiddenFrom(account: Account): Millis {
  const { suspendedFrom, protectedFrom, deletedFrom } = account;
  return Math.min(suspendedFrom ?? Infinity, protectedFrom ?? Infinity, deletedFrom ?? Infinity);
}

/** From when the public no longer sees this post: [createdAt, postHiddenFrom) is the time it can be read. */
export function postHiddenFrom(post: Post, author: Account): Millis {
  return Math.min(post.deletedAt ?? Infinity, hiddenFrom(author));
}

/** Index by id, for whoever walks the world. */
export function byId<T extends { id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** The row of that id; a world that lacks one is broken, hence an error. */
export function must<T>(rows: Map<string, T>, id: string): T {
  const row = rows.get(id);
  if (row === undefined) throw new Error(`the world has no ${id}`);
  return row;
}

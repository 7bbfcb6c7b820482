import {
  type Account,
  byId,
  hiddenFrom,
  isThere,
  type Millis,
  must,
  type Post,
  postHiddenFrom,
  type Relay,
  valueAt,
  type World,
} from '../demo/world/model.ts';
import { compareIds } from '../demo/world/snowflake.ts';

/** Whatever has a post id on X: a post, or a repost, which shows the post it repeats. */
export type Entry = {
  id: string;
  at: Millis;
  author: Account;
  /** The post itself, or the one reposted. */
  post: Post;
  /** Who wrote that post. */
  writer: Account;
  repost: Relay | null;
  /** Readable in [at, hiddenFrom). */
  hiddenFrom: Millis;
  /** From then on a later version is listed instead; this one can still be asked for by its id. */
  replacedFrom: Millis;
  /** Every version of the post, the first one first. */
  versions: readonly { id: string; at: Millis }[];
};

/** The world, sorted the way the endpoints ask for it; made once, read only. */
export type WorldIndex = {
  world: World;
  accounts: Map<string, Account>;
  entries: Map<string, Entry>;
  /** Oldest first, with and without reposts. */
  all: Entry[];
  posts: Entry[];
  byAuthor: Map<string, Entry[]>;
  /** By handle in lower case; posts only. */
  mentioning: Map<string, Entry[]>;
  repostsOf: Map<string, Entry[]>;
  quotesOf: Map<string, Entry[]>;
  repliesTo: Map<string, Entry[]>;
};

function push<T>(groups: Map<string, T[]>, key: string, row: T): void {
  const group = groups.get(key);
  if (group) group.push(row);
  else groups.set(key, [row]);
}

export function indexWorld(world: World): WorldIndex {
  const accounts = byId(world.accounts);
  const posts = world.posts
    .flatMap((post) => versionsOf(post, must(accounts, post.authorId)))
    .sort((left, right) => compareIds(left.id, right.id));
  const postById = byId(posts);
  const reposts = world.relays
    .filter((relay) => relay.kind === 'repost')
    .map((repost): Entry => {
      const author = must(accounts, repost.accountId);
      const original = must(postById, repost.postId);
      const until = Math.min(repost.undoneAt ?? Infinity, hiddenFrom(author), original.hiddenFrom);
      return {
        id: repost.id,
        at: repost.at,
        author,
        post: original.post,
        writer: original.author,
        repost,
        hiddenFrom: until,
        replacedFrom: Infinity,
        versions: [repost],
      };
    });
  const all = [...posts, ...reposts].sort((left, right) => compareIds(left.id, right.id));
  const index: WorldIndex = {
    world,
    accounts,
    entries: byId(all),
    all,
    posts,
    byAuthor: new Map(),
    mentioning: new Map(),
    repostsOf: new Map(),
    quotesOf: new Map(),
    repliesTo: new Map(),
  };
  for (const entry of all) {
    push(index.byAuthor, entry.author.id, entry);
    const { post } = entry;
    if (entry.repost) {
      push(index.repostsOf, post.id, entry);
      continue;
    }
    for (const handle of new Set(post.mentions.map((one) => one.toLowerCase())))
      push(index.mentioning, handle, entry);
    if (post.referencedId)
      push(post.kind === 'quote' ? index.quotesOf : index.repliesTo, post.referencedId, entry);
  }
  return index;
}

function versionsOf(post: Post, author: Account): Entry[] {
  const { edits = [], ...first } = post;
  const versions = [{ id: post.id, at: post.createdAt }, ...edits];
  const hiddenFrom = postHiddenFrom(post, author);
  return versions.map(({ id, at }, index) => {
    const edit = edits[index - 1];
    const content = edit && { text: edit.text, tags: edit.tags, mentions: edit.mentions };
    const shown: Post = { ...first, ...content, id, createdAt: at };
    const replacedFrom = versions[index + 1]?.at ?? Infinity;
    return { id, at, author, post: shown, writer: author, repost: null, hiddenFrom, replacedFrom, versions };
  });
}

/** Listed by searches and timelines: X shows the latest version of a post only. */
export function isListed(entry: Entry, now: Millis): boolean {
  return isReadable(entry, now) && now < entry.replacedFrom;
}

export function isReadable(entry: Entry, now: Millis): boolean {
  return entry.at <= now && now < entry.hiddenFrom;
}

export const isOpen = isThere;

export function usernameAt(account: Account, now: Millis): string {
  return valueAt(account.usernames, now);
}

/** How many rows, oldest first, lie before the first one that `isAfter` accepts. */
export function countBefore(rows: readonly Entry[], isAfter: (entry: Entry) => boolean): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isAfter(rows[middle] as Entry)) high = middle;
    else low = middle + 1;
  }
  return low;
}

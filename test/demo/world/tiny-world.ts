import type { Account, Edit, Label, Millis, Post, Relay, Step, World } from './model.ts';
import { compareIds, idGiver } from './snowflake.ts';
import { COLLECTIVE_HANDLE, mentionsIn, tagsIn } from './tags.ts';

/** A moment as a test writes it: ISO 8601 with a zone. */
type At = string;
type Steps<T> = T | [At, T][];

export type TinyAccount = {
  /** Names the account within the world; also its handle unless `usernames` says otherwise. */
  as: string;
  id?: string;
  usernames?: Steps<string>;
  bio?: Steps<string>;
  followers?: Steps<number>;
  ringStart?: number;
  suspendedFrom?: At;
  protectedFrom?: At;
  deletedFrom?: At;
};
export type TinyPost = {
  /** Names the post within the world, for relays, replies and `postId`. */
  as: string;
  by: string;
  at: At;
  text: string;
  label?: Label;
  kind?: Post['kind'];
  of?: string;
  media?: boolean;
  deletedAt?: At;
  withheldFrom?: At;
  /** Later versions; what relays it afterwards relays the version of that moment. */
  edits?: { at: At; text: string }[];
};
export type TinyRelay = { of: string; by: string; at: At; undoneAt?: At };
export type TinyWorld = World & {
  /** Of its first version. */
  postId(as: string): string;
  accountId(as: string): string;
};

const steps = <T>(value: Steps<T> | undefined, otherwise: T): Step<T>[] =>
  Array.isArray(value)
    ? value.map(([from, step]) => ({ from: Date.parse(from), value: step }))
    : [{ from: 0, value: value ?? otherwise }];
const moment = (at: At | undefined): Millis | undefined => (at === undefined ? undefined : Date.parse(at));

/**
 * A world made by hand, for tests: accounts (the collective's, handle i4Emploi, is there by itself), posts, reposts.
 * A post with `kind: 'quote'` and `of` is also a relay. Handles, labels and the rest have plain defaults.
 */
export function buildTinyWorld(parts: {
  start?: At;
  end?: At;
  accounts?: TinyAccount[];
  posts?: TinyPost[];
  relays?: TinyRelay[];
}): TinyWorld {
  const named = new Map<string, Account>();
  const given = parts.accounts ?? [];
  const all = given.some((one) => one.as === 'i4Emploi') ? given : [{ as: 'i4Emploi' }, ...given];
  all.forEach((one: TinyAccount, index) => {
    named.set(one.as, {
      id: one.id ?? `${900_000_000_000_000_001n + BigInt(index)}`,
      name: `Compte inventé ${index}`,
      createdAt: Date.parse('2012-01-01T00:00:00Z'),
      usernames: steps(one.usernames, one.as),
      descriptions: steps(one.bio, ''),
      followers: steps(one.followers, 100),
      ringStart: one.ringStart ?? index * 10_000,
      suspendedFrom: moment(one.suspendedFrom),
      protectedFrom: moment(one.protectedFrom),
      deletedFrom: moment(one.deletedFrom),
    });
  });
  const account = (as: string): Account => {
    const found = named.get(as);
    if (!found) throw new Error(`no account named ${as} in this world`);
    return found;
  };

  const rows = [
    ...(parts.posts ?? []).map((post) => ({ at: Date.parse(post.at), post })),
    ...(parts.posts ?? []).flatMap(({ as, edits = [] }) =>
      edits.map(({ at, text }) => ({ at: Date.parse(at), edit: { as, text } })),
    ),
    ...(parts.relays ?? []).map((relay) => ({ at: Date.parse(relay.at), relay })),
  ].sort((left, right) => left.at - right.at);
  const giveId = idGiver(() => 0);
  const ids = new Map<string, string>();
  const versions = new Map<string, string>();
  const postId = (as: string): string => {
    const found = ids.get(as);
    if (!found) throw new Error(`no post named ${as} yet in this world`);
    return found;
  };
  const shownId = (as: string): string => versions.get(as) ?? postId(as);
  const posts: Post[] = [];
  const relays: Relay[] = [];
  for (const row of rows) {
    const id = giveId(row.at);
    if ('edit' in row) {
      const { as, text } = row.edit;
      const edit: Edit = { id, at: row.at, text, tags: tagsIn(text), mentions: mentionsIn(text) };
      const edited = posts.find((post) => post.id === postId(as)) as Post;
      edited.edits = [...(edited.edits ?? []), edit];
      versions.set(as, id);
      continue;
    }
    if ('relay' in row) {
      const { of, by, undoneAt } = row.relay;
      const interval = { at: row.at, undoneAt: moment(undoneAt) };
      relays.push({ id, postId: shownId(of), accountId: account(by).id, kind: 'repost', ...interval });
      continue;
    }
    const { as, by, text, kind = 'original', of, label = 'other', media = false, deletedAt } = row.post;
    ids.set(as, id);
    const deleted = moment(deletedAt);
    const content = { text, tags: tagsIn(text), mentions: mentionsIn(text), media, kind, label };
    const referencedId = of === undefined ? undefined : shownId(of);
    posts.push({
      id,
      authorId: account(by).id,
      createdAt: row.at,
      ...content,
      referencedId,
      deletedAt: deleted,
      ...(row.post.withheldFrom && { withheldFrom: Date.parse(row.post.withheldFrom) }),
    });
    if (kind === 'quote' && referencedId) {
      const interval = { at: row.at, undoneAt: deleted };
      relays.push({ id, postId: referencedId, accountId: account(by).id, kind: 'quote', ...interval });
    }
  }
  relays.sort((left, right) => compareIds(left.id, right.id));
  const collective = all.find((one) => one.as.toLowerCase() === COLLECTIVE_HANDLE) as TinyAccount;
  return {
    seed: 0,
    start: Date.parse(parts.start ?? '2015-09-25T22:00:00Z'),
    end: Date.parse(parts.end ?? '2019-09-30T22:00:00Z'),
    ringSize: 3_000_000,
    collectiveId: account(collective.as).id,
    accounts: [...named.values()],
    posts,
    relays,
    postId,
    accountId: (as) => account(as).id,
  };
}

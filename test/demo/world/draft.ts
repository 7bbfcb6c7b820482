import type { Account, Label, Millis, Post, Relay } from './model.ts';
import { mentionsIn, tagsIn } from './tags.ts';

/** A post or relay before ids are given: relays and answers hold the post itself. */
export type DraftPost = Omit<Post, 'id' | 'referencedId'> & { id: string; author: Account; of?: DraftPost };
export type DraftRelay = Omit<Relay, 'id' | 'postId' | 'accountId'> & {
  post: DraftPost;
  account: Account;
  /** The quoting post, when the relay is one. */
  quote?: DraftPost;
};

export function draftPost(parts: {
  author: Account;
  at: Millis;
  text: string;
  label: Label;
  media?: boolean;
  kind?: Post['kind'];
  of?: DraftPost;
  deletedAt?: Millis;
}): DraftPost {
  const { author, at, text, label, media = false, kind = 'original', of, deletedAt } = parts;
  return {
    id: '',
    authorId: author.id,
    author,
    createdAt: Math.floor(at / 1000) * 1000,
    text,
    tags: tagsIn(text),
    mentions: mentionsIn(text),
    media,
    kind,
    label,
    of,
    deletedAt,
  };
}

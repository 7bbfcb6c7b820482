import type { Endpoint } from '../endpoint.ts';
import { list } from '../http/parameters.ts';
import { notAuthorized, notFound, type PartialError } from '../http/problems.ts';
import { hydrateTweets } from '../wire/answer.ts';
import { type Entry, isReadable } from '../world-index.ts';

/** Posts by id, in the order asked; those that are gone or hidden become entries of `errors`. */
export const tweetsLookup: Endpoint = {
  name: 'tweets',
  limits: { app: 3500, user: 5000 },
  parameters: ['ids'],
  answer(call) {
    const { query, index, now } = call;
    const found: Entry[] = [];
    const errors: PartialError[] = [];
    for (const id of new Set(list(query, 'ids', /^[0-9]{1,19}$/))) {
      const entry = index.entries.get(id);
      const isGone =
        !entry ||
        entry.at > now ||
        now >= Math.min(entry.repost?.undoneAt ?? Infinity, entry.post.deletedAt ?? Infinity);
      if (isGone) errors.push(notFound('tweet', 'ids', id));
      else if (isReadable(entry, now)) found.push(entry);
      else errors.push(notAuthorized('tweet', 'ids', id));
    }
    const { body, reads } = hydrateTweets(found, call);
    const all = [...errors, ...(body.errors ?? [])];
    return { body: { ...body, ...(all.length && { errors: all }) }, reads };
  },
};

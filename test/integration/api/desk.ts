import type { DecidedAnswer, TakenAnswer } from '../../../api/contract/sorting.ts';
import { type Day, day } from '../../../db/core/calendar.ts';
import type { PostLabel } from '../../../db/core/labels.ts';
import { addSuggestions } from '../../../db/queries/suggestions.ts';
import type { Store } from '../../../db/store.ts';
import { type Seed, seed } from '../db/seed.ts';
import { calendar, type Service } from './service.ts';

export type Waiting = {
  proposed: PostLabel;
  score: number;
  expires?: string;
  text?: string;
  author?: string;
  at?: string;
};

/** A store in which these posts wait to be sorted, each with what is proposed for it. */
export async function deskOf(store: Store, posts: Record<string, Waiting>): Promise<Seed> {
  const rows = await seed(store, calendar);
  await addWaiting(store, rows, posts);
  return rows;
}

export async function addWaiting(store: Store, rows: Seed, posts: Record<string, Waiting>): Promise<void> {
  for (const [id, { proposed, score, expires = '2019-01-01', text, author, at }] of Object.entries(posts)) {
    await rows.post(id, author ?? `author-${id}`, at ?? '2018-10-20T08:00:00Z', null);
    const expires_on: Day = day(expires);
    const kept = { text_expires_on: expires_on, ...(text !== undefined && { text }) };
    await store.db.updateTable('post').set(kept).where('id', '=', id).execute();
    await addSuggestions(store.db, [
      {
        post_id: id,
        label: proposed,
        score,
        reason: 'says-searching+names-a-trade',
        made_at: calendar.startOf(day('2018-10-21')),
        waiting: 1,
        expires_on,
        clues: null,
      },
    ]);
  }
}

/** What somebody at the desk does, over HTTP. */
export function sorterWith(service: Service, cookie: string) {
  const send = async <T>(path: string, body: object): Promise<{ status: number; answer: T }> => {
    const response = await service.ask(`/api/v1/sorting/${path}`, {
      method: 'POST',
      cookie,
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, answer: (await response.json()) as T };
  };
  return {
    send,
    decide: (post: string, last: number | undefined, label: PostLabel) =>
      send<DecidedAnswer>('decisions', { post, last, label }),
    take: (body: object = {}) => send<TakenAnswer>('posts', body),
    async read<T>(path: string): Promise<T> {
      return (await (await service.ask(`/api/v1/${path}`, { cookie })).json()) as T;
    },
  };
}

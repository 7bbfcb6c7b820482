import { addDays, type Calendar, type Day, instant } from '../../db/core/calendar.ts';
import type { Clock } from '../../db/core/clock.ts';
import { pseudonymiser } from '../../db/core/pseudonym.ts';
import { insertPosts } from '../../db/queries/ingest-posts.ts';
import { labelPosts } from '../../db/queries/labels.ts';
import { readCutoff } from '../../db/queries/settings.ts';
import { markToPropose } from '../../db/queries/suggestions.ts';
import { secondSample } from '../../db/statistics/second-sample.ts';
import type { Store } from '../../db/store.ts';
import { proposeLabels } from '../../jobs/tasks/triage.ts';
import { createWorld } from './world/create-world.ts';
import type { Label, Post } from './world/model.ts';

/** How many posts of each kind wait, and how many returns to work a volunteer has sorted already. */
const WAITING: Record<Label, number> = {
  seeker_request: 16,
  placement_report: 4,
  relay_support: 12,
  employer_offer: 4,
  other: 6,
};
const TO_CONFIRM = 3;
const TEXT_DAYS = 30;

/**
 * Lays invented posts on the sorting desk, for whoever tries it: of the day after the last one that figures tell
 * of, so that none changes. Some wait, some were sorted by a volunteer and wait to be confirmed or read again.
 * Done once for a store. @returns how many were laid
 */
export async function layOnDesk(
  store: Store,
  args: { seed: number; clock: Clock; calendar: Calendar; pseudonymKey: string },
): Promise<number> {
  const { seed, clock, calendar, pseudonymKey } = args;
  const cutoff = await readCutoff(store.db);
  if (cutoff === null) return 0;
  const day = addDays(cutoff, 1);
  const there = await store.db.selectFrom('post').select('id').where('day', '>=', day).limit(1).execute();
  if (there.length > 0) return 0;
  const { id: run_id } = await store.db
    .selectFrom('run')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();

  const posts = createWorld({ seed: seed + 1, scale: 0.02 }).posts.filter(({ kind }) => kind === 'original');
  const of = (label: Label, count: number, from = 0) =>
    posts.filter((post) => post.label === label).slice(from, from + count);
  const waiting = Object.entries(WAITING).flatMap(([label, count]) => of(label as Label, count));
  const drawn = posts.filter(({ id }) => secondSample(pseudonymKey)(id)).slice(0, 8);
  const told = of('placement_report', TO_CONFIRM, WAITING.placement_report);
  const sorted = [...new Set([...drawn, ...told])].filter((post) => !waiting.includes(post));

  const pseudonymise = pseudonymiser(pseudonymKey);
  const start = Date.parse(calendar.startOf(day));
  const expires = addDays([day, calendar.dayOf(clock.now())].sort().at(-1) as Day, TEXT_DAYS);
  const row = ({ id, authorId, text, tags, media }: Post, index: number) => ({
    id,
    author: pseudonymise(authorId),
    created_at: instant(start + (8 * 60 + index * 7) * 60_000),
    day,
    kind: 'original' as const,
    has_tag: 1 as const,
    has_seeker_tag: tags.some((tag) => /^i4emploir$/i.test(tag)) ? (1 as const) : (0 as const),
    mentions_account: 0 as const,
    has_media: media ? (1 as const) : (0 as const),
    text,
    text_expires_on: index % 9 === 0 ? addDays(expires, 5 - TEXT_DAYS) : expires,
    first_seen_at: clock.now(),
    run_id,
  });
  return store.db.transaction().execute(async (db) => {
    const laid = await insertPosts(db, [...waiting, ...sorted].map(row));
    await markToPropose(db, [day]);
    await proposeLabels(db, { clock, signal: new AbortController().signal });
    const decisions = sorted.map(({ id, label }) => ({
      postId: id,
      label,
      by: 'benevole-1',
      at: clock.now(),
    }));
    await labelPosts(db, decisions);
    return laid.length;
  });
}

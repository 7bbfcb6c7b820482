import { type Calendar, type Day, eachDay, type Instant, instant } from '../../../db/core/calendar.ts';
import type { CollectedFamily } from '../../../db/core/families.ts';
import type { PostLabel } from '../../../db/core/labels.ts';
import type { Pseudonym } from '../../../db/core/pseudonym.ts';
import { markDirty } from '../../../db/queries/dirty-days.ts';
import { labelPosts } from '../../../db/queries/labels.ts';
import { recordReadings } from '../../../db/queries/requests-open.ts';
import type { Store } from '../../../db/store.ts';

/** Fills a store as the collectors would, a few rows at a time; returns nothing but what tests name. */
export type Seed = Awaited<ReturnType<typeof seed>>;

export async function seed({ db }: Store, calendar: Calendar) {
  const { id: runId } = await db
    .insertInto('run')
    .values({
      task: 'seed',
      day: '2019-01-01' as Day,
      started_at: instant('2019-01-01T00:00:00Z'),
      ended_at: null,
      state: 'done',
      reason: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();

  return {
    runId,
    async window(
      family: CollectedFamily,
      from: Day,
      until: Day,
      state: 'collected' | 'failed' = 'collected',
    ) {
      await db
        .insertInto('collection_window')
        .values({
          family,
          from_at: calendar.startOf(from),
          until_at: calendar.startOf(until),
          state,
          reason: state === 'failed' ? 'x-unavailable' : null,
          run_id: runId,
          known_at: calendar.startOf(until),
        })
        .execute();
      await markDirty(db, family, eachDay(from, until));
    },
    async post(id: string, author: string, at: string, label: PostLabel | null, by = 'alice') {
      const created = instant(at);
      await db
        .insertInto('post')
        .values({
          id,
          author: author as Pseudonym,
          created_at: created,
          day: calendar.dayOf(created),
          kind: 'original',
          has_tag: 1,
          has_seeker_tag: 0,
          mentions_account: 0,
          has_media: 0,
          text: 'texte inventé',
          text_expires_on: '2020-01-01' as Day,
          label: null,
          first_seen_at: created,
          run_id: runId,
        })
        .execute();
      await markDirty(db, 'seeker-requests', [calendar.dayOf(created)]);
      if (!label) return;
      await labelPosts(db, [{ postId: id, label, by, at: created }]);
      await recordReadings(db, [{ post_id: id, final: true }], created);
    },
    async relay(post: string, account: string, at: string, followers: number | null, byCollective = false) {
      const relayed: Instant = instant(at);
      await db
        .insertInto('relay')
        .values({
          post_id: post,
          account: account as Pseudonym,
          kind: 'repost',
          by_collective: byCollective ? 1 : 0,
          relayed_at: relayed,
          day: calendar.dayOf(relayed),
          followers,
          seen_at: relayed,
          run_id: runId,
        })
        .execute();
      const about = await db.selectFrom('post').select('day').where('id', '=', post).executeTakeFirst();
      await markDirty(db, 'retweet-reach', [calendar.dayOf(relayed), about?.day ?? calendar.dayOf(relayed)]);
    },
    async counted(series: 'tag' | 'search', hour: string, posts: number, knownAt = hour) {
      const start = instant(hour);
      await db
        .insertInto('volume_observation')
        .values({ series, hour_start: start, known_at: instant(knownAt), posts, run_id: runId })
        .execute();
      await markDirty(db, 'hashtag-volume', [calendar.dayOf(start)]);
    },
    async scan(at: string, adopters: number | null) {
      const scanned = instant(at);
      const { id } = await db
        .insertInto('bio_scan')
        .values({
          day: calendar.dayOf(scanned),
          scanned_at: scanned,
          state: adopters === null ? 'failed' : 'done',
          reason: adopters === null ? 'x-unavailable' : null,
          accounts_read: adopters ?? 0,
          run_id: runId,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      for (let index = 0; index < (adopters ?? 0); index += 1) {
        const account = `adopter${index}` as Pseudonym;
        await db
          .insertInto('bio_sighting')
          .values({ scan_id: id, account, adopter: 1, seeker: 0, followers: 10 })
          .execute();
      }
      await markDirty(db, 'bio-adopters', [calendar.dayOf(scanned)]);
    },
  };
}

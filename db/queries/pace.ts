import { sql } from 'kysely';
import { addDays, type Day, type Instant } from '../core/calendar.ts';
import type { Database } from '../store.ts';

const DAYS = 28;

/** Posts of the busiest of the 28 days before `day`: those with a tag, or those that mention the account. */
export async function busiestDay(db: Database, kind: 'tagged' | 'mentions', day: Day): Promise<number> {
  const row = await db
    .selectFrom('post')
    .select((eb) => ['day', eb.fn.countAll<number>().as('posts')])
    .where('day', '>=', addDays(day, -DAYS))
    .where('day', '<', day)
    .where((eb) =>
      kind === 'mentions'
        ? eb('mentions_account', '=', 1)
        : eb.or([eb('has_tag', '=', 1), eb('has_seeker_tag', '=', 1)]),
    )
    .groupBy('day')
    .orderBy('posts', 'desc')
    .limit(1)
    .executeTakeFirst();
  return Number(row?.posts ?? 0);
}

/** Posts that X counted in [from, until), hour by hour; null when an hour of it has not been counted. */
export async function countedPosts(
  db: Database,
  series: 'tag' | 'search',
  { from, until }: { from: Instant; until: Instant },
): Promise<number | null> {
  const row = await db
    .selectFrom((eb) =>
      eb
        .selectFrom('volume_observation')
        .select((of) => of.fn.max('posts').as('posts'))
        .where('series', '=', series)
        .where('hour_start', '>=', from)
        .where('hour_start', '<', until)
        .groupBy('hour_start')
        .as('hour'),
    )
    .select((eb) => [eb.fn.countAll<number>().as('hours'), eb.fn.sum<number>('posts').as('posts')])
    .executeTakeFirstOrThrow();
  const hours = (Date.parse(until) - Date.parse(from)) / 3_600_000;
  return Number(row.hours) >= hours ? Number(row.posts ?? 0) : null;
}

/** What the reading of relays has ahead and has seen in the 28 days before `day`. */
export async function relayPace(
  db: Database,
  day: Day,
): Promise<{
  /** Requests whose relays are read, and posts that may become one when they are sorted. */
  open: number;
  /** Relays of a relayed post on average, and of the most relayed one. */
  mean: number;
  most: number;
  /** Relays by the collective on its busiest day. */
  busiest: number;
}> {
  const since = addDays(day, -DAYS);
  const [asked, unsorted, relays, busiest] = [
    await db
      .selectFrom('request')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('relays_final_at', 'is', null)
      .executeTakeFirst(),
    await db
      .selectFrom('post')
      .leftJoin('suggestion', 'suggestion.post_id', 'post.id')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('post.label', 'is', null)
      // One that waits for a proposal may be anything.
      .where((eb) =>
        eb.or([
          eb('suggestion.label', '=', 'seeker_request'),
          eb.and([eb('suggestion.label', 'is', null), eb('post.text', 'is not', null)]),
        ]),
      )
      .where('post.day', '>=', since)
      .executeTakeFirst(),
    await db
      .selectFrom((eb) =>
        eb
          .selectFrom('relay')
          .select((of) => of.fn.countAll<number>().as('relays'))
          .where('day', '>=', since)
          // Not the bare column: SQLite would walk the key through every relay ever read, to spare a sort.
          .groupBy(sql`post_id || ''`)
          .as('post'),
      )
      .select((eb) => [eb.fn.avg<number>('relays').as('mean'), eb.fn.max('relays').as('most')])
      .executeTakeFirst(),
    await db
      .selectFrom('relay')
      .select((eb) => ['day', eb.fn.countAll<number>().as('n')])
      .where('by_collective', '=', 1)
      .where('day', '>=', since)
      .groupBy('day')
      .orderBy('n', 'desc')
      .limit(1)
      .executeTakeFirst(),
  ];
  // Each later version of an edited request is read like a request of its own.
  const versions = await db
    .selectFrom('request')
    .innerJoin('post_version', 'post_version.post_id', 'request.post_id')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('request.relays_final_at', 'is', null)
    .executeTakeFirst();
  const open = [asked, unsorted, versions].reduce((sum, row) => sum + Number(row?.n ?? 0), 0);
  return {
    open,
    mean: Number(relays?.mean ?? 0),
    most: Number(relays?.most ?? 0),
    busiest: Number(busiest?.n ?? 0),
  };
}

/** Accounts that the last whole scan of bios read; null before the first. */
export async function lastScanSize(db: Database): Promise<number | null> {
  const row = await db
    .selectFrom('bio_scan')
    .select('accounts_read')
    .where('state', '=', 'done')
    .where((eb) => eb.or([eb('kind', 'is', null), eb('kind', '=', 'sweep')]))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.accounts_read ?? null;
}

/** Whether the latest run of a task was ended by its budget. */
export async function endedByBudget(db: Database, task: string): Promise<boolean> {
  const row = await db
    .selectFrom('run')
    .select('reason')
    .where('task', '=', task)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.reason === 'x_budget';
}

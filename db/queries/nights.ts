import type { Day, Instant } from '../core/calendar.ts';
import type { Database } from '../store.ts';
import { IMPORT_TASK } from './imported-files.ts';
import type { Run } from './runs.ts';

/** The latest day that was collected from X, and how its worst task ended, as known at a moment or now; null before the first night. */
export async function readLastNight(
  db: Database,
  knownBy?: Instant,
): Promise<Pick<Run, 'day' | 'state' | 'ended_at' | 'reason'> | null> {
  const begun = db
    .selectFrom('run')
    .where('task', '!=', IMPORT_TASK)
    .where('started_at', '<=', knownBy ?? ('9' as Instant));
  const latest = await begun.select('day').orderBy('day', 'desc').limit(1).executeTakeFirst();
  if (!latest) return null;
  // A task that failed and was run again counts as it ended last.
  const runs = (
    await begun
      .select(['task', 'day', 'state', 'ended_at', 'reason'])
      .where('day', '=', latest.day)
      .orderBy('id')
      .execute()
  ).map((run) => (knownBy ? asKnownBy(run, knownBy) : run));
  const last = [...new Map(runs.map((run) => [run.task, run])).values()];
  const worst = SEVERITY.map((state) => last.find((run) => run.state === state)).find(Boolean);
  const ended = last.map(({ ended_at }) => ended_at ?? '').sort();
  const { state = 'done', reason = null } = worst ?? {};
  return { day: latest.day, state, reason, ended_at: state === 'running' ? null : (ended.at(-1) as Instant) };
}

/** A run that had not ended by then was under way. */
function asKnownBy<R extends Pick<Run, 'state' | 'ended_at' | 'reason'>>(run: R, knownBy: Instant): R {
  const ended = run.ended_at !== null && run.ended_at <= knownBy;
  return ended ? run : { ...run, state: 'running', ended_at: null, reason: null };
}

const SEVERITY = ['running', 'failed', 'partial', 'done'] as const;

/** The last day that the figures included, as it was known at a moment; null before the first roll-up. */
export async function readCutoffKnownBy(db: Database, knownBy: Instant): Promise<Day | null> {
  const row = await db
    .selectFrom('run')
    .select((eb) => eb.fn.max('day').as('day'))
    .where('task', '=', 'roll-up')
    .where('state', '=', 'done')
    .where('ended_at', '<=', knownBy)
    .executeTakeFirst();
  return row?.day ?? null;
}

/** What reading X has cost in a calendar month (UTC, `YYYY-MM`), at most, by a moment or by now. */
export async function readCostOfMonth(
  db: Database,
  month: string,
  knownBy?: Instant,
): Promise<{ dollars: number; requests: number }> {
  const query = db
    .selectFrom('request_ledger')
    .select((eb) => [
      eb.fn.sum<number>('cost_microdollars').as('cost'),
      eb.fn.countAll<number>().as('requests'),
    ])
    .where('utc_day', '>=', `${month}-01` as Day)
    .where('utc_day', '<=', `${month}-31` as Day);
  const row = await (knownBy ? query.where('at', '<=', knownBy) : query).executeTakeFirstOrThrow();
  return { dollars: Number(row.cost ?? 0) / 1_000_000, requests: Number(row.requests) };
}

/** Micro-dollars that reading X has cost since a moment of these days, at most. */
export async function readCostSince(db: Database, since: Instant): Promise<number> {
  const row = await db
    .selectFrom('request_ledger')
    .select((eb) => eb.fn.sum<number>('cost_microdollars').as('cost'))
    .where('utc_day', '>=', since.slice(0, 10) as Day)
    .where('at', '>=', since)
    .executeTakeFirstOrThrow();
  return Number(row.cost ?? 0);
}

/** About a week of nights: no run is still under way after that. Reading them all would cost a millisecond. */
const LATEST_RUNS = 50;

/** A text that changes whenever something that is read from the store may have changed. */
export async function readStoreVersion(db: Database): Promise<string> {
  const [measure, runs, ledger, plan, edition, event, errata, figures, release, notes, settings] =
    await Promise.all([
      db
        .selectFrom('measure')
        .select((eb) => eb.fn.max('id').as('v'))
        .executeTakeFirst(),
      // Two commands may run at once: an earlier run can end after a later one began.
      db.selectFrom('run').select(['id', 'state']).orderBy('id', 'desc').limit(LATEST_RUNS).execute(),
      db
        .selectFrom('request_ledger')
        .select((eb) => eb.fn.max('id').as('v'))
        .executeTakeFirst(),
      db
        .selectFrom('plan')
        .select((eb) => eb.fn.max('id').as('v'))
        .executeTakeFirst(),
      db
        .selectFrom('edition')
        .select((eb) => eb.fn.countAll<number>().as('v'))
        .executeTakeFirst(),
      db
        .selectFrom('edition_event')
        .select((eb) => eb.fn.max('id').as('v'))
        .executeTakeFirst(),
      db
        .selectFrom('erratum')
        .select((eb) => eb.fn.countAll<number>().as('v'))
        .executeTakeFirst(),
      db
        .selectFrom('published_figure')
        .select((eb) => eb.fn.countAll<number>().as('v'))
        .executeTakeFirst(),
      db
        .selectFrom('public_release')
        .select((eb) => eb.fn.max('id').as('v'))
        .executeTakeFirst(),
      db
        .selectFrom('annotation')
        .select(({ fn }) => [
          fn.max('id').as('v'),
          fn.countAll().as('all'),
          fn.count('removed_at').as('closed'),
        ])
        .executeTakeFirst(),
      db.selectFrom('setting').select(['name', 'value']).orderBy('name').execute(),
    ]);
  return [
    measure?.v ?? 0,
    ...runs.map(({ id, state }) => `${id}${state}`),
    ledger?.v ?? 0,
    plan?.v ?? 0,
    edition?.v ?? 0,
    event?.v ?? 0,
    errata?.v ?? 0,
    figures?.v ?? 0,
    release?.v ?? 0,
    ...[notes?.v ?? 0, notes?.all, notes?.closed],
    ...settings.map(({ name, value }) => `${name}=${value}`),
  ].join('.');
}

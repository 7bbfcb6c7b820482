import type { Period } from '../core/period.ts';
import { type BioReadings, lastScan, readBios, type Seen } from './bio-readings.ts';
import type { RollUpContext } from './context.ts';
import { type Draft, measured, missing } from './draft.ts';
import { atLeast } from './panel-bound.ts';

/** One figure: who counts, and which events make an account count or no longer count. */
type Figure = {
  readonly indicator: string;
  readonly counts: (seen: Seen) => boolean;
  /** Null: an account found since the last sweep may have shown one tag after the other. */
  readonly added: string | null;
  readonly removed: readonly string[];
};

const FIGURES: readonly Figure[] = [
  {
    indicator: 'bio_adopters',
    counts: ({ adopter }) => adopter === 1,
    added: 'added',
    removed: ['removed'],
  },
  {
    indicator: 'seeker_bio_accounts',
    counts: ({ seeker }) => seeker === 1,
    added: 'seeker_added',
    removed: ['seeker_removed'],
  },
  {
    indicator: 'both_tags_bio_accounts',
    counts: ({ adopter, seeker }) => adopter === 1 && seeker === 1,
    added: null,
    removed: ['removed', 'seeker_removed'],
  },
];

/**
 * Accounts that show the tags, at the last scan of the period that worked. A day without any scan has
 * no measure at all: nobody said that it would be measured.
 */
export async function adoptersOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  // What files told stands only where X was not read.
  const done =
    (await lastScan(context, period, { state: 'done', kinds: ['sweep', 'panel'] })) ??
    (await lastScan(context, period, { state: 'done', kinds: ['file'] }));
  if (!done) {
    const failed = await lastScan(context, period, { state: 'failed' });
    if (!failed && period.grain === 'day') return [];
    const [state, reason] = failed
      ? (['failed', failed.reason ?? 'run_failed'] as const)
      : (['not_measured', 'no_reading'] as const);
    return FIGURES.map(({ indicator }) => missing({ indicator }, period, state, reason));
  }
  // Whom it found is partly forgotten: what it told stands.
  if (context.closed.has(done.day)) return [];
  const bios = await readBios(context, done);
  return FIGURES.map((figure) => {
    const bound = boundOf(bios, figure);
    if (done.kind !== 'file') return measured(figure, period, 1, bound);
    // Whoever lists the accounts of one tag need not have looked for the other.
    return bound.low === 0
      ? missing(figure, period, 'not_measured', 'no_source')
      : measured(figure, period, 1, { ...bound, reason: 'imported_partial' });
  });
}

/**
 * On the day of a sweep, all that was found. Afterwards those seen within a week with the tag, and of those known
 * before that, the least that the panel of the week allows. What was added and not yet noticed only makes it more.
 */
function boundOf(bios: BioReadings, figure: Figure) {
  const { since, swept, events, asked, panel } = bios;
  const known = new Map<string, { at: string; shows: boolean; hidden: boolean }>();
  for (const row of swept.rows) {
    if (figure.counts(row)) known.set(row.account, { at: swept.at, shows: true, hidden: false });
  }
  if (!panel) return { low: known.size, high: null, reason: 'search_incomplete' };
  for (const { account, event, noticed_at } of events) {
    const one = known.get(account);
    if (event === figure.added) {
      if (one) one.shows = true;
      else known.set(account, { at: noticed_at, shows: true, hidden: false });
    } else if (one && figure.removed.includes(event)) one.shows = false;
    else if (one && (event === 'gone' || event === 'back')) one.hidden = event === 'gone';
  }
  let [before, drawn, showing, fresh] = [0, 0, 0, 0];
  for (const [account, { at, shows, hidden }] of known) {
    if (at >= since) {
      if (shows && !hidden) fresh += 1;
      continue;
    }
    before += 1;
    const seen = asked.get(account);
    if (!seen) continue;
    drawn += 1;
    if (figure.counts(seen)) showing += 1;
  }
  return {
    low: fresh + atLeast(before, drawn, showing),
    high: null,
    ...(drawn > 0 && { n: drawn }),
    reason: 'panel_estimate',
  };
}

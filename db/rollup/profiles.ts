import type { Period } from '../core/period.ts';
import type { RollUpContext } from './context.ts';
import { type Draft, measured, missing } from './draft.ts';
import { askedBy, FACET_NAMES } from './projections/profiles.ts';
import { sumsOf } from './sums.ts';
import { raisedBy, silence, uncertaintyOf } from './uncertainty.ts';

const PROFILE = 'requests_by_profile';

/**
 * People who asked in the period, by what they told of themselves; who did not say is always counted. Whoever
 * wrote what was missed may be any of them. Work: the answers there are, a few dozen.
 */
export async function profilesOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const missed = await uncertaintyOf(context, period);
  const name = (dimension: string) => ({ indicator: PROFILE, dimension });
  const silent = silence(missed);
  const told = await answersOf(context, period);
  const untold = FACET_NAMES.map((facet) => name(`${facet} not_told`));
  if (silent) {
    const named = told.map(({ facet, answer }) => name(`${facet} ${answer}`));
    return [name(''), ...named, ...untold].map((one) => missing(one, period, ...silent));
  }
  const all = (await sumsOf(context, period))('seekers');
  const ofFacet = (facet: string): number =>
    told.reduce((sum, one) => (one.facet === facet ? sum + one.amount : sum), 0);
  return [
    measured(name(''), period, missed.share, raisedBy(all, missed)),
    ...told.map(({ facet, answer, amount }) =>
      measured(name(`${facet} ${answer}`), period, missed.share, raisedBy(amount, missed)),
    ),
    ...FACET_NAMES.map((facet) =>
      measured(name(`${facet} not_told`), period, missed.share, raisedBy(all - ofFacet(facet), missed)),
    ),
  ];
}

/** Every answer that was ever given in the period, also one that nobody stands by any more. */
async function answersOf({ db }: RollUpContext, { grain, start }: Period) {
  const rows = await db
    .selectFrom('tally')
    .select(['name', 'key as answer', 'amount'])
    .where('name', 'in', FACET_NAMES.map(askedBy))
    .where('grain', '=', grain)
    .where('start_day', '=', start)
    .orderBy('name')
    .orderBy('key')
    .execute();
  const facets = new Map(FACET_NAMES.map((facet) => [askedBy(facet), facet]));
  return rows.map(({ name, ...row }) => ({ facet: facets.get(name) as string, ...row }));
}

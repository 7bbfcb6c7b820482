import { addDays, type Day } from '../../../db/core/calendar.ts';
import type { PublicDocument } from '../../../db/release/build-release.ts';
import { isMeasured, type PublicCell } from '../../../db/release/cell.ts';
import type { ToldSince } from '../../../db/release/since-start.ts';
import { groupsOfShare, HIDDEN_IF_FEW, PEOPLE, SHARES } from './figures.ts';
import {
  asOf,
  isKept,
  type Kind,
  POSSIBLE,
  requestsOf,
  SLOTS,
  START,
  type Stretch,
  slotsIn,
} from './world.ts';

/** A release, the day whose figures it was made from, and what was told of people since the start by then. */
export type Released = {
  readonly document: PublicDocument;
  readonly cutoff: Day;
  readonly since: Readonly<Record<string, readonly ToldSince[]>>;
};

/** Something told: how often each kind of person counts in it, how often one request more in a slot, and its bounds. */
export type Told = {
  readonly perKind: readonly number[];
  readonly perSlot: readonly number[];
  readonly low: number;
  readonly high: number;
};

/** More than there are. */
export const MANY = 100;

/** All that some releases say, each once. */
export function toldBy(releases: readonly Released[]): Told[] {
  const told = releases.flatMap((released, release) =>
    released.document.tables.flatMap(({ indicator, cells }) =>
      [...cells.filter(isMeasured), ...hiddenAlone(indicator, cells)].flatMap((cell) =>
        toldIn(indicator, cell, {
          cutoff: released.cutoff,
          release,
          beyond: mayBeLate(indicator, cell, released.since) ? MANY : 4,
        }),
      ),
    ),
  );
  return [...new Map(told.map((one) => [JSON.stringify(one), one])).values()];
}

/** From none to four: what whoever knows the rules takes a year, or a part of one, to hold that is hidden alone. */
function hiddenAlone(indicator: string, cells: readonly PublicCell[]): PublicCell[] {
  if (!HIDDEN_IF_FEW.has(indicator)) return [];
  const isOfParts = cells.some(({ dimension }) => dimension !== '');
  const beside = Map.groupBy(
    cells.filter(({ dimension, period }) => period.grain === 'year' && isOfParts === (dimension !== '')),
    ({ period }) => isOfParts && period.start,
  );
  return [...beside.values()].flatMap((some) => {
    const hidden = some.filter(({ state }) => state === 'hidden');
    return hidden.length === 1 && some.length > 1 ? hidden.map((cell) => ({ ...cell, low: 0 })) : [];
  });
}

/** Whether people since the start may be many more: told to have become no more than what they did, they ran into that. */
function mayBeLate(indicator: string, { period, low }: PublicCell, since: Released['since']): boolean {
  if (period.start !== START || period.grain === 'month') return false;
  const end = addDays(period.end, 1);
  const [, , done = null] = since[indicator]?.find(([day]) => day === end) ?? [];
  const last = since[indicator]?.findLast(([day]) => day < end);
  if (!last) return false;
  const more = done === null || last[2] === null ? 0 : Math.max(0, done - last[2]);
  return (low ?? 0) >= last[1] + more;
}

function toldIn(
  indicator: string,
  cell: PublicCell,
  { cutoff, release, beyond }: { cutoff: Day; release: number; beyond: number },
): Told[] {
  const { start, end } = cell.period;
  const within: Stretch = { from: start, to: end < cutoff ? end : cutoff };
  const boxOf = (low: number) => ({ low, high: cell.value === null ? low + beyond : low });
  const people = (holds: (kind: Kind) => boolean, low: number): Told => ({
    perKind: POSSIBLE.map((kind) => Number(isKept(kind, release) && holds(asOf(kind, release)))),
    perSlot: SLOTS.map(() => 0),
    ...boxOf(low),
  });
  const count = cell.value ?? cell.low ?? 0;
  const share = SHARES[indicator]?.find(({ dimension = '' }) => dimension === cell.dimension);
  if (share) {
    if (cell.n === null) return [];
    const of = share.of(within, cutoff);
    const [counted, others] = groupsOfShare(cell);
    return [
      people((kind) => of(kind) && share.counts(kind), counted),
      people((kind) => of(kind) && !share.counts(kind), others),
    ];
  }
  if (indicator === 'seeker_requests') {
    const slots = slotsIn(within);
    return [
      {
        perKind: POSSIBLE.map((kind) => (isKept(kind, release) ? requestsOf(kind, within) : 0)),
        perSlot: SLOTS.map((_, slot) => Number(slots.includes(slot))),
        ...boxOf(count),
      },
    ];
  }
  // Since the start it is the sum of the years told, and says no more than these.
  if (['evidence_mix', 'contribution_answer'].includes(indicator) && cell.period.grain === 'all') return [];
  return (PEOPLE[indicator] ?? [])
    .filter(({ dimension = '' }) => dimension === cell.dimension)
    .map(({ holds }) => people(holds(within), count));
}

import { addDays, type Day, day } from '../../../db/core/calendar.ts';
import { type Grain, type Period, periodsBetween } from '../../../db/core/period.ts';

export const START = day('2018-09-26');
/**
 * The days on which people ask: within a month that begins with the collective, right after the end of a month, in
 * the middle of a year, on both sides of an anniversary that falls within a month, and long after.
 */
export const SLOTS = [
  '2018-09-28',
  '2018-10-10',
  '2018-11-03',
  '2019-03-10',
  '2019-09-10',
  '2019-09-28',
  '2020-02-10',
].map(day);
/** The days on which they say that they found work. */
const DECLARED = ['2018-10-12', '2018-11-05', '2019-03-11', '2019-09-12', '2019-09-29', '2020-02-11'].map(
  day,
);
const WINDOW = 180;

/**
 * One way of passing through: the slots with a request; which of these are relayed: none, all, the first or all but
 * the first; then perhaps a declaration, which may also come from somebody who never asked.
 */
export type Kind = {
  readonly asks: readonly boolean[];
  readonly relays: readonly boolean[];
  readonly declared: Day | null;
};

const waysToAsk = (slots: number): boolean[][] =>
  slots === 0 ? [[]] : waysToAsk(slots - 1).flatMap((ways) => [false, true].map((way) => [...ways, way]));

/** The first day on which somebody asked; null when they never did. */
export const firstAsk = ({ asks }: Pick<Kind, 'asks'>): Day | null => SLOTS[asks.indexOf(true)] ?? null;

function waysToBeRelayed(asks: readonly boolean[]): (readonly boolean[])[] {
  const first = asks.map((_, slot) => slot === asks.indexOf(true));
  const later = asks.map((ask, slot) => ask && !first[slot]);
  return [asks.map(() => false), asks, ...(later.includes(true) ? [first, later] : [])];
}

/** Every way there is. */
export const KINDS: readonly Kind[] = waysToAsk(SLOTS.length).flatMap((asks) => {
  const first = firstAsk({ asks });
  const declarations = DECLARED.filter((declared) => first === null || declared >= first);
  if (first === null) return declarations.map((declared) => ({ asks, relays: asks, declared }));
  return [null, ...declarations].flatMap((declared) =>
    waysToBeRelayed(asks).map((relays) => ({ asks, relays, declared })),
  );
});

/** How many people of some kinds, and how many requests beyond one each in every slot. */
export type World = {
  readonly groups: readonly (readonly [kind: Kind, people: number])[];
  readonly more: readonly number[];
};

/** Days, both included. */
export type Stretch = { readonly from: Day; readonly to: Day };

export const slotsIn = ({ from, to }: Stretch): number[] =>
  SLOTS.flatMap((slot, index) => (slot >= from && slot <= to ? [index] : []));
export const asked = (kind: Kind, stretch: Stretch): boolean =>
  slotsIn(stretch).some((slot) => kind.asks[slot]);
export const relayed = (kind: Kind, stretch: Stretch): boolean =>
  slotsIn(stretch).some((slot) => kind.relays[slot]);
export const requestsOf = (kind: Kind, stretch: Stretch): number =>
  slotsIn(stretch).filter((slot) => kind.asks[slot]).length;
export function askedFirst(kind: Kind, { from, to }: Stretch): boolean {
  const first = firstAsk(kind);
  return first !== null && first >= from && first <= to;
}
export const declared = (kind: Kind, { from, to }: Stretch): boolean =>
  kind.declared !== null && kind.declared >= from && kind.declared <= to;
export function declaredInTime(kind: Kind): boolean {
  const first = firstAsk(kind);
  return first !== null && kind.declared !== null && kind.declared <= addDays(first, WINDOW);
}
/** Whoever asked by then may be followed for as long as the share asks for. */
export const lastMature = (cutoff: Day): Day => addDays(cutoff, -WINDOW);

export const countOf = ({ groups }: World, holds: (kind: Kind) => boolean): number =>
  groups.reduce((sum, [kind, people]) => sum + (holds(kind) ? people : 0), 0);

/** One figure of one period, as the roll-up would know it. */
export type Known = {
  readonly indicator: string;
  readonly period: Period;
  readonly value: number;
  readonly n?: number;
};

/** All that is known of a world at the end of a day. */
export function knownOf(world: World, cutoff: Day): Known[] {
  return (['all', 'year', 'month'] as const satisfies readonly Grain[]).flatMap((grain) =>
    periodsBetween(grain, START, cutoff, START).flatMap((period) => {
      const last = addDays(period.end, -1);
      const to = last < cutoff ? last : cutoff;
      const within = { from: period.start, to };
      const people = (holds: (kind: Kind) => boolean) => countOf(world, holds);
      const more = slotsIn(within).reduce((sum, slot) => sum + (world.more[slot] ?? 0), 0);
      const requests = world.groups.reduce((sum, [kind, count]) => sum + requestsOf(kind, within) * count, 0);
      const counts = {
        seekers_distinct: people((kind) => asked(kind, within)),
        seekers_relayed: people((kind) => relayed(kind, within)),
        seeker_requests: requests + more,
        job_declarations_period: people((kind) => declared(kind, within)),
        job_declarations_cumulative: people((kind) => declared(kind, { from: START, to })),
      };
      const told = Object.entries(counts).map(([indicator, value]) => ({ indicator, period, value }));
      const mature = { ...within, to: to < lastMature(cutoff) ? to : lastMature(cutoff) };
      const n = people((kind) => askedFirst(kind, mature));
      if (grain === 'month' || n < 20) return told;
      const inTime = people((kind) => askedFirst(kind, mature) && declaredInTime(kind));
      return [...told, { indicator: 'declared_share_cohort', period, value: inTime / n, n }];
    }),
  );
}

import { Calendar, instant } from '../../../db/core/calendar.ts';
import type { Millis, World } from '../../demo/world/model.ts';
import type { Period } from '../../demo/world/truth/periods.ts';
import { RELAY_WINDOW } from '../../demo/world/truth/relays.ts';
import type { TruthRow } from '../../demo/world/truth/row.ts';
import type { Scene } from '../../demo/world/truth/scene.ts';
import { median } from '../../demo/world/truth/statistics.ts';
import { lookedUp, type Marks, VIEWS_SINCE } from './attention.ts';

const PARIS = new Calendar('Europe/Paris');
const FEWEST = 30;

type Told = Marks & { relayed: boolean; counted: number | null };
type Advice = { follows: (one: Told) => boolean | null; ofViews?: true };

const ADVICE: Record<string, Advice> = {
  hour: { follows: ({ request }) => isAdvised(request.createdAt) },
  tags: { follows: ({ request }) => request.tags.length <= 2 },
  media: { follows: ({ request }) => request.media },
  emoji: { follows: ({ request }) => request.text.includes('🙏'), ofViews: true },
  // Coded by hand: nobody does so here.
  cta: { follows: () => null },
  length: { follows: ({ request }) => [...request.text].length <= 140 },
};

function isAdvised(at: Millis): boolean {
  const { hour, weekday } = PARIS.wallClock(instant(at));
  return weekday <= 5 ? [7, 8, 9].includes(hour) : [16, 17, 18].includes(hour);
}

/**
 * advice_contrast as it was last worked out, with what had been read by `at`: the medians of both groups, and their
 * difference among requests that the collective relayed and among the others. No seeker of a crowd shows a tag in
 * a bio: their followers, the other thing that is held equal, are not known.
 */
export function adviceTruth(
  world: World,
  scene: Scene,
  period: Period,
  { at, readings }: { at: Millis; readings: readonly Millis[] },
): TruthRow[] {
  const until = readings.filter((moment) => moment <= at);
  const looked = lookedUp(world, scene, until).map((one): Told => {
    const relays = (scene.pairsOf.get(one.request.id) ?? []).filter(
      ({ account, seen }) => account.id === world.collectiveId && seen !== null && seen.reading <= at,
    );
    const relayed = relays.some(({ seen }) => (seen?.at ?? 0) - one.request.createdAt <= RELAY_WINDOW);
    return { ...one, relayed, counted: one.request.createdAt >= VIEWS_SINCE ? one.views : null };
  });
  return Object.entries(ADVICE).flatMap(([name, advice]) => contrast(name, advice, looked, period));
}

function contrast(
  name: string,
  { follows, ofViews }: Advice,
  looked: readonly Told[],
  period: Period,
): TruthRow[] {
  const countOf = (one: Told): number | null => (ofViews ? one.counted : one.interactions);
  const group = (side: boolean, some: readonly Told[]): number[] =>
    some.filter((one) => follows(one) === side).flatMap((one) => countOf(one) ?? []);
  const [advised, others] = [group(true, looked), group(false, looked)];
  const strata = [true, false]
    .map((relayed) => looked.filter((one) => one.relayed === relayed))
    .map((some) => [group(true, some), group(false, some)] as [number[], number[]])
    .filter(([one, other]) => one.length > 0 && other.length > 0);
  const sizes = [0, 1].map((side) => strata.reduce((sum, both) => sum + (both[side] as number[]).length, 0));
  const weightOf = ([one, other]: [number[], number[]]) =>
    (one.length * other.length) / (one.length + other.length);
  const whole = strata.reduce((sum, both) => sum + weightOf(both), 0);
  const difference = strata.reduce(
    (sum, both) => sum + weightOf(both) * ((median(both[0]) as number) - (median(both[1]) as number)),
    0,
  );
  const row = (dimension: string, value: number | null): TruthRow => ({
    key: `advice_contrast:${dimension}`,
    period: period.name,
    value,
  });
  return [
    row(name, Math.min(...sizes) < FEWEST ? null : difference / whole),
    row(`${name} with`, advised.length < FEWEST ? null : median(advised)),
    row(`${name} without`, others.length < FEWEST ? null : median(others)),
  ];
}

import { FEWEST_FOR_INTERVAL, Z_95 } from './wilson.ts';

/** A person's first episode, in days from the first request, or so many people's who are alike. */
export type Episode = {
  /** Days to the event, or to the last day the person was known to be still looking (else the cutoff). */
  readonly time: number;
  /** True: declared at `time`. False: not declared up to and including `time`. */
  readonly event: boolean;
  /** One unless told. */
  readonly people?: number;
};

/** A step of the curve: every day on which somebody declared. */
export type Step = {
  readonly time: number;
  /** People neither declared nor out of sight just before this day. */
  readonly atRisk: number;
  readonly events: number;
  /** S(t): estimated share not declared after this day, in 0..1. */
  readonly survival: number;
  /** F(t) = 1 − S(t): cumulative share declared. */
  readonly cumulative: number;
  /** Greenwood's, the same for S and F; null where S is 0. */
  readonly standardError: number | null;
  /** Bounds of F at 95 %, from log(−log S): they stay within 0..1; null where S is 0. */
  readonly low: number | null;
  readonly high: number | null;
};

export type Curve = {
  readonly n: number;
  readonly events: number;
  readonly steps: readonly Step[];
  /** Days by which half had declared; null: not reached (« non atteinte »). */
  readonly median: number | null;
};

/** Where fewer are left at risk the curve is not drawn: a single declaration would make it jump. */
const FEWEST_AT_RISK = 10;
/** S is a product of ratios: one half comes out as one half but for the last binary digits. */
const ROUNDING = 1e-9;

/**
 * The delay to the declaration (product-limit estimate, Kaplan and Meier, JASA 53, 1958). Somebody last
 * seen on the day of an event was at risk on it. People who found work and said nothing stay at risk: the
 * curve errs towards longer delays and smaller shares. Work: a sort of the episodes, however many people each is.
 * @throws RangeError when a time is negative or not finite
 */
export function kaplanMeier(episodes: readonly Episode[]): Curve {
  const inOrder = episodes.toSorted((one, other) => one.time - other.time);
  const steps: Step[] = [];
  const n = peopleOf(episodes);
  let [survival, greenwood, left] = [1, 0, n];
  for (let next = 0; next < inOrder.length; ) {
    const { time } = inOrder[next] as Episode;
    if (!Number.isFinite(time) || time < 0) throw new RangeError(`not a delay: ${time}`);
    const atRisk = left;
    let events = 0;
    for (let one = inOrder[next]; one?.time === time; one = inOrder[next]) {
      const { people = 1 } = one;
      if (one.event) events += people;
      left -= people;
      next += 1;
    }
    if (events === 0) continue;
    survival = events === atRisk ? 0 : survival * ((atRisk - events) / atRisk);
    greenwood += events / (atRisk * (atRisk - events));
    steps.push({ time, atRisk, events, survival, cumulative: 1 - survival, ...band(survival, greenwood) });
  }
  const events = steps.reduce((sum, step) => sum + step.events, 0);
  return { n, events, steps, median: timeOfShare(steps, 0.5) };
}

export const peopleOf = (episodes: readonly Episode[]): number =>
  episodes.reduce((sum, { people = 1 }) => sum + people, 0);

function band(survival: number, greenwood: number): Pick<Step, 'standardError' | 'low' | 'high'> {
  if (survival === 0) return { standardError: null, low: null, high: null };
  const standardError = survival * Math.sqrt(greenwood);
  const reach = (Z_95 * Math.sqrt(greenwood)) / -Math.log(survival);
  return {
    standardError,
    low: 1 - survival ** Math.exp(-reach),
    high: 1 - survival ** Math.exp(reach),
  };
}

/** The first day by which this share (in 0..1) had declared, or null when the steps never get there. */
export function timeOfShare(steps: readonly Step[], share: number): number | null {
  return steps.find(({ cumulative }) => cumulative >= share - ROUNDING)?.time ?? null;
}

/** People at risk on each of these days, for the row under the chart. */
export function atRiskOn(episodes: readonly Episode[], days: readonly number[]): number[] {
  return days.map((day) =>
    episodes.reduce((sum, { time, people = 1 }) => (time >= day ? sum + people : sum), 0),
  );
}

/**
 * The curve as it may be shown: null when fewer than 30 people are followed (« données insuffisantes »),
 * else cut before fewer than 10 are at risk, with the median only if it is reached before the cut.
 */
export function shownCurve(curve: Curve): Curve | null {
  if (curve.n < FEWEST_FOR_INTERVAL) return null;
  const steps = curve.steps.filter(({ atRisk }) => atRisk >= FEWEST_AT_RISK);
  return { ...curve, steps, median: timeOfShare(steps, 0.5) };
}

import { type DraftPost, draftPost } from './draft.ts';
import type { Account, Millis } from './model.ts';
import { type Days, TRAPS } from './moments.ts';
import type { Population } from './population.ts';
import { type Random, shuffled } from './random.ts';
import { wording } from './wording.ts';

const DAY = 86_400_000;
/** Requests by i4Emploi year: most in the first. */
const YEAR_WEIGHTS = [1.2, 1.03, 0.93, 0.87, 0.85];

/** When a post is deleted: one in two hundred is, after minutes or weeks. */
export function deletion(at: Millis, random: Random): Millis | undefined {
  if (!random.chance(0.005)) return undefined;
  const minutes = Math.max(3, random.logNormal(900, 2));
  return at + Math.round(minutes * 60) * 1000;
}

/** The requests of every seeker, the first one drawn over the four years, the others after it. */
export function writeRequests(
  population: Population,
  total: number,
  days: Days,
  random: Random,
): { requests: DraftPost[]; firstRequest: Map<Account, Millis> } {
  const sums: number[] = [];
  days.list.reduce((sum, _, index) => {
    // Help was opened to all seekers one month after the start.
    const opening = index < 30 ? 0.8 : 1;
    const year = YEAR_WEIGHTS[Math.floor(index / 365.25)] as number;
    sums[index] = sum + opening * year * days.weekdayWeight(index);
    return sums[index] as number;
  }, 0);
  const anyDay = (): number => {
    const drawn = random.next() * (sums.at(-1) as number);
    return sums.findIndex((sum) => drawn < sum);
  };
  const end = days.starts.at(-1) as Millis;

  const firstRequest = new Map<Account, Millis>();
  const moments: { seeker: Account; at: Millis }[] = [];
  for (const seeker of population.seekers) {
    const at = days.moment(anyDay(), random);
    firstRequest.set(seeker, at);
    moments.push({ seeker, at });
  }
  // Some persevere much longer than others: the extra requests go to half of the people.
  const persevering = shuffled(population.seekers, random).slice(0, Math.ceil(population.seekers.length / 2));
  while (moments.length < total) {
    const seeker = random.pick(persevering);
    const at = (firstRequest.get(seeker) as Millis) + Math.round(random.logNormal(45, 1.1) * DAY);
    const index = days.indexOf(at);
    if (at < end) moments.push({ seeker, at: days.moment(index, random) });
  }
  // A later request may fall on the day of the first, before it.
  for (const { seeker, at } of moments) {
    firstRequest.set(seeker, Math.min(at, firstRequest.get(seeker) as Millis));
  }
  moveToTraps(moments, firstRequest, persevering, random);

  const requests = moments.map(({ seeker, at }) =>
    draftPost({
      author: seeker,
      at,
      text: wording('seeker_request', at, random),
      label: 'seeker_request',
      media: random.chance(0.25),
      deletedAt: deletion(at, random),
    }),
  );
  for (const seeker of shuffled(population.seekers, random).slice(
    0,
    Math.ceil(population.seekers.length / 80),
  )) {
    const last = Math.max(...moments.filter((one) => one.seeker === seeker).map((one) => one.at));
    const from = last + Math.round(random.logNormal(40, 1.2) * DAY);
    if (from >= end) continue;
    if (random.chance(0.6)) seeker.suspendedFrom = from;
    else seeker.protectedFrom = from;
  }
  return { requests, firstRequest };
}

/** Puts single requests on the moments where measurers go wrong. */
function moveToTraps(
  moments: { seeker: Account; at: Millis }[],
  firstRequest: Map<Account, Millis>,
  persevering: Account[],
  random: Random,
): void {
  const several = new Set(persevering);
  const movable = moments.filter(({ seeker }) => !several.has(seeker));
  const count = Math.min(TRAPS.length, Math.floor(movable.length / 10));
  shuffled(TRAPS, random)
    .slice(0, count)
    .forEach((trap, index) => {
      const moment = movable[index * 7] as { seeker: Account; at: Millis };
      moment.at = trap;
      firstRequest.set(moment.seeker, trap);
    });
}

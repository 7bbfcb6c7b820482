import { type DraftPost, type DraftRelay, draftPost } from './draft.ts';
import { type Account, hiddenFrom, type Millis, postHiddenFrom } from './model.ts';
import type { Days } from './moments.ts';
import { isActive, type Population } from './population.ts';
import type { Random } from './random.ts';
import { wording } from './wording.ts';
import { deletion } from './write-requests.ts';

const MINUTE = 60_000;

/** Makes relays of a post; ends before the world does and before the post or the relayer disappears. */
export function relayer(
  end: Millis,
  random: Random,
): {
  relays: DraftRelay[];
  quotes: DraftPost[];
  relay(post: DraftPost, account: Account, wanted: Millis, quoteShare?: number): boolean;
} {
  const relays: DraftRelay[] = [];
  const quotes: DraftPost[] = [];
  return {
    relays,
    quotes,
    relay(post, account, wanted, quoteShare = 0.03) {
      const at = Math.floor(wanted / 1000) * 1000;
      const last = Math.min(end, postHiddenFrom(post, post.author), hiddenFrom(account));
      if (at >= last || at <= post.createdAt || at < account.createdAt) return false;
      if (random.chance(quoteShare)) {
        const text = wording('relay_support', at, random);
        const deletedAt = deletion(at, random);
        const quote = draftPost({
          author: account,
          at,
          text,
          label: 'relay_support',
          kind: 'quote',
          of: post,
          deletedAt,
        });
        quotes.push(quote);
        relays.push({ kind: 'quote', at, undoneAt: deletedAt, post, account, quote });
        return true;
      }
      const first: DraftRelay = { kind: 'repost', at, post, account };
      relays.push(first);
      if (random.chance(0.03)) {
        first.undoneAt = at + Math.ceil(random.logNormal(1_200, 1.5) * 60) * 1000;
        const again = first.undoneAt + Math.ceil(random.logNormal(700, 1.3) * 60) * 1000;
        if (random.chance(0.5) && again < last) relays.push({ kind: 'repost', at: again, post, account });
      }
      return true;
    },
  };
}

/** Someone who relays at that moment: mostly an adopter, the early ones most often. */
export function someone(population: Population, at: Millis, random: Random): Account | null {
  const { adopters, bystanders, seekers } = population;
  const group = random.weighted({ adopter: 80, bystander: 16, seeker: 4 });
  if (group !== 'adopter') {
    const account = random.pick(group === 'bystander' ? bystanders : seekers);
    return account && isActive(account, at) ? account : null;
  }
  let low = 0;
  let high = adopters.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((adopters[middle]?.from ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  const account = adopters[Math.floor(low * random.next() ** 1.5)]?.account;
  return account && isActive(account, at) ? account : null;
}

export type CollectivePlan = { post: DraftPost; at: Millis };

/**
 * The relays of requests by everybody but the collective, and when the collective would relay each one:
 * the first relay comes after 80 minutes at the median, a few per cent of the requests never get one.
 */
export function relayRequests(
  requests: readonly DraftPost[],
  population: Population,
  relay: (post: DraftPost, account: Account, at: Millis) => boolean,
  random: Random,
): CollectivePlan[] {
  const plans: CollectivePlan[] = [];
  for (const post of requests) {
    if (random.chance(0.02)) relay(post, post.author, post.createdAt + random.logNormal(30, 1) * MINUTE);
    if (random.chance(0.055)) continue;
    const delay = random.chance(0.01) ? random.logNormal(15_000, 0.4) : random.logNormal(78, 1.45);
    const first = post.createdAt + Math.max(1, delay) * MINUTE;
    const byCollective = random.chance(0.93);
    const collectiveFirst = byCollective && random.chance(0.4);
    if (byCollective) {
      plans.push({ post, at: collectiveFirst ? first : first + random.logNormal(150, 1.2) * MINUTE });
    }
    const others = Math.min(140, Math.floor(random.logNormal(6, 0.9)));
    const seen = new Set<Account>([post.author]);
    for (let index = 0; index < others; index++) {
      const leads = index === 0 && !collectiveFirst;
      const at = leads ? first : first + random.logNormal(240, 1.5) * MINUTE;
      const account = someone(population, at, random);
      if (!account || seen.has(account)) continue;
      seen.add(account);
      relay(post, account, at);
    }
  }
  return plans;
}

/**
 * When the collective really relays: it keeps a reserve so that nearly every day has a relay, and rests a few days.
 * Moves plans between neighbouring days, never before the request.
 */
export function spreadOverDays(plans: CollectivePlan[], days: Days, random: Random): CollectivePlan[] {
  const byDay: CollectivePlan[][] = days.list.map(() => []);
  const isPossible = ({ post, at }: CollectivePlan): boolean => at < postHiddenFrom(post, post.author);
  for (const plan of plans.filter(isPossible)) byDay[days.indexOf(plan.at)]?.push(plan);
  const rests = new Set(Array.from({ length: 6 }, () => random.between(40, days.list.length - 3)));
  const moveTo = (plan: CollectivePlan, index: number): void => {
    const floor = Math.max(plan.post.createdAt + 2 * MINUTE, days.starts[index] as Millis);
    plan.at = Math.max(floor, days.moment(index, random));
    byDay[index]?.push(plan);
  };
  for (const rest of rests) {
    const waiting = byDay[rest]?.splice(0) ?? [];
    for (const plan of waiting) moveTo(plan, rest + 1);
  }
  for (let index = 0; index < byDay.length; index++) {
    if (byDay[index]?.length || rests.has(index)) continue;
    const endOfDay = days.starts[index + 1] as Millis;
    for (const back of [1, 2, 3, 4, 5, 6, -1, -2, -3, 7, 8, 9, 10]) {
      const donor = byDay[index - back];
      if (!donor || donor.length < 2) continue;
      const found = donor.findLastIndex(
        ({ post }) => post.createdAt + 3 * MINUTE < endOfDay && isPossible({ post, at: endOfDay }),
      );
      if (found < 0) continue;
      moveTo(donor.splice(found, 1)[0] as CollectivePlan, index);
      break;
    }
  }
  return byDay.flat();
}

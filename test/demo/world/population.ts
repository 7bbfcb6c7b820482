import { type BioSign, bio } from './bios.ts';
import { type Account, hiddenFrom, type Millis, type Step } from './model.ts';
import type { Days } from './moments.ts';
import type { Random } from './random.ts';

const DAY = 86_400_000;
export const RING_SIZE = 3_000_000;

/** Accounts with the tag in their bio, by days since the start: the published figures' curve. */
const ADOPTION: readonly [days: number, accounts: number][] = [
  [0, 14],
  [2, 32],
  [3, 37],
  [8, 134],
  [14, 200],
  [21, 312],
  [131, 830],
  [250, 1040],
  [400, 1200],
  [800, 1560],
  [1466, 2170],
];

export type Adopter = { account: Account; from: Millis };
export type Population = {
  collective: Account;
  /** Sorted by the day they first showed the tag. */
  adopters: Adopter[];
  seekers: Account[];
  employers: Account[];
  bystanders: Account[];
  all: Account[];
};

/** When the n-th adopter shows the tag. */
function adoptionDay(rank: number): number {
  for (let index = 1; index < ADOPTION.length; index++) {
    const [fromDay, fromCount] = ADOPTION[index - 1] as [number, number];
    const [toDay, toCount] = ADOPTION[index] as [number, number];
    if (rank > toCount) continue;
    const part = Math.max(0, (rank - fromCount) / (toCount - fromCount));
    return fromDay + part * (toDay - fromDay);
  }
  return 1466;
}

/** Followers at first and at the end, in eight steps that never go down. */
function followerSteps(first: number, growth: number, days: Days): Step<number>[] {
  const start = days.starts[0] as Millis;
  const span = (days.starts.at(-1) as Millis) - start;
  const count = Math.max(1, Math.round(first));
  return Array.from({ length: 8 }, (_, step) => ({
    from: step === 0 ? 0 : start + Math.round((span * step) / 8 / DAY) * DAY,
    value: Math.round(count * (1 + (growth * step) / 7)),
  }));
}

/** Everyone in the world, without what they write. `share` scales every group. */
export function populate(share: number, days: Days, random: Random): Population {
  const start = days.starts[0] as Millis;
  const end = days.starts.at(-1) as Millis;
  const all: Account[] = [];
  const birth = Date.parse('2009-06-01T00:00:00Z');

  const add = (first: BioSign, medianFollowers: number, handle?: string): Account => {
    const number = all.length + 1;
    const tail = random.between(0, 999_999_999).toString().padStart(9, '0');
    const account: Account = {
      id: `${random.between(100_000_000, 999_999_999)}${tail}`,
      name: handle ?? `Compte inventé ${number}`,
      createdAt: birth + Math.floor(random.next() * ((start - birth) / 1000)) * 1000,
      usernames: [{ from: 0, value: handle ?? `${random.pick(['exemple', 'invente', 'fictif'])}_${number}` }],
      descriptions: [{ from: 0, value: bio(first, random) }],
      followers: followerSteps(random.logNormal(medianFollowers, 1.2), random.next() * 0.8, days),
      ringStart: random.between(0, RING_SIZE - 1),
    };
    // Some ids have 19 digits, as X's recent ones have.
    if (random.chance(0.2)) account.id = `1${account.id}`;
    if (!handle && random.chance(0.04)) {
      const renamed = { from: days.moment(random.between(0, days.list.length - 1), random) };
      account.usernames.push({ ...renamed, value: `exemple_${number}_b` });
    }
    all.push(account);
    return account;
  };
  const hideSome = (account: Account): void => {
    if (random.chance(0.012)) account.suspendedFrom = days.moment(random.between(30, 1460), random);
    else if (random.chance(0.008)) account.protectedFrom = days.moment(random.between(30, 1460), random);
  };

  const collective = add('none', 9_000, 'i4Emploi');
  collective.descriptions = [{ from: 0, value: 'Le don de RT pour l’emploi, depuis le 26 septembre 2015' }];
  collective.followers = followerSteps(900, 14, days);

  const showTag = (account: Account, from: Millis, which: BioSign, keeps: number): void => {
    account.descriptions.push({ from, value: bio(which, random) });
    if (random.chance(keeps)) return;
    const removed = from + random.logNormal(300, 0.9) * DAY;
    if (removed >= end) return;
    account.descriptions.push({
      from: removed,
      value: bio(random.chance(0.2) ? 'look-alike' : 'none', random),
    });
    const again = removed + random.logNormal(90, 0.8) * DAY;
    if (random.chance(0.35) && again < end)
      account.descriptions.push({ from: again, value: bio(which, random) });
  };

  const adopters: Adopter[] = [];
  const adopterCount = Math.round(2_170 * share);
  for (let index = 0; index < adopterCount; index++) {
    const account = add('none', index === 0 ? 27_000 : 330);
    const from = start + Math.round(adoptionDay((index + 1) / share) * DAY + random.next() * 0.5 * DAY);
    showTag(account, from, random.chance(0.03) ? 'both' : 'collective', 0.9);
    if (index > 0) hideSome(account);
    adopters.push({ account, from });
  }
  const seekers = Array.from({ length: Math.round(1_493 * share) }, () => add('none', 150));
  for (const seeker of seekers) {
    if (random.chance(0.215)) {
      const from = days.moment(random.between(1, 1400), random);
      showTag(seeker, from, random.chance(0.2) ? 'both' : 'seeker', 0.5);
    }
  }
  const employers = Array.from({ length: Math.round(380 * share) }, () => add('none', 400));
  const bystanders = Array.from({ length: Math.round(2_200 * share) }, (_, index) =>
    add(index % 18 === 0 ? 'look-alike' : 'none', 180),
  );
  for (const account of [...employers, ...bystanders]) hideSome(account);
  adopters.sort((left, right) => left.from - right.from);
  return { collective, adopters, seekers, employers, bystanders, all };
}

/** True while the account exists and the public sees what it writes. */
export function isActive(account: Account, at: Millis): boolean {
  return account.createdAt <= at && at < hiddenFrom(account);
}

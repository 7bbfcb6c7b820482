import { type DraftPost, draftPost } from './draft.ts';
import { type Account, type Label, type Millis, postHiddenFrom, valueAt } from './model.ts';
import { type Days, TRAPS } from './moments.ts';
import { isActive, type Population } from './population.ts';
import type { Random } from './random.ts';
import { someone } from './relay-requests.ts';
import { lookAlikeWording, wording } from './wording.ts';
import { deletion } from './write-requests.ts';

const MINUTE = 60_000;
const LABELS: Record<Exclude<Label, 'seeker_request' | 'placement_report'>, number> = {
  relay_support: 66,
  employer_offer: 12,
  other: 22,
};

function authorFor(label: Label, population: Population, at: Millis, random: Random): Account {
  for (;;) {
    const pool =
      label === 'employer_offer' && random.chance(0.7) ? population.employers : population.bystanders;
    const account = label === 'relay_support' ? someone(population, at, random) : random.pick(pool);
    if (account && isActive(account, at)) return account;
  }
}

/** The rest of the conversation around the tag: encouragement, offers, news; some answer a request. */
export function writeOthers(
  count: number,
  requests: readonly DraftPost[],
  population: Population,
  days: Days,
  random: Random,
): DraftPost[] {
  const posts: DraftPost[] = [];
  for (let index = 0; index < count; index++) {
    const label = random.weighted(LABELS);
    const trap = TRAPS[index];
    const at = trap ?? days.moment(random.between(0, days.list.length - 1), random);
    const extras = { label, media: random.chance(0.2) };
    if (label === 'relay_support' && trap === undefined && random.chance(0.18)) {
      const of = random.pick(requests);
      const answered = of.createdAt + Math.round(random.logNormal(90, 1.3) * 60) * 1000;
      if (answered < Math.min(postHiddenFrom(of, of.author), days.starts.at(-1) as Millis)) {
        const author = authorFor(label, population, answered, random);
        const address = `@${valueAt(of.author.usernames, answered)}`;
        const text = wording(label, answered, random, address);
        const deletedAt = deletion(answered, random);
        posts.push(draftPost({ ...extras, author, at: answered, text, kind: 'reply', of, deletedAt }));
        continue;
      }
    }
    const author = authorFor(label, population, at, random);
    posts.push(
      draftPost({ ...extras, author, at, text: wording(label, at, random), deletedAt: deletion(at, random) }),
    );
  }
  return posts;
}

/** Posts that look as if they carried the tag. */
export function writeLookAlikes(
  count: number,
  population: Population,
  days: Days,
  random: Random,
): DraftPost[] {
  return Array.from({ length: count }, () => {
    const at = days.moment(random.between(0, days.list.length - 1), random);
    const author = authorFor('other', population, at, random);
    return draftPost({ author, at, text: lookAlikeWording(random), label: 'other' });
  });
}

/** Reposts of posts that ask for nothing. */
export function relayOthers(
  posts: readonly DraftPost[],
  population: Population,
  relay: (post: DraftPost, account: Account, at: Millis) => boolean,
  random: Random,
): void {
  for (const post of posts) {
    if (!random.chance(0.45)) continue;
    const seen = new Set<Account>([post.author]);
    for (let left = Math.ceil(random.logNormal(1.4, 0.7)); left > 0; left--) {
      const at = post.createdAt + random.logNormal(120, 1.3) * MINUTE;
      const account = someone(population, at, random);
      if (!account || seen.has(account)) continue;
      seen.add(account);
      relay(post, account, at);
    }
  }
}

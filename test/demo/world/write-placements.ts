import { type DraftPost, draftPost } from './draft.ts';
import { type Account, hiddenFrom, type Millis } from './model.ts';
import type { Days } from './moments.ts';
import type { Population } from './population.ts';
import { type Random, shuffled } from './random.ts';
import { wording } from './wording.ts';
import { deletion } from './write-requests.ts';

const DAY = 86_400_000;

/** Who says publicly to have found work, and when: most after having asked, some without, a few twice. */
export function writePlacements(
  population: Population,
  firstRequest: ReadonlyMap<Account, Millis>,
  people: number,
  days: Days,
  random: Random,
): DraftPost[] {
  const end = days.starts.at(-1) as Millis;
  const posts: DraftPost[] = [];
  const declare = (author: Account, at: Millis): void => {
    const text = wording('placement_report', at, random);
    const extras = { media: random.chance(0.15), deletedAt: deletion(at, random) };
    posts.push(draftPost({ author, at, text, label: 'placement_report', ...extras }));
  };
  const strangers = Math.round(people * 0.04);
  let askers = people - strangers;
  for (const seeker of shuffled(population.seekers, random)) {
    if (askers === 0) break;
    const asked = firstRequest.get(seeker) as Millis;
    const day = days.indexOf(asked + Math.max(2, random.logNormal(110, 0.9)) * DAY);
    if (day >= days.list.length) continue;
    const at = days.moment(day, random);
    if (at >= Math.min(end, hiddenFrom(seeker))) continue;
    declare(seeker, at);
    askers -= 1;
    const again = days.indexOf(at + random.logNormal(200, 0.6) * DAY);
    if (random.chance(0.025) && again < days.list.length && hiddenFrom(seeker) === Infinity) {
      declare(seeker, days.moment(again, random));
    }
  }
  let left = strangers;
  for (const author of shuffled(population.bystanders, random)) {
    if (left === 0) break;
    const at = days.moment(random.between(20, days.list.length - 1), random);
    if (at >= hiddenFrom(author)) continue;
    declare(author, at);
    left -= 1;
  }
  return posts;
}

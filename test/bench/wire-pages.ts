import { type Instant, instant } from '../../db/core/calendar.ts';
import type { Label } from '../demo/world/model.ts';
import { seededRandom } from '../demo/world/random.ts';
import { snowflake } from '../demo/world/snowflake.ts';
import { wording } from '../demo/world/wording.ts';

const LABELS: Readonly<Record<Label, number>> = {
  seeker_request: 45,
  placement_report: 5,
  relay_support: 30,
  employer_offer: 10,
  other: 10,
};
/** Few write much: an author is drawn from this many, the first ones more often. */
const AUTHORS = 30_000;
const FIRST_AUTHOR = 2_000_000_000_000_000n;

/**
 * Search pages of invented posts as X sends them, newest first: `index` 0 ends at `until`, each next one lies
 * before it. Same arguments, same page.
 */
export function wirePage(
  index: number,
  { size, until, everyMs }: { size: number; until: Instant; everyMs: number },
): Record<string, unknown>[] {
  const random = seededRandom(7, index);
  return Array.from({ length: size }, (_, position) => {
    const at = Math.floor((Date.parse(until) - (index * size + position + 1) * everyMs) / 1000) * 1000;
    const sequence = 4_194_303 - (position % 1024) * 4096 - random.between(0, 4095);
    const id = snowflake(at, sequence);
    const author = FIRST_AUTHOR + BigInt(Math.floor(AUTHORS * random.next() ** 2)) * 7919n;
    const references = referencesOf(random.weighted({ none: 80, replied_to: 14, quoted: 6 }), id);
    return {
      id,
      text: wording(random.weighted(LABELS), at, random),
      edit_history_tweet_ids: [id],
      created_at: instant(at),
      author_id: String(author),
      ...(random.chance(0.2) && { attachments: { media_keys: [`3_${id}`] } }),
      ...(references && { referenced_tweets: references }),
    };
  });
}

function referencesOf(type: 'none' | 'replied_to' | 'quoted', id: string) {
  return type === 'none' ? null : [{ type, id: `${BigInt(id) - 4_194_304_000_000n}` }];
}

import twitter from 'twitter-text';
import type { Collective } from '../../db/core/collective.ts';

type Tags = Pick<Collective, 'tag' | 'seekerTag'>;

/**
 * Which of the collective's tags a text carries, by X's own rule (twitter-text): whole tags whatever the
 * case, so that #i4EmploiRH is neither. Finding the letters first spares the costly parse.
 */
export function tagsOf(text: string, { tag, seekerTag }: Tags): { tag: boolean; seekerTag: boolean } {
  const wanted = [tag.toLowerCase(), seekerTag.toLowerCase()] as const;
  const lower = text.toLowerCase();
  if (!/[#＃]/.test(text) || !wanted.some((word) => lower.includes(word)))
    return { tag: false, seekerTag: false };
  const found = new Set(twitter.extractHashtags(text).map((one) => one.toLowerCase()));
  return { tag: found.has(wanted[0]), seekerTag: found.has(wanted[1]) };
}

/** Whether a text mentions this account by X's own rule. */
export function mentions(text: string, account: string): boolean {
  const wanted = account.toLowerCase();
  if (!text.toLowerCase().includes(wanted)) return false;
  return twitter.extractMentions(text).some((one) => one.toLowerCase() === wanted);
}

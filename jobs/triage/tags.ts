import twitter from 'twitter-text';
import type { Collective } from '../../db/core/collective.ts';

type Tags = Pick<Collective, 'tag' | 'seekerTag'>;

/**
 * Which of the collective's tags a text carries, by X's own rule (twitter-text): whole tags whatever the
 * case, so that #i4EmploiRH is neither.
 * @param lower the text in small letters, when the caller has it: it costs as much as the rest
 */
export function tagsOf(
  text: string,
  { tag, seekerTag }: Tags,
  lower = text.toLowerCase(),
): { tag: boolean; seekerTag: boolean } {
  let parsed: string[] | null = null;
  const carries = (word: string): boolean => {
    const wanted = word.toLowerCase();
    const seen = atFirstSight(lower, '#＃', wanted);
    if (seen !== null) return seen;
    parsed ??= twitter.extractHashtags(text).map((one) => one.toLowerCase());
    return parsed.includes(wanted);
  };
  return { tag: carries(tag), seekerTag: carries(seekerTag) };
}

/** Whether a text mentions this account by X's own rule. */
export function mentions(text: string, account: string, lower = text.toLowerCase()): boolean {
  const wanted = account.toLowerCase();
  const seen = atFirstSight(lower, '@＠', wanted);
  return seen ?? twitter.extractMentions(text).some((one) => one.toLowerCase() === wanted);
}

/**
 * Spares most texts X's parse, which costs more than storing them: a sign and its word between blanks are
 * found by it whatever surrounds them, a word without its sign or with more letters never. Null: parse it.
 */
function atFirstSight(lower: string, signs: string, wanted: string): boolean | null {
  let isSure = true;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) {
    const after = lower[at + wanted.length];
    if (!signs.includes(lower[at - 1] ?? ' ') || (after !== undefined && WORD.test(after))) continue;
    if (isBlank(lower[at - 2]) && isBlank(after)) return true;
    isSure = false;
  }
  return isSure ? false : null;
}

const WORD = /\w/;
const isBlank = (character: string | undefined): boolean =>
  character === undefined || character === ' ' || character === '\n';

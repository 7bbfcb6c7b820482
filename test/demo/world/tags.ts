import twitter from 'twitter-text';

/** The collective's two tags, case-folded. */
export const COLLECTIVE_TAG = 'i4emploi';
export const SEEKER_TAG = 'i4emploir';
export const COLLECTIVE_HANDLE = 'i4emploi';

/** Hashtags of a text by X's own rule (twitter-text), as written, without the sign. */
export function tagsIn(text: string): string[] {
  return /[#＃]/.test(text) ? twitter.extractHashtags(text) : [];
}

/** Handles mentioned in a text by X's own rule, as written, without the sign. */
export function mentionsIn(text: string): string[] {
  return /[@＠]/.test(text) ? twitter.extractMentions(text) : [];
}

/** True when one whole tag of the text is `tag`, whatever the case: #i4EmploiRH is not #i4Emploi. */
export function carriesTag(text: string, tag: string): boolean {
  return /i4emploi/i.test(text) && tagsIn(text).some((found) => found.toLowerCase() === tag);
}

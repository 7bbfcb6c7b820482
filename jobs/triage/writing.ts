import twitter from 'twitter-text';

/** How a post is written: what of its text the figures may still need once the text is gone. */
export type Writing = {
  readonly hashtags: number;
  readonly has_emoji: 0 | 1;
  readonly has_link: 0 | 1;
  /** As X counts: an emoji or an ideogram two, a link 23. */
  readonly length: number;
};

/** The link that X adds at the end for a picture, a video or a quoted post. */
const ADDED_LINK = /\s*https:\/\/t\.co\/\w+\s*$/;
const EMOJI = /\p{RGI_Emoji}/v;
/** Letters that X counts once each; without a link, the length is then how many there are. */
const PLAIN = /^[\s\x20-\u{10FF}\u{2000}-\u{200D}\u{2010}-\u{201F}\u{2032}-\u{2037}]*$/u;
const MAYBE_LINK = /[^\s.]\.[^\s.]/;

/** Work: twitter-text parses only a text that has a sign to look for, as its parse is costly. */
export function writingOf(text: string, { linkAdded }: { linkAdded: boolean }): Writing {
  const own = linkAdded ? text.replace(ADDED_LINK, '') : text;
  const plain = PLAIN.test(own);
  const linked = MAYBE_LINK.test(own);
  return {
    hashtags: /[#＃]/.test(own) ? twitter.extractHashtags(own).length : 0,
    has_emoji: EMOJI.test(own) ? 1 : 0,
    has_link: linked && twitter.extractUrls(own).length > 0 ? 1 : 0,
    length: plain && !linked ? [...own.normalize('NFC')].length : twitter.parseTweet(own).weightedLength,
  };
}

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
const ADDED_LINK = /(?<!\s)\s*https:\/\/t\.co\/\w+\s*$/;
/** Every emoji has one of these; looking for the emoji themselves costs as much as storing the post. */
const MAYBE_EMOJI = /\p{Emoji_Presentation}|\u{FE0F}/u;
const EMOJI = /\p{RGI_Emoji}/v;
/** Letters that X counts once each; without a link, the length is then how many there are. */
const PLAIN = /^[\s\x20-\u{10FF}\u{2000}-\u{200D}\u{2010}-\u{201F}\u{2032}-\u{2037}]*$/u;
const MAYBE_LINK = /[^\s.]\.[^\s.]/;
/** A link as X's answers write them, between blanks; and what counts as long. */
const SHORT_LINK = /(?<![^ \n])https:\/\/t\.co\/[A-Za-z0-9]{10}(?=[ \n]|$)/g;
const AS_LONG = 'x'.repeat(23);
const SIGN = /[#＃]/g;
/** A tag that is one whatever surrounds it. */
const PLAIN_TAG = /(?<![^ \n])#(?=[\wÀ-ÖØ-öø-ÿ]*[A-Za-zÀ-ÖØ-öø-ÿ])[\wÀ-ÖØ-öø-ÿ]+(?=[.,!?]?(?:[ \n]|$))/g;

/** Work: twitter-text parses only a text whose tags, links or letters are not plain, as its parse is costly. */
export function writingOf(text: string, { linkAdded }: { linkAdded: boolean }): Writing {
  const own = linkAdded ? text.replace(ADDED_LINK, '') : text;
  const spelt = own.replace(SHORT_LINK, AS_LONG);
  const linked = MAYBE_LINK.test(spelt);
  return {
    hashtags: hashtagsOf(own),
    has_emoji: MAYBE_EMOJI.test(own) && EMOJI.test(own) ? 1 : 0,
    has_link: spelt !== own || (linked && twitter.extractUrls(own).length > 0) ? 1 : 0,
    length:
      !linked && PLAIN.test(spelt)
        ? [...spelt.normalize('NFC')].length
        : twitter.parseTweet(own).weightedLength,
  };
}

function hashtagsOf(text: string): number {
  const signs = text.match(SIGN)?.length ?? 0;
  const plain = signs === 0 ? 0 : (text.match(PLAIN_TAG)?.length ?? 0);
  return plain === signs ? signs : twitter.extractHashtags(text).length;
}

import twitter from 'twitter-text';

/** Hashtags and mentions as X lists them; `start` and `end` count code points, `end` excluded. */
export type WireEntities = {
  hashtags?: { start: number; end: number; tag: string }[];
  mentions?: { start: number; end: number; username: string }[];
};

/** X's entities of a text by X's own rules; undefined when there are none, as X leaves the field out. */
export function entitiesOf(text: string): WireEntities | undefined {
  const entities: WireEntities = {};
  const tags = /[#＃]/.test(text) ? twitter.extractHashtagsWithIndices(text) : [];
  const mentions = /[@＠]/.test(text) ? twitter.extractMentionsWithIndices(text) : [];
  twitter.modifyIndicesFromUTF16ToUnicode(text, tags);
  twitter.modifyIndicesFromUTF16ToUnicode(text, mentions);
  if (tags.length) {
    entities.hashtags = tags.map(({ hashtag, indices: [start, end] }) => ({ start, end, tag: hashtag }));
  }
  if (mentions.length) {
    entities.mentions = mentions.map(({ screenName, indices: [start, end] }) => ({
      start,
      end,
      username: screenName,
    }));
  }
  return tags.length || mentions.length ? entities : undefined;
}

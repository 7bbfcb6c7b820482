/** A word, number, mention, address, emoji or punctuation mark of a post. */
export type Token = {
  /** As written, zero-width characters removed. */
  readonly text: string;
  /** Without capitals, accents or inclusive endings; what patterns compare. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
};

const INVISIBLE = /\u00ad|[\u200b-\u200f]|\u2060|\ufe0e|\ufe0f|\ufeff/g;
/** One pass, no alternative can begin where another one ends: linear in the text's length. */
const TOKEN =
  /https?:\/\/\S+|@[\p{L}\p{N}_]+|[\p{L}\p{N}]+(?:·\p{L}+)*(?:\((?:e|ne|se|euse|rice|trice|ere|ère)s?\)|[.](?:e|ne|se|rice|trice)s?(?![\p{L}.]))?|\p{Extended_Pictographic}|[^\s\p{L}\p{N}]/gu;
const INCLUSIVE = /[·(.].*/s;
const MARKS = /\p{M}+/gu;
const PLAIN = /^[a-z0-9]*$/;

/** NFKC (bold letters become letters), zero-width characters removed, one kind of apostrophe. */
export function clean(text: string): string {
  return text.normalize('NFKC').replace(INVISIBLE, '').replace(/[’ʼ]/g, "'");
}

/** Without capitals and accents. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  return lower.normalize('NFD').replace(MARKS, '').replaceAll('œ', 'oe').replaceAll('æ', 'ae');
}

/** @param text already clean */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const written = match[0];
    const start = match.index;
    const stem = written.length > 2 && /[·(.]/.test(written) ? written.replace(INCLUSIVE, '') : written;
    tokens.push({ text: written, word: fold(stem || written), start, end: start + written.length });
  }
  return tokens;
}

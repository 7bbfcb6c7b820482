/** What may be wrong in a French text: U+00A0 is a no-break space, U+202F a narrow one. */
const FAULTS: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['U+202F before ; ! ?', /[^\u202f!?](?=[;!?](?:[\s\u00a0\u202f»)\]]|$))/u],
  ['U+00A0 before :', /[^\u00a0](?=:(?:\s|$))/u],
  ['U+00A0 after «', /«(?!\u00a0)/u],
  ['U+00A0 before »', /(?<!\u00a0)»/u],
  ['U+00A0 before % $ €', /(?<=\d)[^\u00a0\d]?(?<!\u00a0)(?=[%$€](?!\p{L}))/u],
  ['’ for an apostrophe', /\p{L}'|'\p{L}/u],
  ['« » for quotes', /["“”]/u],
  ['… for three points', /\.\.\./u],
  ['no space before , and .', /[ \u00a0\u202f][,.](?=\s|$)/u],
  ['one space in place of two', /[ \u00a0\u202f][\u00a0\u202f]|[\u00a0\u202f] /u],
  [
    'À, É: accents on capitals',
    /(?:^|[.!?…»]\s)A (?=\p{Ll})|(?<!\p{L})E(?:tat|dition|l[ée]ment|v[ée]n|valuat|cart|cri[rtv]|chec|chell|preuve|tape|tre|quip|volu|tud|cran|gal|nerg)/u,
  ],
  ['the ligature œ', /(?<!\p{L})(?:oeuvre|coeur|soeur|voeu|noeud|oeil)/iu],
  [
    'U+202F between thousands',
    /(?<!\d)\d{1,3}[ \u00a0.,]\d{3}(?![\d\p{L}-])|(?<![\p{L}\d.,_-])(?!7{4})(?!(?:19|20)\d\d(?!\d))\d{4,}(?![\p{L}\d-])/u,
  ],
  ['1re, 2e', /\d(?:ère|ere|ème|eme|nde?)(?!\p{L})/u],
  ['U+00A0 after n°', /n°(?!\u00a0)/u],
  ['7 h, 7 h 05', /\d\s?h\d/u],
];

/** What is wrong with the typography of a French text, each with where it stands. */
export function frenchFaults(text: string): string[] {
  return FAULTS.flatMap(([what, pattern]) => {
    const found = pattern.exec(text);
    return found ? [`${what}: ${text.slice(Math.max(0, found.index - 20), found.index + 25)}`] : [];
  });
}

/** The text with the no-break spaces that plain ones stand for; nothing else is guessed. */
export function mendedSpaces(text: string): string {
  return text
    .replace(/[ \u00a0](?=[;!?](?:[\s»)\]\\]|$))/g, '\u202f')
    .replace(/[ \u202f](?=:(?:[\s\\]|$))/g, '\u00a0')
    .replace(/« /g, '«\u00a0')
    .replace(/ »/g, '\u00a0»')
    .replace(/(?<=\d) (?=[%$€])/g, '\u00a0')
    .replace(/(?<![\d])(\d{1,3})[ \u00a0](?=\d{3}(?![\d\p{L}-]))/gu, '$1\u202f');
}

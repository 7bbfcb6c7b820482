import type { Sentence } from '../core/errors.ts';

/** What may be wrong in a French text: U+00A0 is a no-break space, U+202F a narrow one. */
const FAULTS: readonly (readonly [what: Sentence, pattern: RegExp])[] = [
  [
    {
      fr: 'espace fine insécable devant point-virgule, exclamation, interrogation',
      en: 'narrow no-break space before a semicolon, exclamation or question mark',
    },
    /[^\u202f!?](?=[;!?](?:[\s\u00a0\u202f»)\]]|$))/u,
  ],
  [
    { fr: 'espace insécable devant les deux-points', en: 'no-break space before a colon' },
    /[^\u00a0](?=:(?:\s|$))/u,
  ],
  [
    { fr: 'espace insécable après le guillemet ouvrant', en: 'no-break space after the opening quote' },
    /«(?!\u00a0)/u,
  ],
  [
    { fr: 'espace insécable devant le guillemet fermant', en: 'no-break space before the closing quote' },
    /(?<!\u00a0)»/u,
  ],
  [
    {
      fr: 'espace insécable devant un signe de pour cent ou de monnaie',
      en: 'no-break space before a sign of per cent or currency',
    },
    /(?<=\d)[^\u00a0\d]?(?<!\u00a0)(?=[%$€](?!\p{L}))/u,
  ],
  [{ fr: 'apostrophe courbe', en: 'curly apostrophe' }, /\p{L}'|'\p{L}/u],
  [{ fr: 'guillemets français', en: 'French quotation marks' }, /["“”]/u],
  [{ fr: 'points de suspension en un signe', en: 'suspension points as one sign' }, /\.\.\./u],
  [
    { fr: 'pas d’espace devant une virgule ou un point', en: 'no space before a comma or a full stop' },
    /[ \u00a0\u202f][,.](?=\s|$)/u,
  ],
  [
    { fr: 'une espace au lieu de deux', en: 'one space in place of two' },
    /[ \u00a0\u202f][\u00a0\u202f]|[\u00a0\u202f] /u,
  ],
  [
    { fr: 'accent sur la capitale', en: 'accent on the capital' },
    /(?:^|[.!?…»]\s)A (?=\p{Ll})|(?<!\p{L})E(?:tat|dition|l[ée]ment|v[ée]n|valuat|cart|cri[rtv]|chec|chell|preuve|tape|tre|quip|volu|tud|cran|gal|nerg)/u,
  ],
  [{ fr: 'ligature œ', en: 'the ligature œ' }, /(?<!\p{L})(?:oeuvre|coeur|soeur|voeu|noeud|oeil)/iu],
  [
    { fr: 'espace fine entre les milliers', en: 'narrow space between thousands' },
    /(?<!\d)\d{1,3}[ \u00a0.,]\d{3}(?![\d\p{L}-])|(?<![\p{L}\d.,_-])(?!7{4})(?!(?:19|20)\d\d(?!\d))\d{4,}(?![\p{L}\d-])/u,
  ],
  [
    { fr: 'ordinaux abrégés comme 1re et 2e', en: 'ordinals abbreviated like 1re and 2e' },
    /\d(?:ère|ere|ème|eme|nde?)(?!\p{L})/u,
  ],
  [
    { fr: 'espace insécable après l’abréviation de numéro', en: 'no-break space after the sign of a number' },
    /n°(?!\u00a0)/u,
  ],
  [
    { fr: 'heure avec ses espaces, sans zéro devant', en: 'hour with its spaces, without a leading zero' },
    /\d\s?h\d/u,
  ],
];

/** What a French text should have where it has not, each with the first place where it is missing. */
export function typographicFaults(text: string): { readonly what: Sentence; readonly where: string }[] {
  return FAULTS.flatMap(([what, pattern]) => {
    const found = pattern.exec(text);
    return found ? [{ what, where: text.slice(Math.max(0, found.index - 20), found.index + 25) }] : [];
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

/** Up to so many words, none of which ends a clause. */
const words = (most: number) => `(?:[^\\s]*[^\\s.,;:!?] ){0,${most}}?`;
const PERSONS = '(?:personnes|gens|internautes|lecteurs|candidats?|demandeurs?|chercheurs?|abonnes)';
const PEOPLE = '(?:people|persons|users|readers|candidates|seekers|job-?seekers|members)';
const US = '(?:us|our|the collective|[#@]?i4 ?emploi\\p{L}*)';
/** The end of a participle: touchée, touchés, touché·e·s, touché(e)s. */
const END = '[es·.()-]{0,6}';

/**
 * What nothing that the service writes may say: it knows neither the cause of a return to work nor how many
 * people read a post. Asked, relayed and declared are what it knows. In lower case, without accents, one
 * plain space for any space and ' for any apostrophe.
 */
const BARE = [
  'grace (?:a|au|aux)',
  '(?:a|ont|avons|avait|aura|auront|aurait) (?:deja |ainsi )?permis (?:a|au|aux)',
  `(?:a|ont|avons|aura|auront) (?:deja |ainsi )?permis (?:de|d') ?${words(2)}(?:re)?trouver`,
  `perm(?:et|ettent|ettra|ettant) (?:a|aux) ${words(4)}${PERSONS}`,
  `(?:creee?s?|creer|creent|creant|genere\\p{L}*|sauvee?s?|sauver|procuree?s?|procurer) ${words(4)}emplois?`,
  'emplois? (?:creee?s?|generee?s?|sauvee?s?)',
  "taux de (?:reussite|placement|succes|insertion|reclassement|retour a l'emploi|reprise d'emploi)",
  `${PERSONS} ${words(3)}(?:touche${END}|atteinte?s?)`,
  `(?:public|audience) (?:touche${END}|atteinte?)`,
  `(?:touche|toucher|touchant|touchent|touchons|atteint|atteindre) ${words(4)}${PERSONS}`,
  'aidee?s? a (?:re)?trouver (?:un|du|leur|son) (?:emploi|travail|poste|job)',
  `aid(?:e|er|ant|ent|ons) ${words(4)}${PERSONS} ${words(3)}a (?:re)?trouver`,
  '(?:doit|doivent) (?:son|leurs?) (?:emploi|travail|poste)s? (?:a|au|aux)',
  '(?:emploi|travail|poste)s? (?:re)?trouves? (?:via|par) (?:nous|le collectif|[#@]?i4 ?emploi\\p{L}*)',
  `thanks to ${US}`,
  `because of ${US}`,
  '(?:success|placement|employment|re-?employment) rates?',
  `${PEOPLE} (?:we |were |have been |actually )*reached`,
  `reach(?:ed|es|ing) ${words(4)}${PEOPLE}`,
  `help(?:ed|s|ing)? ${words(5)}${PEOPLE} ${words(2)}(?:to )?(?:find|get|land|secure|obtain|return)`,
  'helped (?:to )?(?:find|get|land|secure)',
  `(?:enabled|allowed) ${words(5)}${PEOPLE} ${words(2)}to (?:find|get|land|secure|return)`,
  'placed',
  `(?:created|generated|saved) ${words(4)}jobs?`,
  'jobs? (?:were |was )?(?:created|generated|saved)',
];
/** Where only the accent tells placé from place. */
const ACCENTED = [
  `(?:placé|placer|plaçant|plaçons) ${words(4)}(?:${PERSONS}|abonnés|emplois?)`,
  `${PERSONS} ${words(3)}plac(?:é|ee)${END}`,
];

/**
 * What names a forbidden figure in order to deny it, word for word. Somebody else's words are marked
 * `data-verbatim` where they are shown; nothing else may stand. A test takes out what is no longer said.
 */
export const DENIALS: readonly string[] = ['Ce n’est pas un taux de retour à l’emploi'];

const found = (pattern: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'u');
const [BARE_PATTERNS, ACCENTED_PATTERNS] = [BARE.map(found), ACCENTED.map(found)];

/** Soft hyphens, zero-width spaces and joiners: nobody sees them in a word. */
const UNSEEN = /\u00ad|[\u200b-\u200d]|\u2060|\ufeff/g;

/**
 * The first forbidden words of a text, as they stand there, or null. Capitals, accents left out, the kind
 * of space or apostrophe, a line end or an unseen character do not hide them.
 */
export function findForbiddenWords(text: string): string | null {
  let seen = text.normalize('NFC').replace(UNSEEN, '').replace(/\s+/g, ' ');
  for (const denial of DENIALS) seen = seen.replaceAll(denial, '.');
  const lower = each(seen, (sign) => (/[’‘ʼ´`]/.test(sign) ? "'" : sign.toLowerCase()));
  const bare = each(lower, (sign) => sign.normalize('NFD').charAt(0));
  for (const [patterns, form] of [
    [BARE_PATTERNS, bare],
    [ACCENTED_PATTERNS, lower],
  ] as const) {
    for (const pattern of patterns) {
      const match = pattern.exec(form);
      if (match) return seen.slice(match.index, match.index + match[0].length);
    }
  }
  return null;
}

/** Changes each sign and keeps its place: one that would grow or shrink (İ, an emoji) stays as it is. */
function each(text: string, change: (sign: string) => string): string {
  let changed = '';
  for (const sign of text) {
    const other = change(sign);
    changed += other.length === sign.length ? other : sign;
  }
  return changed;
}

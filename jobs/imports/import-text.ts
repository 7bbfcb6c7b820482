import type { Language } from '../../db/core/errors.ts';
import { longDate } from '../../db/words/long-date.ts';
import type { Encoding } from '../sources/files/text-file.ts';
import type { Imported } from './import-file.ts';
import type { Kind } from './kinds.ts';
import type { LeftOut, Note } from './tally.ts';

type Counted = (count: string, many: boolean) => string;

const FR = {
  kinds: {
    'published-figures': 'chiffres publiés',
    posts: 'publications',
    volume: 'nombre de publications par jour',
    labels: 'tri des publications',
    declarations: 'déclarations de retour au travail',
    news: 'nouvelles de recherche d’emploi',
    adopters: 'biographies',
    coached: 'demandes aidées à la rédaction',
    calls: 'appels à l’action, codés à la main',
    roster: 'bénévoles actifs par mois',
    survey: 'réponses au questionnaire, par mois',
    meetings: 'rencontres',
    corrections: 'corrections publiées',
    rights: 'droits exercés',
    annotations: 'repères de la chronologie',
    archive: 'archive X du compte du collectif',
  } satisfies Record<Kind, string>,
  left: {
    repost: (n) => `${n} repost(s) : une publication est attendue, l’archive du compte donne les relais`,
    unrelated: (n) => `${n} sans hashtag du collectif et sans mention de son compte`,
    unmatched: (n) => `${n} repost(s) dont l’archive ne dit pas, à coup sûr, quelle publication de la base`,
    own: (n) => `${n} relais du collectif par lui-même`,
    undecided: (n) => `${n} sans décision`,
    untagged: (n) => `${n} biographie(s) sans hashtag`,
    deleted: (n) => `${n} publication(s) supprimée(s) par le compte : rien n’en est gardé`,
  } satisfies Record<LeftOut, Counted>,
  notes: {
    handle: (n) =>
      `${n} dont le compte est nommé par son @ : il n’est pas rapproché du même compte connu par son identifiant`,
    twice: (n) =>
      `${n} à une heure qui a existé deux fois (passage à l’heure d’hiver) : la première est retenue`,
    confirmed: (n, many) => `${n} ${many ? 'confirmées' : 'confirmée'} par une autre personne`,
    facts: (n) => `${n} avec du nouveau sur l’emploi : début, contrat, rôle du relais`,
    edited: (n, many) => `${n} déjà ${many ? 'connues, modifiées' : 'connue, modifiée'} depuis`,
  } satisfies Record<Note, Counted>,
  holds: (kind: string, encoding: string) => `Contenu : ${kind}${encoding}.`,
  unread: (heads: string) => `Colonnes non lues : ${heads}.`,
  read: (n: string, many: boolean) => `${n} ${many ? 'lignes lues' : 'ligne lue'}`,
  added: (n: string, many: boolean, dry: boolean) =>
    dry ? `${n} ${many ? 'seraient ajoutées' : 'serait ajoutée'}` : `${n} ${many ? 'ajoutées' : 'ajoutée'}`,
  known: (n: string, many: boolean) => `${n} déjà ${many ? 'connues' : 'connue'}`,
  leftOut: 'Laissées de côté :',
  days: (first: string, last: string) => (first === last ? `Le ${first}.` : `Du ${first} au ${last}.`),
  samples: 'Les premières, telles qu’elles seraient gardées :',
  figures: 'Chiffres qui peuvent changer au prochain calcul :',
  noFigures: 'Aucun chiffre ne changerait.',
  nothing: 'Rien n’a été écrit.',
  next: 'Les chiffres suivent la nuit prochaine, ou tout de suite : npm run job -- roll-up',
};

const EN: typeof FR = {
  kinds: {
    'published-figures': 'published figures',
    posts: 'posts',
    volume: 'number of posts by day',
    labels: 'sorting of posts',
    declarations: 'declared returns to work',
    news: 'news of the search for work',
    adopters: 'bios',
    coached: 'requests helped with their wording',
    calls: 'calls to action, coded by hand',
    roster: 'active volunteers by month',
    survey: 'answers to the survey, by month',
    meetings: 'meetings',
    corrections: 'published corrections',
    rights: 'rights exercised',
    annotations: 'annotations of the timeline',
    archive: 'X archive of the collective’s account',
  },
  left: {
    repost: (n) => `${n} repost(s): a post is expected, the account’s archive gives the relays`,
    unrelated: (n) => `${n} without a tag of the collective or a mention of its account`,
    unmatched: (n) => `${n} repost(s) of which the archive does not tell for certain which post of the store`,
    own: (n) => `${n} relay(s) of the collective by itself`,
    undecided: (n) => `${n} without a decision`,
    untagged: (n) => `${n} bio(s) without a tag`,
    deleted: (n) => `${n} post(s) deleted by the account: nothing of them is kept`,
  },
  notes: {
    handle: (n) =>
      `${n} whose account is named by its @: it is not matched with the same account known by its id`,
    twice: (n) => `${n} at an hour that came twice (clocks went back): the first is taken`,
    confirmed: (n) => `${n} confirmed by someone else`,
    facts: (n) => `${n} with something new about the job: start, contract, role of the relay`,
    edited: (n) => `${n} known already, edited since`,
  },
  holds: (kind, encoding) => `It holds: ${kind}${encoding}.`,
  unread: (heads) => `Columns not read: ${heads}.`,
  read: (n, many) => `${n} ${many ? 'rows' : 'row'} read`,
  added: (n, _, dry) => (dry ? `${n} would be added` : `${n} added`),
  known: (n) => `${n} known already`,
  leftOut: 'Left out:',
  days: (first, last) => (first === last ? `On ${first}.` : `From ${first} to ${last}.`),
  samples: 'The first of them, as they would be kept:',
  figures: 'Figures that may change when next computed:',
  noFigures: 'No figure would change.',
  nothing: 'Nothing was written.',
  next: 'The figures follow tonight, or at once: npm run job -- roll-up',
};

export type Detected = {
  readonly kind: Kind;
  readonly encoding: Encoding | null;
  readonly unread: readonly string[];
};

/** What a file was taken for. */
export function detectedText({ kind, encoding, unread }: Detected, language: Language): string[] {
  const t = language === 'fr' ? FR : EN;
  const lines = [t.holds(t.kinds[kind], encoding && encoding !== 'utf-8' ? ` (${encoding})` : '')];
  // Headings come from the file: what is no plain word is not repeated.
  const heads = unread.filter((head) => /^[\p{L}\p{N} _.-]{1,40}$/u.test(head));
  if (heads.length > 0) lines.push(t.unread(heads.join(', ')));
  return lines;
}

/** What became of a file, or would, line by line. */
export function importedText({ tally, figures }: Imported, language: Language, dryRun: boolean): string[] {
  const t = language === 'fr' ? FR : EN;
  const number = new Intl.NumberFormat(language);
  // In French 0 and 1 are singular.
  const many = (count: number): boolean => (language === 'fr' ? count > 1 : count !== 1);
  const told = (count: number, words: Counted): string => words(number.format(count), many(count));
  const added = t.added(number.format(tally.added), many(tally.added), dryRun);
  const lines = [`${told(tally.read, t.read)}, ${added}, ${told(tally.known, t.known)}.`];
  if (tally.first && tally.last)
    lines.push(t.days(longDate(tally.first, language), longDate(tally.last, language)));
  if (tally.left.size > 0) lines.push(t.leftOut);
  for (const [why, count] of tally.left) lines.push(`  ${told(count, t.left[why])}`);
  for (const [what, count] of tally.notes) lines.push(`  ${told(count, t.notes[what])}`);
  if (!dryRun) return tally.changes ? [...lines, t.next] : lines;
  if (tally.samples.length > 0) lines.push(t.samples, ...tally.samples.map((sample) => `  ${sample}`));
  if (figures.length > 0) lines.push(t.figures, ...figures.map(({ label }) => `  ${label[language]}`));
  else lines.push(t.noFigures);
  return [...lines, t.nothing];
}

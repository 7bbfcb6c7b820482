import type { EditionDocument } from '../../api/contract/edition.ts';
import { addDays, type Day } from '../../db/core/calendar.ts';
import { longDate } from '../../db/words/long-date.ts';
import { sayCoverage } from '../../db/words/say-coverage.ts';
import { textOf } from '../edition/text-of.ts';
import type { Finding } from './finding.ts';

/** What the store knew at the edition's moment, beside the figures. */
export type StoreFacts = {
  /** Of the edition's moment. */
  readonly today: Day;
  readonly lastNight: { readonly day: Day; readonly state: 'running' | 'failed' | 'partial' | 'done' } | null;
  /** Days up to the cutoff of which something was collected that no figure includes yet. */
  readonly daysNotRolledUp: number;
  /** Declarations up to the cutoff that wait for a second person. */
  readonly unconfirmed: number;
};

/** While a year has ended so recently, nights must still be running; afterwards its figures are complete without them. */
const SEASON_DAYS = 60;
/** A night may be missed and made up for; more of them and something is wrong. */
const NIGHTS_MISSED = 3;

/** The figures rest on a night that ended well and not long ago, and hold all that was collected. */
export function staleNight(
  { today, lastNight, daysNotRolledUp }: StoreFacts,
  { period, cutoff }: Pick<EditionDocument, 'period' | 'cutoff'>,
): Finding[] {
  const condition = 'night-stale';
  if (lastNight === null)
    return [{ condition, fr: 'aucune nuit n’a encore été collectée', en: 'no night has been collected yet' }];
  const findings: Finding[] = [];
  const { day, state } = lastNight;
  if (state === 'failed')
    findings.push({
      condition,
      fr: `la nuit du ${longDate(day, 'fr')} a échoué`,
      en: `the night of ${longDate(day, 'en')} failed`,
    });
  if (state === 'running')
    findings.push({
      condition,
      fr: `la nuit du ${longDate(day, 'fr')} n’est pas finie`,
      en: `the night of ${longDate(day, 'en')} has not ended`,
    });
  const inSeason = today <= addDays(period.end as Day, SEASON_DAYS);
  if (inSeason && addDays(cutoff as Day, NIGHTS_MISSED + 1) < today)
    findings.push({
      condition,
      fr: `les chiffres s’arrêtent au ${longDate(cutoff as Day, 'fr')}, plusieurs nuits manquent`,
      en: `the figures stop at ${longDate(cutoff as Day, 'en')}, several nights are missing`,
    });
  if (daysNotRolledUp > 0)
    findings.push({
      condition,
      fr: `${daysNotRolledUp} jour(s) collecté(s) ne sont pas encore dans les chiffres`,
      en: `${daysNotRolledUp} collected day(s) are not in the figures yet`,
    });
  return findings;
}

/** Each family was collected for most of the year, or a publisher wrote in both languages why it is published all the same. */
export function lowCoverage(document: EditionDocument, threshold: number): Finding[] {
  const reason = textOf(document, 'coverage');
  if (reason?.fr && reason.en) return [];
  const families = document.series
    .filter(({ indicator, grain }) => indicator === 'collection_coverage' && grain === 'year')
    .flatMap(({ measures }) => measures)
    .filter(({ period }) => period.start === document.period.start);
  const worst = families
    .map(({ dimension, value, low }) => ({ dimension, share: value ?? low ?? 0 }))
    .filter(({ share }) => share < threshold)
    .sort((one, other) => one.share - other.share);
  if (families.length > 0 && worst.length === 0) return [];
  const list = (language: 'fr' | 'en') =>
    worst
      .map(
        ({ dimension, share }) =>
          `${FAMILY[dimension]?.[language] ?? dimension} ${sayCoverage(share, language)}`,
      )
      .join(', ') || { fr: 'inconnue', en: 'unknown' }[language];
  return [
    {
      condition: 'coverage-low',
      fr: `la couverture de l’année est sous ${sayCoverage(threshold, 'fr')} (${list('fr')}), et personne n’a écrit pourquoi l’édition paraît quand même`,
      en: `the coverage of the year is below ${sayCoverage(threshold, 'en')} (${list('en')}), and nobody wrote why the edition appears all the same`,
    },
  ];
}

const FAMILY: Readonly<Record<string, { fr: string; en: string }>> = {
  '': { fr: 'ensemble', en: 'whole' },
  'hashtag-volume': { fr: 'publications', en: 'posts' },
  'seeker-requests': { fr: 'demandes', en: 'requests' },
  'retweet-reach': { fr: 'relais', en: 'relays' },
  'bio-adopters': { fr: 'comptes', en: 'accounts' },
  placements: { fr: 'déclarations', en: 'declarations' },
};

/** Every declaration was confirmed or rejected by somebody other than who entered it. */
export function unconfirmedDeclarations({ unconfirmed }: StoreFacts): Finding[] {
  if (unconfirmed === 0) return [];
  const one = unconfirmed === 1;
  return [
    {
      condition: 'declarations-unconfirmed',
      fr: `${unconfirmed} ${one ? 'déclaration attend' : 'déclarations attendent'} d’être confirmée${one ? '' : 's'} par une seconde personne`,
      en: `${unconfirmed} ${one ? 'declaration waits' : 'declarations wait'} to be confirmed by a second person`,
    },
  ];
}

import type { Measure } from '../../api/contract/measure.ts';
import { drawnValue } from '../charts/points.ts';
import type { Words } from '../i18n/words.ts';
import { figureText } from './figure-text.ts';
import type { Figure } from './headlines.ts';
import { capital, periodPhrase } from './period-text.ts';
import type { SectionId } from './section-needs.ts';

/** The plain name of a section. */
export function sectionName(section: SectionId, { t }: Words): string {
  const names: Record<SectionId, string> = {
    volume: t.familyVolume,
    requests: t.familyRequests,
    relays: t.familyRelays,
    visibility: t.familyVisibility,
    adopters: t.familyAdopters,
    placements: t.familyPlacements,
  };
  return names[section];
}

/**
 * The message of a section, with its numbers. When a number is missing the title says that there is no
 * measure yet instead of writing around it.
 * @param shared a number may be missing because a link does not show it: the title is the plain name then
 */
export function sectionTitle(
  section: SectionId,
  figure: (key: string) => Figure | null,
  words: Words,
  shared = false,
): string {
  const name = sectionName(section, words);
  return capital(messageOf(section, figure, words) ?? (shared ? name : words.t.absentTitle(name)));
}

function messageOf(section: SectionId, figure: (key: string) => Figure | null, words: Words): string | null {
  const { t, format } = words;
  const say = (key: string, word: (one: boolean) => string) => phraseOf(figure(key), word, words);
  const when = (key: string) => periodOf(figure(key), words);
  switch (section) {
    case 'volume': {
      const count = say('hashtag_posts_original', t.posts);
      return count && t.volumeTitle(count, when('hashtag_posts_original'));
    }
    case 'requests': {
      const [people, requests] = [say('seekers_distinct', t.peopleAsked), say('seeker_requests', t.requests)];
      if (people && requests) return t.requestsTitle(people, requests, when('seekers_distinct'));
      return requests && t.requestsOnly(requests, when('seeker_requests'));
    }
    case 'relays': {
      const relays = say('collective_relays', t.relays);
      const days = figure('active_days_ratio');
      if (relays === null) return null;
      if (days === null || drawnValue(days.measure) === null)
        return t.relaysOnly(relays, when('collective_relays'));
      const share = figureText(days.indicator, days.measure, words).main;
      return t.relaysTitle(relays, share, when('collective_relays'));
    }
    case 'visibility': {
      const audience = figure('potential_audience_bounds');
      if (audience === null || !isKnown(audience.measure)) return null;
      return t.visibilityTitle(figureText(audience.indicator, audience.measure, words).main);
    }
    case 'adopters': {
      const count = say('bio_adopters', t.accountsShow);
      const day = figure('bio_adopters')?.measure.period.end;
      return count && day ? t.adoptersTitle(count, t.stockOn(format.day(day))) : null;
    }
    case 'placements': {
      const count = say('job_declarations_cumulative', t.peopleDeclared);
      const day = figure('job_declarations_cumulative')?.measure.period.end;
      return count && day ? t.placementsTitle(count, t.cumulatedOn(format.day(day))) : null;
    }
  }
}

/** « au moins 1 462 personnes ont sollicité »: the word agrees with the number. */
export function phraseOf(figure: Figure | null, word: (one: boolean) => string, words: Words): string | null {
  const count = figure && drawnValue(figure.measure);
  if (figure === null || count === null) return null;
  const one = words.format.plural(count, 'one', 'other') === 'one';
  return `${figureText(figure.indicator, figure.measure, words).main} ${word(one)}`;
}

function periodOf(figure: Figure | null, words: Words): string {
  return figure ? periodPhrase(figure.measure.period, words) : '';
}

function isKnown({ state }: Measure): boolean {
  return state === 'measured' || state === 'measured_zero';
}

import { type Day, day } from '../core/calendar.ts';
import type { Sentence } from '../core/errors.ts';
import type { Family } from '../core/families.ts';
import type { Grain } from '../core/period.ts';

/** What a figure counts, how, since when, and what it does not say. Defined here and nowhere else. */
export type Indicator = {
  readonly key: string;
  /** Its number in the catalogue, such as M05. */
  readonly code: string;
  readonly family: Family;
  readonly core: boolean;
  /** One of the six cards of the home page. */
  readonly headline: boolean;
  readonly unit:
    | 'posts'
    | 'requests'
    | 'accounts'
    | 'persons'
    | 'relays'
    | 'share'
    | 'minutes'
    | 'days'
    | 'followers'
    | 'views'
    | 'impressions'
    | 'interactions'
    | 'events'
    | 'corrections'
    | 'kappa';
  readonly kind: 'stock' | 'flow';
  readonly grains: readonly Grain[];
  /** exact: the value; lower_bound: "at least"; range: both bounds, always together. */
  readonly shown: 'exact' | 'lower_bound' | 'range';
  readonly label: Sentence;
  readonly definition: Sentence;
  /** « Ce que ce chiffre ne dit pas ». */
  readonly caveat: Sentence;
  readonly source: Sentence;
  readonly evidence: 'measured' | 'declared';
  /**
   * What must not be recognised in it when it is published: people, the people of a share, those below, between
   * and above two bounds, those it was worked out from, those of each part of a published total, an author, or the
   * few who wrote the requests, or own the accounts, that it was worked out from. `untold`: beside other figures it would
   * give away what these hide.
   */
  readonly protects:
    | 'people'
    | 'people_of_share'
    | 'people_of_bounds'
    | 'people_counted'
    | 'people_by_part'
    | 'authors'
    | 'requests_counted'
    | 'nobody'
    | 'untold';
  /** Oldest first. A change of definition is a new version and breaks the series. */
  readonly versions: readonly { readonly version: number; readonly from: Day; readonly note: Sentence }[];
};

const FIRST_DAY = day('2015-09-26');
/** Since this day X's search and counts stand on another index, without reposts (X's changelog, 4 May 2026). */
const NEW_INDEX = day('2026-05-04');

/** The single version of a definition that has not changed since the first day. */
export const UNCHANGED: Indicator['versions'] = [
  {
    version: 1,
    from: FIRST_DAY,
    note: {
      fr: 'Définition inchangée depuis le premier jour.',
      en: 'Definition unchanged since the first day.',
    },
  },
];

/** What X counts for a search: its counts moved to another index on 4 May 2026. */
export const COUNTED_BY_X: Indicator['versions'] = [
  {
    version: 1,
    from: FIRST_DAY,
    note: {
      fr: 'Comptages de l’ancien index de X, reposts exclus par la requête.',
      en: 'Counts of X’s former index, reposts excluded by the query.',
    },
  },
  {
    version: 2,
    from: NEW_INDEX,
    note: {
      fr: 'X cherche et compte désormais dans un nouvel index, sans reposts : ce qu’il compte a pu changer.',
      en: 'X now searches and counts in a new index, without reposts: what it counts may have changed.',
    },
  },
];

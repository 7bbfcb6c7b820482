import type { Day } from '../core/calendar.ts';
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
  readonly unit: 'posts' | 'requests' | 'accounts' | 'persons' | 'relays' | 'share' | 'minutes' | 'followers';
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
  /** What must not be recognised in it when it is published: people, the people of a share, or an author. */
  readonly protects: 'people' | 'people_of_share' | 'authors' | 'nobody';
  /** Oldest first. A change of definition is a new version and breaks the series. */
  readonly versions: readonly { readonly version: number; readonly from: Day; readonly note: Sentence }[];
};

const FIRST_DAY = '2015-09-26' as Day;

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

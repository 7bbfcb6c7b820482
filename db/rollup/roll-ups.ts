import type { Day } from '../core/calendar.ts';
import type { CollectedFamily, Family } from '../core/families.ts';
import type { Grain, Period } from '../core/period.ts';
import { activeAdoptersOf, searchesInReach } from './active-adopters.ts';
import { adoptersOf } from './adopters.ts';
import { adviceOf } from './advice.ts';
import { askingOf, triagedOf, withRepostsOf } from './asking.ts';
import { askingHoursOf } from './asking-hours.ts';
import type { RollUpContext } from './context.ts';
import { coverageDrafts } from './data-quality.ts';
import { declaredOf } from './declared.ts';
import { declaredDelaysOf } from './declared-delays.ts';
import type { Draft } from './draft.ts';
import { cohortsOf, declarationsOf } from './placements.ts';
import { profilesOf } from './profiles.ts';
import {
  ASKED_SUMS,
  COHORT_DAYS,
  DECLARED_AFTER,
  DECLARED_SUMS,
  EPISODE_OPEN,
  KNOWN_UNTIL,
} from './projections/placements.ts';
import { RELAYED_SUMS } from './projections/relayed-cohorts.ts';
import { reachOf } from './reach.ts';
import { receivedOf } from './received.ts';
import { relayedCohortsOf } from './relayed-cohorts.ts';
import { relaysOf } from './relays.ts';
import { WINDOW_DAYS } from './request-readings.ts';
import { requestsOf } from './requests.ts';
import { rhythmOf } from './rhythm.ts';
import { agreementOf, serviceRecordOf } from './service-record.ts';
import { contactsOf, followUpsOf, surveyOf } from './told.ts';
import { volumeOf } from './volume.ts';
import { volunteersOf } from './volunteers.ts';

/**
 * How a family of figures is made of tallies. To add a figure:
 * 1. db/catalogue says what it is;
 * 2. a projection (projections/, one file a family) tallies what its days hold: amounts that add up with
 *    replaceDays, people who count once a period with replaceMembers, what is first for a person with
 *    replacePeople. Its names go into SUMS (sums.ts); raise its version, and stores tally their past anew;
 * 3. a function here makes drafts of a period from sumsOf, coverageOf and uncertaintyOf, never from
 *    observations: the work of a night must not grow with what is behind it.
 */
export type RollUp = {
  readonly family: Family;
  readonly measure: (context: RollUpContext, period: Period) => Promise<Draft[]>;
  readonly grains: readonly Grain[];
  /** Whose dirty days make a period of this family dirty. */
  readonly follows: readonly Family[];
  /** Whose readings its figures rest on: when files stood in for them, the figures say so. */
  readonly restsOn: readonly CollectedFamily[];
  /** Days before the cutoff that change because time has passed, though nothing new was observed. */
  readonly matures: readonly number[];
  /** What is observed on a day may change what is known of people who first asked up to so many days before it. */
  readonly reachesBack?: number;
  /** What is observed on a day may change what is known of so many days after it. */
  readonly reachesAhead?: number;
  /** Other days that change with what was tallied anew. */
  readonly also?: (context: RollUpContext) => Promise<readonly Day[]>;
  /** Tallies of what is first for people: they change on other days than the one on which something was observed. */
  readonly firsts?: readonly string[];
  /** Counted since the first day: what changes on a day changes in every later period. */
  readonly cumulative?: true;
  /** Rests on what the collective notes itself: an erasure of what came from X leaves it whole. */
  readonly ownRecord?: true;
};

/** In the order in which figures are shown: none reads what another has measured. */
export const ROLL_UPS: readonly RollUp[] = [
  {
    family: 'hashtag-volume',
    measure: volumeOf,
    grains: ['day', 'month', 'year', 'all'],
    follows: ['hashtag-volume', 'seeker-requests', 'placements'],
    restsOn: ['hashtag-volume'],
    matures: [],
  },
  {
    family: 'seeker-requests',
    measure: requestsOf,
    grains: ['day', 'month', 'year', 'all'],
    follows: ['hashtag-volume', 'seeker-requests', 'placements'],
    restsOn: ['seeker-requests', 'placements'],
    matures: [],
  },
  {
    family: 'seeker-requests',
    measure: triagedOf,
    grains: ['day'],
    follows: ['seeker-requests', 'placements'],
    restsOn: ['seeker-requests', 'placements'],
    matures: [],
  },
  {
    family: 'seeker-requests',
    measure: askingOf,
    grains: ['month', 'year', 'all'],
    follows: ['hashtag-volume', 'seeker-requests', 'placements'],
    restsOn: ['seeker-requests', 'placements'],
    firsts: ['asked first'],
    matures: [],
  },
  {
    family: 'seeker-requests',
    measure: askingHoursOf,
    grains: ['year', 'all'],
    follows: ['hashtag-volume', 'seeker-requests', 'placements'],
    restsOn: ['seeker-requests', 'placements'],
    matures: [],
  },
  {
    family: 'hashtag-volume',
    measure: withRepostsOf,
    grains: ['month', 'year', 'all'],
    follows: ['hashtag-volume', 'seeker-requests', 'retweet-reach'],
    restsOn: ['hashtag-volume'],
    matures: [],
  },
  {
    family: 'retweet-reach',
    measure: relaysOf,
    grains: ['day', 'month', 'year', 'all'],
    follows: ['hashtag-volume', 'seeker-requests', 'retweet-reach', 'placements'],
    restsOn: ['retweet-reach'],
    matures: [7, 8],
  },
  {
    family: 'retweet-reach',
    measure: reachOf,
    grains: ['day', 'month', 'year', 'all'],
    follows: ['hashtag-volume', 'seeker-requests', 'retweet-reach', 'placements'],
    restsOn: ['retweet-reach'],
    matures: [],
    // A request that nobody has read, or known as one, may have been relayed in the week after it.
    reachesAhead: WINDOW_DAYS,
  },
  {
    family: 'retweet-reach',
    measure: rhythmOf,
    grains: ['month', 'year', 'all'],
    follows: ['seeker-requests', 'retweet-reach'],
    restsOn: ['retweet-reach'],
    matures: [],
  },
  {
    family: 'retweet-reach',
    measure: receivedOf,
    grains: ['month', 'year', 'all'],
    follows: ['hashtag-volume', 'seeker-requests', 'retweet-reach', 'placements'],
    restsOn: ['retweet-reach'],
    matures: [7, 8],
  },
  {
    family: 'retweet-reach',
    measure: adviceOf,
    grains: ['all'],
    follows: ['retweet-reach'],
    restsOn: [],
    matures: [],
  },
  {
    family: 'retweet-reach',
    measure: volunteersOf,
    grains: ['month'],
    follows: ['retweet-reach'],
    restsOn: [],
    matures: [],
  },
  {
    family: 'bio-adopters',
    measure: adoptersOf,
    grains: ['day', 'year', 'all'],
    follows: ['bio-adopters'],
    restsOn: [],
    matures: [],
  },
  {
    family: 'bio-adopters',
    measure: activeAdoptersOf,
    grains: ['day', 'year', 'all'],
    follows: ['bio-adopters'],
    restsOn: ['retweet-reach'],
    matures: [],
    also: searchesInReach,
  },
  {
    family: 'placements',
    measure: declarationsOf,
    grains: ['month', 'year', 'all'],
    follows: ['hashtag-volume', 'seeker-requests', 'placements'],
    restsOn: ['seeker-requests', 'placements'],
    firsts: ['declared first', 'declared began'],
    matures: [],
    cumulative: true,
  },
  {
    family: 'placements',
    measure: cohortsOf,
    grains: ['year', 'all'],
    follows: ['hashtag-volume', 'seeker-requests', 'placements'],
    restsOn: ['seeker-requests', 'placements'],
    firsts: ASKED_SUMS,
    matures: [90, 180, 365],
  },
  {
    family: 'placements',
    measure: relayedCohortsOf,
    grains: ['year', 'all'],
    follows: ['hashtag-volume', 'seeker-requests', 'retweet-reach', 'placements'],
    restsOn: ['seeker-requests', 'retweet-reach'],
    // The relays of a last request within the window are still read for a week.
    firsts: ['asked first', ...RELAYED_SUMS],
    matures: [COHORT_DAYS, COHORT_DAYS + 8],
    reachesBack: COHORT_DAYS,
  },
  {
    family: 'placements',
    measure: declaredOf,
    grains: ['year', 'all'],
    follows: ['hashtag-volume', 'seeker-requests', 'placements'],
    restsOn: ['seeker-requests', 'placements'],
    firsts: DECLARED_SUMS,
    matures: [],
  },
  {
    family: 'placements',
    measure: declaredDelaysOf,
    grains: ['year', 'all'],
    follows: ['hashtag-volume', 'seeker-requests', 'placements'],
    restsOn: ['seeker-requests', 'placements'],
    // Who has not declared is followed for two years: until then every night adds a day to it.
    firsts: ['asked first', EPISODE_OPEN, DECLARED_AFTER, KNOWN_UNTIL],
    matures: [365, 730],
  },
  {
    family: 'placements',
    measure: contactsOf,
    grains: ['year', 'all'],
    follows: ['placements'],
    restsOn: [],
    matures: [],
  },
  {
    family: 'placements',
    measure: followUpsOf,
    grains: ['year', 'all'],
    follows: ['placements'],
    restsOn: [],
    matures: [30, 31],
  },
  {
    family: 'placements',
    measure: surveyOf,
    grains: ['month', 'year', 'all'],
    follows: ['placements'],
    restsOn: [],
    matures: [],
  },
  {
    family: 'seeker-requests',
    measure: profilesOf,
    grains: ['year', 'all'],
    follows: ['hashtag-volume', 'seeker-requests', 'placements'],
    restsOn: ['seeker-requests', 'placements'],
    matures: [],
  },
  {
    family: 'data-quality',
    measure: coverageDrafts,
    grains: ['day', 'month', 'year', 'all'],
    follows: ['hashtag-volume', 'seeker-requests', 'retweet-reach', 'placements'],
    restsOn: [],
    matures: [],
  },
  {
    family: 'data-quality',
    measure: serviceRecordOf,
    grains: ['month', 'year', 'all'],
    follows: ['data-quality'],
    restsOn: [],
    matures: [],
    ownRecord: true,
  },
  {
    family: 'data-quality',
    measure: agreementOf,
    grains: ['year', 'all'],
    follows: ['data-quality'],
    restsOn: [],
    matures: [],
  },
];

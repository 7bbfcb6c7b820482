import { ASKING, HOURS, POSTING, REPOSTS } from './asking.ts';
import { COVERAGE } from './coverage.ts';
import { FIRSTS } from './placements.ts';
import { POSTS } from './posts.ts';
import { PROFILES } from './profiles.ts';
import type { Projection } from './projection.ts';
import { REACH, RHYTHM } from './reach.ts';
import { RECEIVED } from './received.ts';
import { RELAYED_COHORTS } from './relayed-cohorts.ts';
import { RELAYS } from './relays.ts';
import { REQUESTS } from './requests.ts';
import { SECOND_READINGS } from './second-readings.ts';
import { TOLD } from './told.ts';
import { WRITTEN } from './written.ts';

/** In the order in which they are made: what is counted may depend on what was collected. */
export const PROJECTIONS: readonly Projection[] = [
  ...COVERAGE,
  POSTS,
  REQUESTS,
  RELAYS,
  REACH,
  RHYTHM,
  RECEIVED,
  WRITTEN,
  FIRSTS,
  RELAYED_COHORTS,
  TOLD,
  PROFILES,
  ASKING,
  HOURS,
  POSTING,
  REPOSTS,
  SECOND_READINGS,
];

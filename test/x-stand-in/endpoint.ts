import type { Millis } from '../demo/world/model.ts';
import type { ComplianceJobs } from './compliance-jobs.ts';
import type { AuthKind } from './http/auth.ts';
import type { Reads } from './wire/answer.ts';
import type { WorldIndex } from './world-index.ts';

/** Where X is not known to answer one way, or where a test wants the other way. */
export type Behaviour = {
  /** Usage figures are strings in life, integers in specification 2.166. */
  usageNumbers: 'string' | 'integer';
  /** A single lookup of something absent: 200 with `errors`, or 404. */
  absent: 200 | 404;
  /** How many reposters X gives at most; one page of its documentation says 100, its changelog says all. */
  repostersLimit: number;
  /** The account that owns the application: its own timelines are cheaper. */
  ownerId: string | null;
  /** Batch compliance jobs are not for this project. */
  complianceRefused: boolean;
  /** How long X works on a batch job, in milliseconds of its own time. */
  complianceTakes: Millis;
};

export type Usage = { month: number; days: { date: string; posts: number }[] };

export type Call = {
  /** In the tweet dialect, whatever the client spoke. */
  query: URLSearchParams;
  /** The variable part of the path, empty when there is none. */
  target: string;
  now: Millis;
  index: WorldIndex;
  behaviour: Behaviour;
  usage: Usage;
  jobs: ComplianceJobs;
  /** What a POST says; null for others. */
  body: unknown;
  /** Where the stand-in is reached. */
  origin: string;
};

export type Answer = {
  body: Record<string, unknown>;
  status?: number;
  reads?: Reads;
  /** Counts are billed by the request, in dollars. */
  requestUsd?: number;
  /** Reads of the owner's own account have their own price. */
  isOwned?: boolean;
};

export type Endpoint = {
  /** The path after /2/, with its variable, such as 'tweets/:id/retweets'. */
  name: string;
  /** GET unless told. */
  method?: 'POST';
  /** Calls in 15 minutes by kind of caller; a kind that is absent is refused. */
  limits: Partial<Record<AuthKind, number>>;
  /** Takes one call a second only, when the stand-in is told to insist. */
  isOnePerSecond?: boolean;
  parameters: readonly string[];
  answer(call: Call): Answer;
};

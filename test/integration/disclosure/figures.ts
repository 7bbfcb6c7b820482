import type { Day } from '../../../db/core/calendar.ts';
import type { PublicCell } from '../../../db/release/cell.ts';
import { FACETS } from '../../../db/rollup/projections/profiles.ts';
import {
  ANSWERS,
  asked,
  askedFirst,
  declared,
  declaredInTime,
  declaredSoon,
  hasTag,
  type Kind,
  lastMature,
  relayed,
  START,
  type Stretch,
} from './world.ts';

type Holds = (kind: Kind) => boolean;

/** How the people of a figure are counted: whom it holds in a part of a period that has passed. */
type People = { readonly dimension?: string; readonly holds: (within: Stretch) => Holds };
/** A share: of whom, and whom it counts; of nobody by the month, and of fewer than twenty it is not measured. */
type Share = {
  readonly dimension?: string;
  readonly of: (within: Stretch, cutoff: Day) => Holds;
  readonly counts: Holds;
};

const CONTRACTS = [...FACETS.contract, 'not_told'];
const LEVELS = ['E1', 'E2', 'E3'] as const;

/** Figures that count people, as the roll-up knows them. */
export const PEOPLE: Record<string, readonly People[]> = {
  seekers_distinct: [{ holds: (within) => (kind) => asked(kind, within) }],
  seekers_relayed: [{ holds: (within) => (kind) => relayed(kind, within) }],
  job_declarations_period: [{ holds: (within) => (kind) => declared(kind, within) }],
  job_declarations_cumulative: [
    {
      holds:
        ({ to }) =>
        (kind) =>
          declared(kind, { from: START, to }),
    },
  ],
  evidence_mix: [
    { holds: (within) => (kind) => declared(kind, within) },
    ...LEVELS.map((level) => ({
      dimension: level,
      holds: (within: Stretch) => (kind: Kind) => declared(kind, within) && kind.evidence === level,
    })),
  ],
  contribution_answer: [
    { holds: (within) => (kind) => declared(kind, within) },
    ...ANSWERS.map((answer) => ({
      dimension: answer,
      holds: (within: Stretch) => (kind: Kind) => declared(kind, within) && kind.answer === answer,
    })),
  ],
  requests_by_profile: [
    { holds: (within) => (kind) => asked(kind, within) },
    ...CONTRACTS.map((contract) => ({
      dimension: `contract ${contract}`,
      holds: (within: Stretch) => (kind: Kind) => asked(kind, within) && kind.contract === contract,
    })),
  ],
  bio_adopters: [
    {
      holds:
        ({ to }) =>
        (kind) =>
          hasTag(kind, 'adopter', to),
    },
  ],
  seeker_bio_accounts: [
    {
      holds:
        ({ to }) =>
        (kind) =>
          hasTag(kind, 'seeker', to),
    },
  ],
  both_tags_bio_accounts: [
    {
      holds:
        ({ to }) =>
        (kind) =>
          hasTag(kind, 'both', to),
    },
  ],
};

const cohort = ({ from, to }: Stretch, cutoff: Day): Holds => {
  const mature = lastMature(cutoff);
  return (kind) => askedFirst(kind, { from, to: to < mature ? to : mature });
};

const isKnown = ({ evidence }: Kind): boolean => evidence !== 'E1';

export const SHARES: Record<string, readonly Share[]> = {
  declared_share_cohort: [{ of: cohort, counts: declaredInTime }],
  declared_by_day: [{ of: cohort, counts: declaredSoon }],
  durable_job_share: [
    {
      of: (within) => (kind) => declared(kind, within) && isKnown(kind),
      counts: ({ isLasting }) => isLasting,
    },
    {
      dimension: 'unknown_contract',
      of: (within) => (kind) => declared(kind, within),
      counts: (kind) => !isKnown(kind),
    },
  ],
};
export const FEWEST_OF_A_SHARE = 20;

/** Tables of which a year, or a part of one, that is hidden alone can only be hidden for holding one to four, or nobody. */
export const HIDDEN_IF_FEW = new Set([
  'seekers_distinct',
  'seekers_relayed',
  'evidence_mix',
  'contribution_answer',
]);

/** The two groups of a share, in whole fives, from which it was worked out again; exact when it was told so. */
export function groupsOfShare({ value, low, n }: PublicCell): [counted: number, others: number] {
  const all = n ?? 0;
  const counted = value === null ? Math.round((low ?? 0) * (all + 4)) : Math.round(value * all);
  return [counted, all - counted];
}

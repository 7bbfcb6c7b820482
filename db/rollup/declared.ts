import { CONTRIBUTIONS } from '../core/answers.ts';
import type { Period } from '../core/period.ts';
import type { RollUpContext } from './context.ts';
import { type Draft, measured, missing } from './draft.ts';
import { silenceOf } from './placements.ts';
import { sumsOf } from './sums.ts';
import { raisedBy, uncertaintyOf } from './uncertainty.ts';

const FEWEST = 20;
const EVIDENCE = ['', 'E1', 'E2', 'E3'].map((dimension) => ({ indicator: 'evidence_mix', dimension }));
const ANSWERS = ['', ...CONTRIBUTIONS, 'no_answer'].map((dimension) => ({
  indicator: 'contribution_answer',
  dimension,
}));
const DURABLE = { indicator: 'durable_job_share' };
const UNKNOWN = { ...DURABLE, dimension: 'unknown_contract' };

/** What is known of the first declarations of a period: how well they are told, of what job, and what they say of the relay. */
export async function declaredOf(context: RollUpContext, period: Period): Promise<Draft[]> {
  const missed = await uncertaintyOf(context, period);
  const silent = silenceOf(missed);
  if (silent)
    return [...EVIDENCE, ...ANSWERS, DURABLE, UNKNOWN].map((name) => missing(name, period, ...silent));
  const sums = await sumsOf(context, period);
  const all = sums('declared first');
  // A post that was missed tells that somebody found work, and nothing of the job.
  const fromPosts = (name: (typeof EVIDENCE)[0], low: number): Draft =>
    measured(name, period, missed.share, raisedBy(low, missed));
  const fromPeople = (name: (typeof EVIDENCE)[0], value: number): Draft =>
    measured(name, period, missed.share, { value });
  const counts = {
    E1: sums('declared E1'),
    E2: sums('declared E2'),
    E3: sums('declared E3'),
  } as const;
  const answers = CONTRIBUTIONS.map((answer) => sums(`contribution ${answer}`));
  const silentOnes = all - answers.reduce((sum, count) => sum + count, 0);
  const known = counts.E2 + counts.E3;
  return [
    ...[all, counts.E1].map((low, index) => fromPosts(EVIDENCE[index] as (typeof EVIDENCE)[0], low)),
    ...[counts.E2, counts.E3].map((value, index) =>
      fromPeople(EVIDENCE[2 + index] as (typeof EVIDENCE)[0], value),
    ),
    fromPosts(ANSWERS[0] as (typeof ANSWERS)[0], all),
    ...answers.map((value, index) => fromPeople(ANSWERS[1 + index] as (typeof ANSWERS)[0], value)),
    fromPosts(ANSWERS.at(-1) as (typeof ANSWERS)[0], silentOnes),
    shareOf(DURABLE, period, sums('declared for long'), known),
    shareOf(UNKNOWN, period, all - known, all),
  ];
}

/** A share of people, from 20 of them. */
export function shareOf(
  name: { indicator: string; dimension?: string },
  period: Period,
  part: number,
  n: number,
): Draft {
  return n < FEWEST
    ? { ...missing(name, period, 'not_measured', 'too_few'), n }
    : measured(name, period, null, { value: part / n, n });
}

import { addDays, day } from '../../db/core/calendar.ts';
import { type Collective, readCollective } from '../../db/core/collective.ts';

/** What one attempt of one night is told; everything else it reads from its store and from X. */
export type StormNight = {
  readonly databaseUrl: string;
  readonly xUrl: string;
  readonly now: string;
  readonly day: string;
  /** Of the world, and how many days it lasts. */
  readonly seed: number;
  readonly days: number;
  readonly caps: Collective['caps'];
  /** The process is no more after this many statements; null: it lives. */
  readonly dieAfter: number | null;
  readonly deadlineMs: number;
};

export const PSEUDONYM_KEY = 'a key for storms, long enough for it';

export function stormCollective(caps: Collective['caps']): Collective {
  return { ...readCollective('collective.json'), caps };
}

/** The month's cap is reached about half-way, and raised then: what it cut is caught up. */
export function stormCaps(nights: number): Collective['caps'] {
  const first = day('2015-09-26');
  const raised = addDays(first, Math.ceil(nights / 2) + 1);
  return [
    { from: first, dollarsPerMonth: nights > 10 ? 7 : 0.6 },
    { from: raised, dollarsPerMonth: 100 },
  ];
}

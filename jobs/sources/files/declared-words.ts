import type { Contract, Contribution } from '../../../db/core/answers.ts';

/** How spreadsheets name a contract; « non dit » is an empty cell. */
export const CONTRACT_WORDS: Record<string, Contract> = {
  cdi: 'cdi',
  cdd_6m_plus: 'cdd_6m_plus',
  cdd_long: 'cdd_6m_plus',
  cdd_moins_6m: 'cdd_under_6m',
  cdd_under_6m: 'cdd_under_6m',
  cdd_court: 'cdd_under_6m',
  interim: 'interim',
  alternance: 'alternance',
  creation: 'creation',
  autre: 'other',
  other: 'other',
};

export const CONTRIBUTION_WORDS: Record<string, Contribution> = {
  decisif: 'decisive',
  decisive: 'decisive',
  a_aide: 'helped',
  helped: 'helped',
  n_a_pas_joue: 'no_part',
  no_part: 'no_part',
  ne_sait_pas: 'do_not_know',
  do_not_know: 'do_not_know',
};

/** E3 is not told: it follows from a follow-up. */
export const EVIDENCE_WORDS = { e0: 'E0', e1: 'E1', e2: 'E2' } as const;

/** What people may answer when they tell the collective something: closed lists, no text. Silence is null. */

/** E0 a hint nobody told, never counted; E1 told; E2 with a start and a contract that the person gave; E3 confirmed months later. */
const EVIDENCE = ['E0', 'E1', 'E2', 'E3'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/** The contract of a job that was found. Training and internships are no jobs: they are news. */
export const CONTRACTS = [
  'cdi',
  'cdd_6m_plus',
  'cdd_under_6m',
  'interim',
  'alternance',
  'creation',
  'other',
] as const;
export type Contract = (typeof CONTRACTS)[number];
/** « Emploi durable » as Dares defines it: open-ended, six months or more, or one's own business. */
export const DURABLE: readonly Contract[] = ['cdi', 'cdd_6m_plus', 'creation'];

/** « Le relais d'i4Emploi a été décisif, a aidé, n'a pas joué, je ne sais pas. » */
export const CONTRIBUTIONS = ['decisive', 'helped', 'no_part', 'do_not_know'] as const;
export type Contribution = (typeof CONTRIBUTIONS)[number];

/** Where somebody stands who has not said to have found work. */
export const NEWS_STATUSES = ['seeking', 'training', 'internship', 'stopped'] as const;
export type NewsStatus = (typeof NEWS_STATUSES)[number];

export const CONTRACTS_SOUGHT = [
  'cdi',
  'cdd',
  'interim',
  'alternance',
  'internship',
  'self_employed',
  'other',
] as const;
export type ContractSought = (typeof CONTRACTS_SOUGHT)[number];

/** The fourteen « grands domaines » of the ROME. */
export const OCCUPATIONS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K', 'L', 'M', 'N'] as const;
export type Occupation = (typeof OCCUPATIONS)[number];

/** French regions by their Insee code since 2016, or abroad. */
export const REGIONS = [
  ...['01', '02', '03', '04', '06', '11', '24', '27', '28', '32'],
  ...['44', '52', '53', '75', '76', '84', '93', '94', 'abroad'],
] as const;
export type Region = (typeof REGIONS)[number];

export const AGE_BANDS = ['15-24', '25-34', '35-44', '45-54', '55-64', '65+'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

/** What a consent is for; each is ticked on its own. */
export const CONSENT_PURPOSES = ['declaration', 'follow_up', 'profile'] as const;
/** Where a person's own words may be shown: each place is a consent of its own. */
export const QUOTE_PURPOSES = ['quote_report', 'quote_dashboard', 'quote_social'] as const;
export type QuotePurpose = (typeof QUOTE_PURPOSES)[number];
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number] | QuotePurpose;

/** Surveys that anybody may answer without a name, from 1 (not at all) to 5 (entirely). */
const SURVEYS = ['felt_support'] as const;
export type Survey = (typeof SURVEYS)[number];
export const SCORES = [1, 2, 3, 4, 5] as const;

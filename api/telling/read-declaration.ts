import { z } from 'zod';
import {
  AGE_BANDS,
  type AgeBand,
  CONSENT_PURPOSES,
  CONTRACTS,
  CONTRIBUTIONS,
  type ConsentPurpose,
  type Contract,
  type Contribution,
  OCCUPATIONS,
  type Occupation,
  REGIONS,
  type Region,
} from '../../db/core/answers.ts';
import { addDays, type Day, parseDay } from '../../db/core/calendar.ts';
import type { Sentence } from '../../db/core/errors.ts';

/** A job may be signed for before it begins. */
const AHEAD_DAYS = 183;

export type Facts = {
  readonly start_day: Day;
  readonly contract: Contract | null;
  readonly contribution: Contribution | null;
};
export type Told = {
  /** `@name` in small letters; null: none was given. */
  readonly account: string | null;
  readonly facts: Facts;
  readonly contacts: { readonly recruiter: 0 | 1; readonly network: 0 | 1; readonly interview: 0 | 1 };
  /** What was ticked; a purpose of which nothing was said is left out. */
  readonly consents: ReadonlyMap<ConsentPurpose, boolean>;
  readonly mail: string | null;
  readonly profile: {
    readonly region: Region | null;
    readonly occupation: Occupation | null;
    readonly age_band: AgeBand | null;
  };
};
/** The fields of a form as they were sent. */
export type Fields = Readonly<Record<string, string>>;
/** What is wrong, by field. */
export type Wrong = ReadonlyMap<string, Sentence>;

/** What a form says, or what is wrong with it. */
export function readDeclaration(fields: Fields, days: { today: Day; first: Day }): Told | Wrong {
  const wrong = new Map<string, Sentence>();
  const account = readAccount(fields.account ?? '', wrong);
  const facts = readFacts(fields, days, wrong);
  const mail = readMail(fields.mail ?? '', wrong);
  const consents = new Map<ConsentPurpose, boolean>();
  for (const purpose of CONSENT_PURPOSES) {
    const said = fields[purpose];
    if (said === 'yes' || said === 'no') consents.set(purpose, said === 'yes');
  }
  if (!consents.has('declaration')) wrong.set('declaration', WRONG.consent);
  // Nobody who refuses has to fill anything in.
  if (consents.get('declaration') === false) wrong.clear();
  else {
    if (fields.age !== 'yes') wrong.set('age', WRONG.age);
    if (consents.get('follow_up') && mail === null && !wrong.has('mail'))
      wrong.set('mail', WRONG.mailMissing);
  }
  if (wrong.size > 0) return wrong;
  const ticked = (name: string): 0 | 1 => (fields[name] === 'yes' ? 1 : 0);
  return {
    account,
    facts: facts ?? { start_day: days.today, contract: null, contribution: null },
    contacts: { recruiter: ticked('recruiter'), network: ticked('network'), interview: ticked('interview') },
    consents,
    mail,
    profile: {
      region: oneOf(REGIONS, fields.region),
      occupation: oneOf(OCCUPATIONS, fields.occupation),
      age_band: oneOf(AGE_BANDS, fields.age_band),
    },
  };
}

/** The facts of the job; null once something is wrong with them. */
export function readFacts(
  fields: Fields,
  { today, first }: { today: Day; first: Day },
  wrong: Map<string, Sentence>,
): Facts | null {
  const start = readDayText(fields.start_day ?? '');
  if (start === null) wrong.set('start_day', WRONG.day);
  else if (start < first) wrong.set('start_day', WRONG.dayEarly);
  else if (start > addDays(today, AHEAD_DAYS)) wrong.set('start_day', WRONG.dayLate);
  if (start === null || wrong.has('start_day')) return null;
  return {
    start_day: start,
    contract: oneOf(CONTRACTS, fields.contract),
    contribution: oneOf(CONTRIBUTIONS, fields.contribution),
  };
}

/** As browsers send a day, or as one types it where they have no calendar to choose from. */
function readDayText(text: string): Day | null {
  const [, date = '', month = '', year = ''] =
    /^\s*(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})\s*$/.exec(text) ?? [];
  return parseDay(year ? `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` : text.trim());
}

function readAccount(text: string, wrong: Map<string, Sentence>): string | null {
  const name = text.trim().replace(/^https?:\/\/(?:www\.|mobile\.)?(?:x|twitter)\.com\//i, '');
  if (name === '') return null;
  if (/^@?\w{1,15}$/.test(name)) return `@${name.replace('@', '').toLowerCase()}`;
  wrong.set('account', WRONG.account);
  return null;
}

function readMail(text: string, wrong: Map<string, Sentence>): string | null {
  const address = text.trim();
  if (address === '') return null;
  if (address.length <= 254 && z.email().safeParse(address).success) return address;
  wrong.set('mail', WRONG.mail);
  return null;
}

const oneOf = <T extends string>(list: readonly T[], text: string | undefined): T | null =>
  list.find((known) => known === text) ?? null;

const WRONG = {
  account: {
    fr: 'Un compte X s’écrit @nom : lettres, chiffres et _, quinze au plus. Vous pouvez aussi laisser vide.',
    en: 'An X account is written @name: letters, digits and _, fifteen at most. You may also leave it empty.',
  },
  day: { fr: 'Choisissez le jour, par exemple 31/08/2026.', en: 'Choose the day, for instance 31/08/2026.' },
  dayEarly: {
    fr: 'Ce jour est antérieur au collectif : vérifiez l’année.',
    en: 'This day is before the collective began: check the year.',
  },
  dayLate: {
    fr: 'Ce jour est à plus de six mois : déclarez votre reprise quand elle sera plus proche.',
    en: 'This day is more than six months ahead: report it when it is closer.',
  },
  mail: { fr: 'Cette adresse est incomplète.', en: 'This address is not complete.' },
  mailMissing: {
    fr: 'Pour être recontacté, il faut une adresse ; ou répondez non.',
    en: 'To be asked later, an address is needed; or answer no.',
  },
  consent: {
    fr: 'Répondez oui ou non : sans votre accord, rien n’est gardé.',
    en: 'Answer yes or no: without your agreement nothing is kept.',
  },
  age: {
    fr: 'Il faut avoir 15 ans ou plus pour déclarer ici.',
    en: 'You must be 15 or over to report here.',
  },
} satisfies Record<string, Sentence>;

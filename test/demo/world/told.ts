import {
  AGE_BANDS,
  CONTRACTS,
  CONTRACTS_SOUGHT,
  CONTRIBUTIONS,
  type Contract,
  type Contribution,
  NEWS_STATUSES,
  type NewsStatus,
  OCCUPATIONS,
  REGIONS,
} from '../../../db/core/answers.ts';
import { addDays, type Day } from '../../../db/core/calendar.ts';
import type { Millis, Post } from './model.ts';
import type { Random } from './random.ts';
import { parisDay } from './truth/periods.ts';

const DAY = 86_400_000;
/** What happens in a night is told in the morning: the last night of a demonstration reads until four. */
const MORNING = 10 * 3_600_000;

export type ToldFact = {
  postId: string;
  at: Millis;
  byPerson: boolean;
  startDay: Day | null;
  contract: Contract | null;
  contribution: Contribution | null;
};
export type ToldFollowUp = {
  postId: string;
  month: 3 | 6;
  invitedDay: Day;
  answeredDay: Day | null;
  stillEmployed: boolean | null;
};
export type ToldNews = {
  accountId: string;
  day: Day;
  status: NewsStatus | null;
  recruiter: boolean;
  network: boolean;
  interview: boolean;
};
export type ToldProfile = {
  accountId: string;
  at: Millis;
  contract: (typeof CONTRACTS_SOUGHT)[number] | null;
  occupation: (typeof OCCUPATIONS)[number] | null;
  region: (typeof REGIONS)[number] | null;
  age_band: (typeof AGE_BANDS)[number] | null;
};
export type ToldAnswer = { at: Millis; score: number };
/** What somebody who told of a job agreed to be quoted with, in the report and on the dashboard. */
export type ToldTestimonial = { postId: string; at: Millis; text: string; name: string | null };

/** What people of the world tell the collective elsewhere than on X. */
export type Told = {
  facts: ToldFact[];
  followUps: ToldFollowUp[];
  news: ToldNews[];
  profiles: ToldProfile[];
  answers: ToldAnswer[];
  testimonials: ToldTestimonial[];
};

/** Nobody wrote these. The last of them is told last. */
const QUOTED = [
  {
    text: 'Je suis boulanger et je n’avais jamais rien publié : je ne pensais pas que cela pouvait être pour moi.',
    name: 'Yanis, boulanger',
  },
  {
    text: 'Au bout de huit mois, je n’osais plus rien demander à personne. Voir d’autres publier leur demande m’a redonné du courage, avant même la première réponse.',
    name: null,
  },
  {
    text: 'Trois personnes que je ne connaissais pas ont relayé mon message dans la journée. Un entretien la semaine suivante, et je commence lundi.',
    name: 'Maya',
  },
] as const;
/** So many who told of a job come between two of them, and after the last. */
const QUOTED_EVERY = 12;

/** Most who declared answer the form and agree to be asked again; a third of those who asked give news, fewer a profile. */
export function tell(posts: readonly Post[], end: Millis, survey: number, random: Random): Told {
  const told: Told = { facts: [], followUps: [], news: [], profiles: [], answers: [], testimonials: [] };
  const start = Math.min(...posts.map(({ createdAt }) => createdAt));
  const maybe = <T>(rows: readonly T[], chance: number): T | null =>
    random.chance(chance) ? random.pick(rows) : null;
  for (const post of posts.filter(({ label }) => label === 'placement_report')) {
    if (!random.chance(0.7)) continue;
    const startDay = random.chance(0.85) ? parisDay(post.createdAt + random.between(-40, 20) * DAY) : null;
    const fact = {
      postId: post.id,
      at: morningAfter(post.createdAt, random.between(1, 6)),
      byPerson: random.chance(0.85),
      startDay,
      contract: maybe(CONTRACTS, 0.9),
      contribution: maybe(CONTRIBUTIONS, 0.8),
    };
    told.facts.push(fact);
    if (random.chance(0.1)) told.facts.push({ ...fact, at: fact.at + 9 * DAY, contract: 'cdi' });
    if (random.chance(0.9)) told.followUps.push(...followUpsOf(post, startDay, random));
  }
  for (const [accountId, first] of firstByAuthor(posts)) {
    for (let count = random.between(0, 3) - 1; count > 0; count -= 1) {
      told.news.push({
        accountId,
        day: parisDay(morningAfter(first, random.between(1, 500))),
        status: maybe(NEWS_STATUSES, 0.8),
        recruiter: random.chance(0.3),
        network: random.chance(0.2),
        interview: random.chance(0.3),
      });
    }
    for (let count = random.between(0, 2); count > 0; count -= 1) {
      told.profiles.push({
        accountId,
        at: morningAfter(first, random.between(1, 100)),
        contract: maybe(CONTRACTS_SOUGHT, 0.9),
        occupation: maybe(OCCUPATIONS, 0.7),
        region: maybe(REGIONS, 0.8),
        age_band: maybe(AGE_BANDS, 0.5),
      });
    }
  }
  for (let count = 0; count < survey; count += 1) {
    const at = start + Math.floor(random.next() * (end - start));
    told.answers.push({ at: morningAfter(at, 0), score: random.between(1, 5) });
  }
  const byThemselves = told.facts.filter(({ byPerson }) => byPerson).toSorted((a, b) => a.at - b.at);
  for (const [index, words] of QUOTED.entries()) {
    const fact = byThemselves.at(-QUOTED_EVERY * (QUOTED.length - index));
    if (fact) told.testimonials.push({ postId: fact.postId, at: fact.at + DAY, ...words });
  }
  return told;
}

const morningAfter = (at: Millis, days: number): Millis =>
  Date.parse(`${addDays(parisDay(at), days)}T00:00:00Z`) + MORNING;

function followUpsOf(post: Post, startDay: Day | null, random: Random): ToldFollowUp[] {
  const from = startDay ?? parisDay(post.createdAt);
  return ([3, 6] as const).map((month) => {
    const invitedDay = addDays(from, Math.max(31 * month, 45));
    const answers = random.chance(0.7);
    return {
      postId: post.id,
      month,
      invitedDay,
      answeredDay: answers ? addDays(invitedDay, random.between(0, 40)) : null,
      stillEmployed: !answers || random.chance(0.1) ? null : random.chance(0.8),
    };
  });
}

function firstByAuthor(posts: readonly Post[]): Map<string, Millis> {
  const first = new Map<string, Millis>();
  for (const { authorId, createdAt, label } of posts)
    if (label === 'seeker_request') first.set(authorId, Math.min(createdAt, first.get(authorId) ?? Infinity));
  return first;
}

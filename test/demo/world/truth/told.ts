import { type Day, daysBetween } from '../../../../db/core/calendar.ts';
import type { Post, World } from '../model.ts';
import type { Told, ToldFact, ToldProfile } from '../told.ts';
import { type Period, parisDay } from './periods.ts';
import type { TruthRow } from './row.ts';
import type { Scene } from './scene.ts';

const DURABLE = ['cdi', 'cdd_6m_plus', 'creation'];
const FEWEST = 20;
const WINDOW = 180;
const HORIZON = 730;
const NOTHING: Told = { facts: [], followUps: [], news: [], profiles: [], answers: [], testimonials: [] };

/** A share, told from 20 on; null: not told. */
const share = (part: number, n: number): number | null => (n < FEWEST ? null : part / n);
const latest = <T extends { at: number }>(things: readonly T[]): T | undefined =>
  things.toSorted((a, b) => a.at - b.at).at(-1);
const earliest = (posts: readonly Post[]): Post =>
  posts.toSorted((a, b) => a.createdAt - b.createdAt || (BigInt(a.id) < BigInt(b.id) ? -1 : 1))[0] as Post;
const byAuthor = (posts: readonly Post[]): [string, Post[]][] => [
  ...Map.groupBy(posts, ({ authorId }) => authorId),
];

/** What people told, as far as the cutoff, of the requests and declarations that were read. */
export function toldTruth(world: World, scene: Scene, period: Period, cutoff: Day): TruthRow[] {
  const everything = world.told ?? NOTHING;
  const known = <T>(things: readonly T[], dayOf: (thing: T) => Day): T[] =>
    things.filter((thing) => dayOf(thing) <= cutoff);
  const told: Told = {
    ...everything,
    facts: known(everything.facts, ({ at }) => parisDay(at)),
    followUps: known(everything.followUps, ({ invitedDay }) => invitedDay),
    news: known(everything.news, ({ day }) => day),
    profiles: known(everything.profiles, ({ at }) => parisDay(at)),
    answers: known(everything.answers, ({ at }) => parisDay(at)),
  };
  const declared = byAuthor(scene.placements.filter((post) => scene.isSeen(post)));
  const asked = byAuthor(scene.requests.filter((post) => scene.isSeen(post)));
  // A first month begins before the collective: a job that began then falls in no year of it.
  const startDay = parisDay(world.start);
  const values = {
    ...ofStarts(
      told,
      declared.map(([, posts]) => earliest(posts)),
      { first: period.first > startDay ? period.first : startDay, last: period.last },
      cutoff,
    ),
    ...ofDeclarations(told, declared.map(([, posts]) => earliest(posts)).filter(isIn), cutoff),
    ...ofCohort(told, asked.map(([, posts]) => earliest(posts)).filter(isIn), new Map(declared), cutoff),
    ...ofContacts(told, period),
    ...ofFollowUps(told, new Set(declared.flatMap(([, posts]) => posts.map(({ id }) => id))), period, cutoff),
    ...ofSurvey(told, period),
    ...ofProfiles(
      told,
      asked.filter(([, posts]) => posts.some(isIn)).map(([author]) => author),
    ),
  };
  return Object.entries(values).map(([key, value]) => ({ key, period: period.name, value }));

  function isIn({ createdAt }: Post): boolean {
    return createdAt >= period.start && createdAt < period.end;
  }
}

type Values = Record<string, number | null>;

function ofDeclarations({ facts, followUps }: Told, firsts: readonly Post[], cutoff: Day): Values {
  const people = firsts.map(({ id }) => {
    const of = facts.filter(({ postId }) => postId === id);
    const last = (has: (fact: ToldFact) => boolean) => latest(of.filter(has));
    const start = last(({ startDay }) => startDay !== null);
    const contract = last((fact) => fact.contract !== null);
    const given = start?.byPerson && contract?.byPerson;
    const lasted = followUps.some(
      (one) =>
        one.postId === id && one.stillEmployed && one.answeredDay !== null && one.answeredDay <= cutoff,
    );
    return {
      level: given ? (lasted ? 3 : 2) : 1,
      durable: given ? DURABLE.includes(contract?.contract ?? '') : false,
      answer: last(({ contribution }) => contribution !== null)?.contribution ?? 'no_answer',
    };
  });
  const count = (is: (person: (typeof people)[0]) => boolean) => people.filter(is).length;
  const known = count(({ level }) => level > 1);
  const values: Values = {
    evidence_mix: people.length,
    contribution_answer: people.length,
    durable_job_share: share(
      count(({ durable }) => durable),
      known,
    ),
    'durable_job_share:unknown_contract': share(people.length - known, people.length),
  };
  for (const level of [1, 2, 3]) values[`evidence_mix:E${level}`] = count((one) => one.level === level);
  for (const answer of ['decisive', 'helped', 'no_part', 'do_not_know', 'no_answer'])
    values[`contribution_answer:${answer}`] = count((one) => one.answer === answer);
  return values;
}

/** People by the day on which the job of their first declaration began; of a period of which none is noted, nothing. */
function ofStarts(
  { facts }: Told,
  firsts: readonly Post[],
  { first, last }: Pick<Period, 'first' | 'last'>,
  cutoff: Day,
): Values {
  const begun = firsts.filter(({ id }) => {
    const start = latest(facts.filter((fact) => fact.postId === id && fact.startDay !== null))?.startDay;
    return start && start >= first && start <= last && start <= cutoff;
  });
  return { 'job_declarations_period:start': begun.length > 0 ? begun.length : null };
}

function ofCohort(
  { facts, news }: Told,
  firsts: readonly Post[],
  declared: ReadonlyMap<string, readonly Post[]>,
  cutoff: Day,
): Values {
  const people = firsts.map((request) => {
    const day = parisDay(request.createdAt);
    const age = (other: Day) => daysBetween(day, other);
    const reports = declared.get(request.authorId) ?? [];
    const said = news.filter((one) => one.accountId === request.authorId && one.status !== null);
    const after = reports.map(({ createdAt }) => createdAt - request.createdAt);
    const next = reports.filter(({ createdAt }) => parisDay(createdAt) >= day);
    const event = next.length > 0 ? earliest(next) : null;
    const start = latest(
      facts.filter(({ postId, startDay }) => postId === event?.id && startDay !== null),
    )?.startDay;
    const declaredOn = event && parisDay(event.createdAt);
    const on = declaredOn && start && start >= day && start <= declaredOn ? start : declaredOn;
    const lastNews = said
      .map((one) => one.day)
      .filter((one) => one >= day)
      .sort()
      .at(-1);
    return {
      mature: age(cutoff) >= WINDOW,
      inWindow: after.some((wait) => wait >= 0 && wait <= WINDOW * 86_400_000),
      otherNews: said.some((one) => age(one.day) >= WINDOW),
      time: age(on ?? lastNews ?? cutoff),
      event: on !== null,
    };
  });
  const cohort = people.filter(({ mature }) => mature);
  const n = cohort.length;
  const reported = cohort.filter(({ inWindow }) => inWindow).length;
  const other = cohort.filter(({ inWindow, otherNews }) => otherNews && !inWindow).length;
  const values: Values = {
    'declared_bounds low': share(reported, n),
    'declared_bounds high': share(n - other, n),
    'declared_bounds:respondents': n < FEWEST ? null : share(reported, reported + other),
    'declared_bounds:response_rate': share(reported + other, n),
  };
  return { ...values, ...curveOf(people) };
}

/** The product-limit estimate, day by day. */
function curveOf(people: readonly { time: number; event: boolean }[]): Values {
  const values: Values = { time_to_declaration: null };
  let survival = 1;
  const isTold = people.length >= 30;
  for (let day = 0; day <= HORIZON; day += 1) {
    const atRisk = people.filter(({ time }) => time >= day).length;
    const events = people.filter(({ time, event }) => event && time === day).length;
    if (atRisk > 0 && atRisk >= 10) survival *= 1 - events / atRisk;
    if (isTold && survival <= 0.5 + 1e-9 && atRisk >= 10) values.time_to_declaration ??= day;
    if ([30, 60, 90, 120, 150, 180, 270, 365, 545, 730].includes(day))
      values[`declared_by_day:${String(day).padStart(3, '0')}`] =
        isTold && atRisk >= 10 ? 1 - survival : null;
  }
  return values;
}

function ofContacts({ news }: Told, { first, last }: Period): Values {
  const within = news.filter(({ day }) => day >= first && day <= last);
  const people = (has: (one: Told['news'][0]) => boolean): number =>
    new Set(within.filter(has).map(({ accountId }) => accountId)).size;
  return {
    reported_contacts: people((one) => one.recruiter || one.network || one.interview),
    'reported_contacts:recruiter': people(({ recruiter }) => recruiter),
    'reported_contacts:network': people(({ network }) => network),
    'reported_contacts:interview': people(({ interview }) => interview),
  };
}

function ofFollowUps(
  { followUps }: Told,
  register: ReadonlySet<string>,
  period: Period,
  cutoff: Day,
): Values {
  const sent = followUps.filter(
    ({ postId, invitedDay }) =>
      register.has(postId) &&
      invitedDay >= period.first &&
      invitedDay <= period.last &&
      daysBetween(invitedDay, cutoff) >= 30,
  );
  const answered = sent.filter(({ answeredDay }) => answeredDay !== null && answeredDay <= cutoff);
  const at = (month: number) =>
    [sent, answered].map((list) => list.filter((one) => one.month === month).length);
  const [[sent3 = 0, told3 = 0], [sent6 = 0, told6 = 0]] = [at(3), at(6)] as [number[], number[]];
  const said = answered.filter(({ month, stillEmployed }) => month === 6 && stillEmployed !== null);
  return {
    followup_response_rate: share(told3 + told6, sent3 + sent6),
    'followup_response_rate:3': share(told3, sent3),
    'followup_response_rate:6': share(told6, sent6),
    still_employed_6m: share(said.filter(({ stillEmployed }) => stillEmployed).length, said.length),
  };
}

function ofSurvey({ answers }: Told, { first, last }: Period): Values {
  const within = answers.filter(({ at }) => {
    const month = `${parisDay(at).slice(0, 7)}-01`;
    return month >= first && month <= last;
  });
  const part = (has: (score: number) => boolean): number | null =>
    within.length < 30 ? null : within.filter(({ score }) => has(score)).length / within.length;
  const values: Values = { felt_support_survey: part((score) => score >= 4) };
  for (const point of [1, 2, 3, 4, 5])
    values[`felt_support_survey:${point}`] = part((score) => score === point);
  return values;
}

function ofProfiles({ profiles }: Told, seekers: readonly string[]): Values {
  const values: Values = { requests_by_profile: seekers.length };
  for (const facet of ['contract', 'occupation', 'region', 'age_band'] as const) {
    for (const seeker of seekers) {
      const profile: ToldProfile | undefined = latest(profiles.filter((one) => one.accountId === seeker));
      const key = `requests_by_profile:${facet} ${profile?.[facet] ?? 'not_told'}`;
      values[key] = (values[key] ?? 0) + 1;
    }
  }
  return values;
}

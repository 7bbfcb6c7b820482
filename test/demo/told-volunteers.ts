import { type Day, type Instant, instant } from '../../db/core/calendar.ts';
import type { pseudonymiser } from '../../db/core/pseudonym.ts';
import { addConsent } from '../../db/queries/consents.ts';
import { addFacts } from '../../db/queries/declaration-facts.ts';
import { answerFollowUp, noteInvited, planFollowUps } from '../../db/queries/follow-ups.ts';
import { addNews } from '../../db/queries/seeker-news.ts';
import { addProfile } from '../../db/queries/seeker-profiles.ts';
import { tellAnswers } from '../../db/queries/surveys.ts';
import {
  decideTestimonial,
  type Media,
  ownTestimonial,
  tellTestimonial,
} from '../../db/queries/testimonials.ts';
import type { Database } from '../../db/store.ts';
import type { World } from './world/model.ts';
import type { Told } from './world/told.ts';
import { parisDay } from './world/truth/periods.ts';

type Person = ReturnType<typeof pseudonymiser>;
const QUOTED_IN: Media = new Set(['quote_report', 'quote_dashboard']);
/** What a store has not heard yet. Of a declaration that was never read nobody can tell anything. */
export type Ear = { readonly hear: (db: Database, until: Instant) => Promise<void> };

/** People are played here who fill in forms: each thing is told once, in the order of time, when its moment has come. */
export function listener(world: World, personOf: Person): Ear {
  const heard = new Set<object>();
  const due = <T extends object>(things: readonly T[], when: (thing: T) => number, until: Instant): T[] =>
    things
      .filter((thing) => !heard.has(thing) && when(thing) < Date.parse(until))
      .toSorted((a, b) => when(a) - when(b));
  const morning = (day: string): number => Date.parse(`${day}T10:00:00Z`);
  return {
    async hear(db, until) {
      const { told } = world;
      if (!told) return;
      const declarationOf = await declarations(db);
      for (const fact of due(told.facts, ({ at }) => at, until)) {
        const id = declarationOf.get(fact.postId);
        if (id === undefined) continue;
        heard.add(fact);
        const { startDay: start_day, contract, contribution, byPerson: person } = fact;
        const by = { at: instant(fact.at), person, notedBy: person ? 'form' : 'benevole-1' };
        await addFacts(db, id, { start_day, contract, contribution }, by);
      }
      for (const one of due(told.followUps, ({ invitedDay }) => morning(invitedDay), until)) {
        const declared = declarationOf.get(one.postId);
        if (declared === undefined) continue;
        await planFollowUps(db, declared);
        const { id, invited_day } = await followUpOf(db, declared, one.month);
        const { invitedDay, answeredDay, stillEmployed } = one;
        if (invited_day === null) await noteInvited(db, id, invitedDay);
        if (answeredDay !== null && morning(answeredDay) >= Date.parse(until)) continue;
        heard.add(one);
        if (answeredDay !== null) await answerFollowUp(db, { id, day: answeredDay, stillEmployed });
      }
      for (const one of due(told.news, ({ day }) => morning(day), until)) {
        heard.add(one);
        const bits = {
          recruiter: bit(one.recruiter),
          network: bit(one.network),
          interview: bit(one.interview),
        };
        const { day, status } = one;
        const person = personOf(one.accountId);
        const entered = { source: 'form' as const, noted_by: 'form', known_at: until };
        await addNews(db, { person, day, status, ...bits, ...entered });
      }
      for (const one of due(told.profiles, ({ at }) => at, until)) {
        heard.add(one);
        const { accountId, at, ...profile } = one;
        const person = personOf(accountId);
        const agreed = { purpose: 'profile', given: 1, text_version: 'demo', channel: 'form' } as const;
        await addConsent(db, { person, ...agreed, told_at: instant(at) });
        await addProfile(db, { person, told_at: instant(at), source: 'form', ...profile });
      }
      for (const one of due(told.testimonials, ({ at }) => at, until)) {
        const declarationId = declarationOf.get(one.postId);
        if (declarationId === undefined) continue;
        heard.add(one);
        const whose = { person: personOf(authorOf(world, one.postId)), declarationId };
        const said = { at: instant(one.at), textVersion: 'demo' };
        await tellTestimonial(db, whose, {
          ...said,
          ...{ text: one.text, language: 'fr', shownName: one.name, media: QUOTED_IN },
        });
        const own = await ownTestimonial(db, whose.person);
        if (own) await decideTestimonial(db, { id: own.id, state: 'accepted', by: 'benevole-4', at: until });
      }
      await survey(db, told, until);
    },
  };
}

const authorOf = ({ posts }: World, postId: string): string =>
  posts.find(({ id }) => id === postId)?.authorId ?? '';

const bit = (is: boolean): 0 | 1 => (is ? 1 : 0);

async function declarations(db: Database): Promise<Map<string, number>> {
  const rows = await db.selectFrom('declaration').select(['id', 'post_id']).execute();
  return new Map(rows.map(({ id, post_id }) => [post_id ?? '', id]));
}

async function followUpOf(db: Database, declarationId: number, month: 3 | 6) {
  return db
    .selectFrom('follow_up')
    .select(['id', 'invited_day'])
    .where('declaration_id', '=', declarationId)
    .where('month', '=', month)
    .executeTakeFirstOrThrow();
}

/** The counts of every month up to now, as the collective would hand them over. */
async function survey(db: Database, { answers }: Told, until: Instant): Promise<void> {
  const given = answers.filter(({ at }) => at < Date.parse(until));
  for (const [key, group] of Map.groupBy(given, ({ at, score }) => `${parisDay(at).slice(0, 7)} ${score}`)) {
    const [month, score] = key.split(' ') as [string, string];
    const of = { survey: 'felt_support', month: `${month}-01` as Day, score: Number(score) } as const;
    await tellAnswers(db, { ...of, answers: group.length });
  }
}

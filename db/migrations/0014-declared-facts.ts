import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { ddlFor, type Engine } from '../dialect/ddl.ts';
import { addColumns, createIndexes, createTables } from './describe.ts';

/** What people tell of themselves: facts of a declaration, how they do months later, news, a profile; and counts of a survey. */
export function declaredFacts(engine: Engine): Migration {
  return {
    async up(db: Kysely<never>) {
      const ddl = ddlFor(engine);
      await addColumns(db, ddl, {
        declaration: { link_hash: ['text', 'null'], sealed_mail: ['text', 'null'] },
      });
      await createTables(db, ddl, {
        declaration_fact: {
          columns: {
            id: ['id'],
            declaration_id: ['integer'],
            told_at: ['text'],
            by_person: ['integer'],
            noted_by: ['text'],
            start_day: ['text', 'null'],
            contract: ['text', 'null'],
            contribution: ['text', 'null'],
          },
          references: { declaration_id: 'declaration.id' },
        },
        consent: {
          columns: {
            id: ['id'],
            person: ['text'],
            purpose: ['text'],
            given: ['integer'],
            text_version: ['text'],
            channel: ['text'],
            told_at: ['text'],
          },
        },
        follow_up: {
          columns: {
            id: ['id'],
            declaration_id: ['integer'],
            month: ['integer'],
            due_day: ['text'],
            invited_day: ['text', 'null'],
            answered_day: ['text', 'null'],
            still_employed: ['integer', 'null'],
          },
          references: { declaration_id: 'declaration.id' },
        },
        seeker_news: {
          columns: {
            id: ['id'],
            person: ['text'],
            day: ['text'],
            status: ['text', 'null'],
            recruiter: ['integer'],
            network: ['integer'],
            interview: ['integer'],
            source: ['text'],
            noted_by: ['text'],
            known_at: ['text'],
          },
        },
        seeker_profile: {
          columns: {
            id: ['id'],
            person: ['text'],
            told_at: ['text'],
            source: ['text'],
            contract: ['text', 'null'],
            occupation: ['text', 'null'],
            region: ['text', 'null'],
            age_band: ['text', 'null'],
          },
        },
        survey_count: {
          columns: {
            survey: ['text'],
            month: ['text'],
            score: ['integer'],
            source: ['text'],
            answers: ['integer'],
          },
          key: ['survey', 'month', 'score', 'source'],
        },
      });
      await createIndexes(db, [
        ['declaration_link', 'declaration', ['link_hash'], 'unique'],
        ['declaration_fact_of', 'declaration_fact', ['declaration_id', 'id']],
        ['consent_person', 'consent', ['person', 'purpose', 'id']],
        ['follow_up_of', 'follow_up', ['declaration_id', 'month'], 'unique'],
        ['follow_up_due', 'follow_up', ['due_day']],
        ['follow_up_invited', 'follow_up', ['invited_day']],
        ['seeker_news_person', 'seeker_news', ['person', 'day']],
        ['seeker_news_day', 'seeker_news', ['day']],
        ['seeker_profile_person', 'seeker_profile', ['person', 'id']],
      ]);
    },
  };
}

import type { Tables } from './registered.ts';

/** What people write and decide on the way to an edition. */
export const PUBLISHING = {
  edition_text: {
    treatment: 'publishing',
    columns: {
      year: 'count',
      slot: 'code',
      language: 'code',
      version: 'count',
      markdown: 'wording',
      written_by: 'volunteer-name',
      known_at: 'moment',
    },
  },
  edition_draft: {
    treatment: 'publishing',
    columns: { id: 'code', year: 'count', made_at: 'moment', document: 'document' },
  },
  edition_event: {
    treatment: 'publishing',
    columns: {
      id: 'key',
      edition: 'code',
      year: 'count',
      what: 'code',
      by_name: 'volunteer-name',
      at: 'moment',
      note: 'wording',
    },
  },
  erratum: {
    treatment: 'publishing',
    columns: {
      year: 'count',
      number: 'count',
      edition: 'code',
      what_fr: 'wording',
      what_en: 'wording',
      why_fr: 'wording',
      why_en: 'wording',
      written_by: 'volunteer-name',
      known_at: 'moment',
    },
  },
} as const satisfies Tables;

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
} as const satisfies Tables;

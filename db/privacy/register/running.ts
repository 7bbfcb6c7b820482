import type { Tables } from './registered.ts';

/** What the collection needs to know of itself. */
export const RUNNING = {
  billed_read: {
    treatment: 'running',
    columns: {
      utc_day: 'moment',
      resource: 'resource',
    },
  },
  collection_window: {
    treatment: 'running',
    columns: {
      id: 'key',
      family: 'code',
      from_at: 'moment',
      until_at: 'moment',
      state: 'code',
      reason: 'code',
      run_id: 'key',
      known_at: 'moment',
    },
  },
  cursor: {
    treatment: 'running',
    columns: {
      task: 'code',
      until_at: 'moment',
    },
  },
  dirty_day: {
    treatment: 'running',
    columns: {
      family: 'code',
      day: 'moment',
    },
  },
  imported_file: {
    treatment: 'running',
    columns: {
      sha256: 'digest',
      kind: 'code',
      imported_at: 'moment',
      rows_added: 'count',
      rows_known: 'count',
      from_day: 'moment',
      until_day: 'moment',
      run_id: 'key',
    },
  },
  lease: {
    treatment: 'running',
    columns: {
      name: 'code',
      token: 'count',
      expires_at: 'moment',
    },
  },
  page_cursor: {
    treatment: 'running',
    columns: {
      task: 'code',
      from_at: 'moment',
      until_at: 'moment',
      next_token: 'token',
    },
  },
  plan: {
    treatment: 'running',
    columns: {
      id: 'key',
      kind: 'code',
      made_at: 'moment',
      day: 'moment',
      document: 'document',
    },
  },
  request_ledger: {
    treatment: 'running',
    columns: {
      id: 'key',
      run_id: 'key',
      at: 'moment',
      utc_day: 'moment',
      endpoint: 'code',
      status: 'count',
      units: 'count',
      cost_microdollars: 'count',
      fingerprint: 'digest',
      billed_posts: 'count',
      billed_users: 'count',
      billed_microdollars: 'count',
    },
  },
  run: {
    treatment: 'running',
    columns: {
      id: 'key',
      task: 'code',
      day: 'moment',
      started_at: 'moment',
      ended_at: 'moment',
      state: 'code',
      reason: 'code',
    },
  },
  setting: {
    treatment: 'running',
    columns: {
      name: 'code',
      value: 'code',
    },
  },
  triage_day: {
    treatment: 'running',
    columns: {
      day: 'moment',
    },
  },
  usage_reading: {
    treatment: 'running',
    columns: {
      id: 'key',
      utc_day: 'moment',
      posts: 'count',
      ledger_posts: 'count',
      read_at: 'moment',
      run_id: 'key',
    },
  },
} as const satisfies Tables;

import type { Columns } from './0001-tables.ts';

/** Columns that tables of 0001 gain; rows that are there already have none of it, hence all may be null. */
export const NEW_COLUMNS: Record<string, Columns> = {
  request_ledger: {
    fingerprint: ['text', 'null'],
    billed_posts: ['integer', 'null'],
    billed_users: ['integer', 'null'],
    billed_microdollars: ['integer', 'null'],
  },
  post: {
    latest_id: ['text', 'null'],
    gone_at: ['text', 'null'],
    gone_reason: ['text', 'null'],
    checked_at: ['text', 'null'],
  },
  relay: { undone_at: ['text', 'null'] },
  bio_scan: { kind: ['text', 'null'] },
};

export const NEW_TABLES: Record<
  string,
  { columns: Columns; key?: string[]; references?: Record<string, string> }
> = {
  billed_read: { columns: { utc_day: ['text'], resource: ['text'] }, key: ['utc_day', 'resource'] },
  usage_reading: {
    columns: {
      id: ['id'],
      utc_day: ['text'],
      posts: ['integer'],
      ledger_posts: ['integer'],
      read_at: ['text'],
      run_id: ['integer'],
    },
    references: { run_id: 'run.id' },
  },
  plan: {
    columns: { id: ['id'], kind: ['text'], made_at: ['text'], day: ['text'], document: ['text'] },
  },
  relay_event: {
    columns: {
      id: ['id'],
      post_id: ['text'],
      account: ['text'],
      kind: ['text'],
      event: ['text'],
      relayed_at: ['text', 'null'],
      seen_at: ['text'],
      run_id: ['integer'],
    },
    references: { run_id: 'run.id' },
  },
  post_version: { columns: { version_id: ['text'], post_id: ['text'] }, key: ['version_id'] },
  adopter: {
    columns: {
      account: ['text'],
      sealed_id: ['text', 'null'],
      shows_tag: ['integer'],
      shows_seeker_tag: ['integer'],
      followers: ['integer', 'null'],
      first_seen_at: ['text'],
      checked_at: ['text'],
      run_id: ['integer'],
    },
    key: ['account'],
    references: { run_id: 'run.id' },
  },
  adopter_event: {
    columns: {
      id: ['id'],
      account: ['text'],
      event: ['text'],
      noticed_at: ['text'],
      run_id: ['integer'],
    },
    references: { run_id: 'run.id' },
  },
  compliance_job: {
    columns: {
      id: ['text'],
      created_at: ['text'],
      state: ['text'],
      posts: ['integer'],
      run_id: ['integer'],
    },
    key: ['id'],
    references: { run_id: 'run.id' },
  },
  volume_day: {
    columns: {
      series: ['text'],
      day: ['text'],
      known_at: ['text'],
      posts: ['integer'],
      run_id: ['integer'],
    },
    key: ['series', 'day', 'known_at'],
    references: { run_id: 'run.id' },
  },
  imported_file: {
    columns: {
      sha256: ['text'],
      kind: ['text'],
      imported_at: ['text'],
      rows_added: ['integer'],
      rows_known: ['integer'],
      from_day: ['text', 'null'],
      until_day: ['text', 'null'],
      run_id: ['integer'],
    },
    key: ['sha256'],
    references: { run_id: 'run.id' },
  },
};

export const NEW_INDEXES: [name: string, table: string, columns: string[], unique?: 'unique'][] = [
  ['request_ledger_fingerprint', 'request_ledger', ['utc_day', 'fingerprint']],
  ['usage_reading_day', 'usage_reading', ['utc_day', 'id']],
  ['relay_event_of', 'relay_event', ['post_id', 'account', 'id']],
  ['post_version_of', 'post_version', ['post_id']],
  ['adopter_checked', 'adopter', ['shows_tag', 'checked_at']],
  ['adopter_event_of', 'adopter_event', ['account', 'id']],
];

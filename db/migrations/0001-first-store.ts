import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { type Ddl, ddlFor, type Engine } from '../dialect/ddl.ts';

type Columns = Record<string, [type: 'text' | 'integer' | 'float' | 'id', nullable?: 'null']>;

const TABLES: Record<string, { columns: Columns; key?: string[]; references?: Record<string, string> }> = {
  run: {
    columns: {
      id: ['id'],
      task: ['text'],
      day: ['text'],
      started_at: ['text'],
      ended_at: ['text', 'null'],
      state: ['text'],
      reason: ['text', 'null'],
    },
  },
  cursor: { columns: { task: ['text'], until_at: ['text'] }, key: ['task'] },
  page_cursor: {
    columns: { task: ['text'], from_at: ['text'], until_at: ['text'], next_token: ['text'] },
    key: ['task'],
  },
  collection_window: {
    columns: {
      id: ['id'],
      family: ['text'],
      from_at: ['text'],
      until_at: ['text'],
      state: ['text'],
      reason: ['text', 'null'],
      run_id: ['integer'],
      known_at: ['text'],
    },
    references: { run_id: 'run.id' },
  },
  request_ledger: {
    columns: {
      id: ['id'],
      run_id: ['integer'],
      at: ['text'],
      utc_day: ['text'],
      endpoint: ['text'],
      status: ['integer'],
      units: ['integer'],
      cost_microdollars: ['integer'],
    },
    references: { run_id: 'run.id' },
  },
  volume_observation: {
    columns: {
      series: ['text'],
      hour_start: ['text'],
      known_at: ['text'],
      posts: ['integer'],
      run_id: ['integer'],
    },
    key: ['series', 'hour_start', 'known_at'],
    references: { run_id: 'run.id' },
  },
  post: {
    columns: {
      id: ['text'],
      author: ['text'],
      created_at: ['text'],
      day: ['text'],
      kind: ['text'],
      has_tag: ['integer'],
      has_seeker_tag: ['integer'],
      mentions_account: ['integer'],
      has_media: ['integer'],
      text: ['text', 'null'],
      text_expires_on: ['text'],
      label: ['text', 'null'],
      first_seen_at: ['text'],
      run_id: ['integer'],
    },
    key: ['id'],
    references: { run_id: 'run.id' },
  },
  suggestion: {
    columns: { post_id: ['text'], label: ['text'], score: ['float'], reason: ['text'], made_at: ['text'] },
    key: ['post_id'],
    references: { post_id: 'post.id' },
  },
  post_label: {
    columns: { id: ['id'], post_id: ['text'], label: ['text'], decided_by: ['text'], decided_at: ['text'] },
    references: { post_id: 'post.id' },
  },
  request: {
    columns: {
      post_id: ['text'],
      seeker: ['text'],
      asked_at: ['text'],
      day: ['text'],
      relays_final_at: ['text', 'null'],
    },
    key: ['post_id'],
    references: { post_id: 'post.id' },
  },
  relay: {
    columns: {
      post_id: ['text'],
      account: ['text'],
      kind: ['text'],
      by_collective: ['integer'],
      relayed_at: ['text'],
      day: ['text'],
      followers: ['integer', 'null'],
      seen_at: ['text'],
      run_id: ['integer'],
    },
    key: ['post_id', 'account'],
    references: { run_id: 'run.id' },
  },
  bio_scan: {
    columns: {
      id: ['id'],
      day: ['text'],
      scanned_at: ['text'],
      state: ['text'],
      reason: ['text', 'null'],
      accounts_read: ['integer'],
      run_id: ['integer'],
    },
    references: { run_id: 'run.id' },
  },
  bio_sighting: {
    columns: {
      scan_id: ['integer'],
      account: ['text'],
      adopter: ['integer'],
      seeker: ['integer'],
      followers: ['integer', 'null'],
    },
    key: ['scan_id', 'account'],
    references: { scan_id: 'bio_scan.id' },
  },
  declaration: {
    columns: {
      id: ['id'],
      person: ['text'],
      declared_at: ['text'],
      day: ['text'],
      source: ['text'],
      post_id: ['text', 'null'],
      evidence: ['text'],
      state: ['text'],
      entered_by: ['text'],
      entered_at: ['text'],
    },
  },
  declaration_decision: {
    columns: {
      id: ['id'],
      declaration_id: ['integer'],
      state: ['text'],
      decided_by: ['text'],
      decided_at: ['text'],
    },
    references: { declaration_id: 'declaration.id' },
  },
  dirty_day: { columns: { family: ['text'], day: ['text'] }, key: ['family', 'day'] },
  measure: {
    columns: {
      id: ['id'],
      indicator: ['text'],
      version: ['integer'],
      grain: ['text'],
      start_day: ['text'],
      dimension: ['text'],
      known_at: ['text'],
      state: ['text'],
      value: ['float', 'null'],
      low: ['float', 'null'],
      high: ['float', 'null'],
      n: ['integer', 'null'],
      coverage: ['float', 'null'],
      reason: ['text', 'null'],
      run_id: ['integer'],
    },
    references: { run_id: 'run.id' },
  },
  published_figure: {
    columns: {
      id: ['text'],
      position: ['integer'],
      indicator: ['text'],
      date: ['text', 'null'],
      date_precision: ['text'],
      qualifier: ['text'],
      stated: ['float', 'null'],
      low: ['float', 'null'],
      high: ['float', 'null'],
      wording: ['text'],
      note: ['text'],
      source: ['text'],
      url: ['text'],
      imported_at: ['text'],
    },
    key: ['id'],
  },
  edition: {
    columns: {
      id: ['text'],
      kind: ['text'],
      year: ['integer'],
      anniversary: ['integer'],
      cutoff: ['text'],
      frozen_at: ['text'],
      sha256: ['text'],
      demonstration: ['integer'],
      document: ['text'],
    },
    key: ['id'],
  },
  sign_in_link: {
    columns: {
      token_hash: ['text'],
      role: ['text'],
      name: ['text'],
      created_at: ['text'],
      expires_at: ['text'],
      used_at: ['text', 'null'],
    },
    key: ['token_hash'],
  },
  session: {
    columns: {
      token_hash: ['text'],
      role: ['text'],
      name: ['text'],
      created_at: ['text'],
      expires_at: ['text'],
      revoked_at: ['text', 'null'],
    },
    key: ['token_hash'],
  },
  setting: { columns: { name: ['text'], value: ['text'] }, key: ['name'] },
};

const INDEXES: [name: string, table: string, columns: string[], unique?: 'unique'][] = [
  ['run_task', 'run', ['task', 'id']],
  ['collection_window_family', 'collection_window', ['family', 'until_at', 'from_at']],
  ['request_ledger_day', 'request_ledger', ['utc_day']],
  ['post_day', 'post', ['day']],
  ['post_label_post', 'post_label', ['post_id', 'id']],
  ['request_day', 'request', ['day']],
  ['request_seeker', 'request', ['seeker', 'day']],
  ['request_open', 'request', ['relays_final_at', 'asked_at']],
  ['relay_day', 'relay', ['day', 'by_collective']],
  ['bio_scan_day', 'bio_scan', ['day']],
  ['declaration_person', 'declaration', ['person']],
  ['declaration_post', 'declaration', ['post_id'], 'unique'],
  ['declaration_decision_of', 'declaration_decision', ['declaration_id']],
  // The order in which a series is read: one figure, one grain, by day, the latest knowledge last.
  [
    'measure_series',
    'measure',
    ['indicator', 'grain', 'dimension', 'start_day', 'version', 'known_at'],
    'unique',
  ],
];

export function firstStore(engine: Engine): Migration {
  const ddl = ddlFor(engine);
  return {
    async up(db: Kysely<never>) {
      for (const [name, { columns, key, references = {} }] of Object.entries(TABLES)) {
        let table = db.schema.createTable(name);
        for (const [column, [type, nullable]] of Object.entries(columns)) {
          table = table.addColumn(column, typeOf(ddl, type), (build) =>
            describe(ddl, build, type, nullable, references[column]),
          );
        }
        if (key) table = table.addPrimaryKeyConstraint(`${name}_key`, key as never[]);
        await ddl.end(table).execute();
      }
      for (const [name, table, columns, unique] of INDEXES) {
        const index = db.schema.createIndex(name).on(table).columns(columns);
        await (unique ? index.unique() : index).execute();
      }
      // The sorting desk's heap: only what nobody has decided yet.
      await db.schema
        .createIndex('post_unsorted')
        .on('post')
        .column('day')
        .where(sql.ref('label'), 'is', null)
        .execute();
    },
  };
}

function typeOf(ddl: Ddl, type: Columns[string][0]) {
  return (
    type === 'id' ? ddl.idType : type === 'float' ? ddl.float : type === 'integer' ? 'integer' : ddl.text
  ) as 'text';
}

function describe(
  ddl: Ddl,
  column: ColumnDefinitionBuilder,
  type: Columns[string][0],
  nullable: 'null' | undefined,
  reference: string | undefined,
) {
  if (type === 'id') return ddl.id(column);
  const described = nullable ? column : column.notNull();
  return reference ? described.references(reference) : described;
}

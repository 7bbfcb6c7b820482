import Database from 'better-sqlite3';
import { PAGE, type Side } from './ingest-whole.ts';
import { type Row, readyPages } from './ready-rows.ts';

/**
 * The reference: rows that are ready, or those that X's answers give by the shortest way (bare-rows.ts), written by prepared statements in a loop, to the same tables and indexes,
 * newest first as X shows them, a page a transaction, as durable; else as better-sqlite3 opens a file. It checks
 * nothing and knows no types.
 */
export async function ingestBare({ path, model, posts, time }: Side, read?: (page: number) => Row[]) {
  const store = new Database(path);
  store.pragma('synchronous = FULL');
  const into = (table: string, row: Row): Database.Statement => {
    const columns = Object.keys(row);
    const holes = columns.map(() => '?').join();
    return store.prepare(`insert into ${table} (${columns.join()}) values (${holes}) on conflict do nothing`);
  };
  const begin = store.prepare('begin');
  const commit = store.prepare('commit');
  const cursor = store.prepare(
    'insert into page_cursor values (?, ?, ?, ?) on conflict do update set next_token = excluded.next_token',
  );
  const dirty = store.prepare('insert into dirty_day values (?, ?) on conflict do nothing');
  const triage = store.prepare('insert into triage_day values (?) on conflict do nothing');
  const drop = store.prepare('delete from page_cursor');
  store.prepare("insert into run (task, day, started_at, state) values ('bare', '', '', 'running')").run();
  let statements: Record<'post' | 'billed' | 'ledger', Database.Statement> | null = null;
  const pages = posts / PAGE;
  let index = 0;
  for (const page of readyPages(model, pages, PAGE)) {
    const values = (rows: readonly Row[]) => rows.map((row) => Object.values(row));
    const posts = read ? read(index) : page.posts;
    const ready = {
      post: values(posts),
      billed: values(page.billed),
      ledger: values([page.ledger]),
    };
    const days = [...new Set(posts.map(({ day }) => day))];
    statements ??= {
      post: into('post', posts[0] as Row),
      billed: into('billed_read', page.billed[0] as Row),
      ledger: into('request_ledger', page.ledger),
    };
    index += 1;
    time.start();
    begin.run();
    if (index < pages) cursor.run('seeker-requests', '', '', `search:${index}`);
    else drop.run();
    for (const row of ready.billed) statements.billed.run(row);
    for (const row of ready.ledger) statements.ledger.run(row);
    for (const row of ready.post) statements.post.run(row);
    for (const day of days) {
      dirty.run('seeker-requests', day);
      dirty.run('placements', day);
      triage.run(day);
    }
    commit.run();
    time.stop();
  }
  store.close();
}

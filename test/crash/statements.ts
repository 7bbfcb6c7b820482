import process from 'node:process';
import Database from 'better-sqlite3';
import pg from 'pg';

type Statement = {
  readonly source: string;
  run(...values: unknown[]): unknown;
  all(...values: unknown[]): unknown;
};

const KEEPS_NOTHING = /^\s*(select|show|set|begin|rollback|savepoint|release|commit)\b/i;
const TRANSACTION = /^\s*(begin|commit|rollback|savepoint|release)\b/i;

/**
 * Calls `after` once each statement of this process's SQLite stores has run; `begin` and `commit` are statements.
 * @param withoutTransactions the broken twin: each statement stands alone, as if nobody had thought of a kill
 */
export function watchStatements(after: () => void, withoutTransactions = false): Disposable {
  using probe = new ProbeDatabase();
  const prototype = Object.getPrototypeOf(probe.statement) as Statement;
  const { run, all } = prototype;
  const watched = (real: Statement['run']) =>
    function (this: Statement, ...values: unknown[]) {
      const isSwallowed = withoutTransactions && TRANSACTION.test(this.source);
      const result = isSwallowed ? { changes: 0, lastInsertRowid: 0 } : real.apply(this, values);
      after();
      return result;
    };
  prototype.run = watched(run);
  prototype.all = watched(all);
  return {
    [Symbol.dispose]() {
      prototype.run = run;
      prototype.all = all;
    },
  };
}

/** Its statements have the prototype that every other's have. */
class ProbeDatabase {
  readonly #database = new Database(':memory:');
  readonly statement = this.#database.prepare('select 1');
  [Symbol.dispose](): void {
    this.#database.close();
  }
}

/** The broken twin of a process, on both engines: no statement of it stands within a transaction. */
export function swallowTransactions(): void {
  watchStatements(() => {}, true);
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...told: [unknown]) {
    return query.apply(this, TRANSACTION.test(textOf(told)) ? (['select 1'] as never) : (told as never));
  } as typeof query;
}

/**
 * Kills this process just before the n-th statement that a server would keep: a commit, or a write that stands alone.
 * @param withoutTransactions of the broken twin each write stands alone
 */
export function dieBeforeCommit(n: number, withoutTransactions: boolean): void {
  const { query } = pg.Client.prototype;
  const within = new Set<pg.Client>();
  let commits = 0;
  pg.Client.prototype.query = function (this: pg.Client, ...told: [unknown]) {
    const text = textOf(told);
    const keeps = within.has(this) ? /^\s*commit\b/i.test(text) : !KEEPS_NOTHING.test(text);
    if (keeps) commits += 1;
    if (commits === n) process.kill(process.pid, 'SIGKILL');
    if (/^\s*begin\b/i.test(text) && !withoutTransactions) within.add(this);
    if (/^\s*(commit|rollback)\s*$/i.test(text)) within.delete(this);
    return query.apply(this, told as never);
  } as typeof query;
}

const textOf = ([told]: [unknown]): string =>
  typeof told === 'string' ? told : ((told as { text?: string }).text ?? '');

import Database from 'better-sqlite3';
import pg from 'pg';

type Statement = {
  readonly source: string;
  run(...values: unknown[]): unknown;
  all(...values: unknown[]): unknown;
};

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
    const text = typeof told[0] === 'string' ? told[0] : (told[0] as { text?: string }).text;
    return query.apply(this, TRANSACTION.test(text ?? '') ? (['select 1'] as never) : (told as never));
  } as typeof query;
}

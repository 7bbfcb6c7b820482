import type { CompiledQuery, DatabaseConnection, Dialect, Driver, TransactionSettings } from 'kysely';

/**
 * What every write of a store is held against. `hold` is called on the connection of a transaction that has
 * written, as its last statement: it throws when this process no longer may, and nothing is committed. Null: no
 * condition.
 */
export type Fence = { hold: ((connection: DatabaseConnection) => Promise<void>) | null };

/** A statement that begins with its parts (WITH) writes only when one of them does, or what follows them. */
const WRITES = /^\s*(?:with\b.*\b)?(?:insert|update|delete|merge)\b/is;

/** The same engine, every write of which stands behind the fence, inside a transaction or alone. */
export function fenced(dialect: Dialect, fence: Fence): Dialect {
  return {
    createAdapter: () => dialect.createAdapter(),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createDriver: () => fencedDriver(dialect.createDriver(), fence),
  };
}

function fencedDriver(driver: Driver, fence: Fence): Driver {
  const known = new WeakMap<DatabaseConnection, FencedConnection>();
  const inner = (connection: DatabaseConnection): DatabaseConnection =>
    (connection as FencedConnection).inner;
  return {
    init: (options) => driver.init(options),
    destroy: (options) => driver.destroy(options),
    async acquireConnection(options) {
      const connection = await driver.acquireConnection(options);
      const wrapped = known.get(connection) ?? new FencedConnection(connection, driver, fence);
      known.set(connection, wrapped);
      return wrapped;
    },
    releaseConnection: (connection, options) => driver.releaseConnection(inner(connection), options),
    async beginTransaction(connection, settings) {
      await driver.beginTransaction(inner(connection), settings);
      (connection as FencedConnection).transaction = { hasWritten: false };
    },
    async commitTransaction(connection) {
      const { transaction } = connection as FencedConnection;
      if (transaction?.hasWritten) await fence.hold?.(inner(connection));
      await driver.commitTransaction(inner(connection));
      (connection as FencedConnection).transaction = null;
    },
    async rollbackTransaction(connection) {
      (connection as FencedConnection).transaction = null;
      await driver.rollbackTransaction(inner(connection));
    },
    savepoint: async (connection, ...told) => driver.savepoint?.(inner(connection), ...told),
    rollbackToSavepoint: async (connection, ...told) =>
      driver.rollbackToSavepoint?.(inner(connection), ...told),
    releaseSavepoint: async (connection, ...told) => driver.releaseSavepoint?.(inner(connection), ...told),
  };
}

const USUAL: TransactionSettings = {};

class FencedConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection;
  readonly #driver: Driver;
  readonly #fence: Fence;
  transaction: { hasWritten: boolean } | null = null;

  constructor(inner: DatabaseConnection, driver: Driver, fence: Fence) {
    this.inner = inner;
    this.#driver = driver;
    this.#fence = fence;
  }

  executeQuery: DatabaseConnection['executeQuery'] = async <R>(query: CompiledQuery, options?: object) => {
    const writes = WRITES.test(query.sql);
    if (this.transaction) this.transaction.hasWritten ||= writes;
    const { hold } = this.#fence;
    if (this.transaction || !writes || !hold) return this.inner.executeQuery<R>(query, options);
    await this.#driver.beginTransaction(this.inner, USUAL);
    try {
      const result = await this.inner.executeQuery<R>(query, options);
      await hold(this.inner);
      await this.#driver.commitTransaction(this.inner);
      return result;
    } catch (error) {
      await this.#driver.rollbackTransaction(this.inner);
      throw error;
    }
  };

  streamQuery: DatabaseConnection['streamQuery'] = (query, size, options) =>
    this.inner.streamQuery(query, size, options);
}

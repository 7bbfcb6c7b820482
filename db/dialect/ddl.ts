import { type ColumnDefinitionBuilder, type CreateTableBuilder, type RawBuilder, sql } from 'kysely';

export type Engine = 'sqlite' | 'postgres';

/** What the two engines spell differently in a table's definition; migrations take it from here. */
export type Ddl = {
  /** Sorts by bytes on both engines, so that both answer in the same order. */
  readonly text: RawBuilder<unknown>;
  readonly float: RawBuilder<unknown>;
  readonly idType: RawBuilder<unknown>;
  id(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder;
  end<T extends string, C extends string>(table: CreateTableBuilder<T, C>): CreateTableBuilder<T, C>;
  /** The same for narrow rows that are found by their key alone: SQLite keeps them in its order, once. */
  endInKeyOrder<T extends string, C extends string>(
    table: CreateTableBuilder<T, C>,
  ): CreateTableBuilder<T, C>;
};

export function ddlFor(engine: Engine): Ddl {
  if (engine === 'sqlite') {
    return {
      text: sql`text`,
      float: sql`real`,
      idType: sql`integer`,
      id: (column) => column.primaryKey().autoIncrement(),
      end: (table) => table.modifyEnd(sql`strict`),
      endInKeyOrder: (table) => table.modifyEnd(sql`strict, without rowid`),
    };
  }
  return {
    text: sql`text collate "C"`,
    float: sql`double precision`,
    idType: sql`integer`,
    id: (column) => column.primaryKey().generatedByDefaultAsIdentity(),
    end: (table) => table,
    endInKeyOrder: (table) => table,
  };
}

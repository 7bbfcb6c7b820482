import Database from 'better-sqlite3';

export type Row = Record<string, string | number | null>;
/** What one page leaves in the store. */
export type ReadyPage = {
  readonly posts: readonly Row[];
  readonly billed: readonly Row[];
  readonly ledger: Row;
};

/** The rows that the whole path has left, page by page, newest first as X shows them. */
export function* readyPages(model: string, pages: number, size: number): Generator<ReadyPage> {
  const store = new Database(model, { readonly: true });
  const behind = (table: string) =>
    Number(
      store
        .prepare(`select max(rowid) - ? from ${table}`)
        .pluck()
        .get(pages * size),
    );
  const page = (table: string) => {
    const offset = behind(table);
    const rows = store.prepare<[number, number], Row>(
      `select * from ${table} where rowid > ? and rowid <= ? order by rowid desc`,
    );
    return (index: number) => rows.all(offset + index * size, offset + (index + 1) * size);
  };
  const [posts, billed] = [page('post'), page('billed_read')];
  const ledger = store
    .prepare<[number], Row>(
      'select * from (select * from request_ledger order by id desc limit ?) order by id',
    )
    .all(pages);
  try {
    for (let index = 0; index < pages; index += 1) {
      const booked = { ...ledger[index] } as Row;
      delete booked.id;
      yield { posts: posts(index), billed: billed(index), ledger: booked };
    }
  } finally {
    store.close();
  }
}

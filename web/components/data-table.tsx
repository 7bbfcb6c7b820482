import type { TableView } from '../figures/chart-view.ts';

/** A table in a region of its own: a narrow screen scrolls the table, never the page. */
export function DataTable({ table, kind = '' }: { table: TableView; kind?: string }) {
  const [first = '', ...others] = table.columns;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="table-region" aria-label={table.caption} tabIndex={0}>
      <table class={`data ${kind}`}>
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {others.map((column) => (
              <th key={column} scope="col" class="number">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ head, cells }) => (
            <tr key={head}>
              <th scope="row">{head}</th>
              {others.map((column, index) => (
                <td key={column} class="number">
                  {cells[index]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

import type { TableView } from '../figures/chart-view.ts';

/** A table in a region of its own: a narrow screen scrolls the table, never the page. With words in its cells it turns into cards on a phone (`as-cards`). */
export function DataTable({ table, kind = '' }: { table: TableView; kind?: string }) {
  const [first = '', ...others] = table.columns;
  const isCards = kind === 'as-cards';
  const cellClass = isCards ? undefined : 'number';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="table-region" aria-label={table.caption} tabIndex={0}>
      <table class={`data ${kind}`}>
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {others.map((column) => (
              <th key={column} scope="col" class={cellClass}>
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
                <td key={column} class={cellClass} {...(isCards && { 'data-column': column })}>
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

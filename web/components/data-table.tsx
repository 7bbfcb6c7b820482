import type { TableView } from '../figures/chart-view.ts';
import type { Words } from '../i18n/words.ts';
import { Ordinals } from './ordinals.tsx';

type Props = { table: TableView; words: Words; kind?: string };

/** A table in a region of its own: a narrow screen scrolls the table, never the page. With words in its cells it turns into cards on a phone (`as-cards`). */
export function DataTable({ table, words, kind = '' }: Props) {
  const [first = '', ...others] = table.columns;
  const isCards = kind.split(' ').includes('as-cards');
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
              <th scope="row">
                <Ordinals text={head} words={words} />
              </th>
              {others.map((column, index) => (
                <td key={column} class={cellClass} {...(isCards && { 'data-column': column })}>
                  <Ordinals text={cells[index] ?? ''} words={words} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

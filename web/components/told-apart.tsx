import { useEffect } from 'preact/hooks';
import type { CatalogueEntry } from '../../api/contract/indicator.ts';
import type { MeasuresAnswer } from '../../api/contract/measure.ts';
import { apartTable } from '../figures/apart-table.ts';
import type { Words } from '../i18n/words.ts';
import { withQuery } from '../site/fetch-answer.ts';
import type { Board } from '../site/read-board.ts';
import type { Route } from '../site/route.ts';
import { useAnswer } from '../site/use-answer.ts';
import { DataTable } from './data-table.tsx';
import { Loading, SectionFailed } from './states.tsx';

type Props = {
  indicator: CatalogueEntry;
  board: Board;
  route: Route;
  words: Words;
  onSettled: (id: string) => void;
};

/** What is told of a figure beside the whole, for the chosen period. */
export function ToldApart({ indicator, board, route, words, onSettled }: Props) {
  const { t } = words;
  const { grain, start, end } = board.window.period;
  const loaded = useAnswer(`apart-${indicator.key}`, words, async (ask) => {
    const query = { grain, from: start, to: end, dimension: '*', asOf: route.asOf };
    const path = withQuery(`indicators/${indicator.key}/measures`, query);
    return (await ask<MeasuresAnswer>(path)).measures.filter(({ period }) => period.start === start);
  });
  useEffect(() => {
    if (loaded.state !== 'loading') onSettled('apart');
  }, [loaded, onSettled]);
  const table = loaded.state === 'done' ? apartTable(indicator, loaded.answer, words) : null;
  if (loaded.state === 'done' && table === null) return null;
  return (
    <section class="family" aria-labelledby="apart">
      <h2 id="apart">{t.apartTitle}</h2>
      {loaded.state === 'loading' && <Loading words={words} />}
      {loaded.state === 'failed' && <SectionFailed words={words} error={loaded.error} />}
      {table && <DataTable table={table} words={words} kind="as-cards" />}
    </section>
  );
}

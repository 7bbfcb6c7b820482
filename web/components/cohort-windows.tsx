import { useEffect } from 'preact/hooks';
import type { Measure, MeasuresAnswer } from '../../api/contract/measure.ts';
import { COHORT_WINDOWS, type CohortCell, cohortRows } from '../figures/cohort-windows.ts';
import { counted, type Words } from '../i18n/words.ts';
import { withQuery } from '../site/fetch-answer.ts';
import type { Board } from '../site/read-board.ts';
import type { Route } from '../site/route.ts';
import { useAnswer } from '../site/use-answer.ts';
import { Ordinals } from './ordinals.tsx';
import { Loading, SectionFailed } from './states.tsx';

type Props = { board: Board; route: Route; words: Words; onSettled?: (id: string) => void };

/** The share who reported within 90, 180 and 365 days, side by side, for every cohort: no period narrows them. */
export function CohortWindows({ board, route, words, onSettled }: Props) {
  const { t, format } = words;
  const loaded = useAnswer('cohort-windows', words, async (ask) => {
    const read = async (grain: 'year' | 'all'): Promise<readonly Measure[]> => {
      const query = { grain, dimension: '*', asOf: route.asOf };
      const path = withQuery('indicators/declared_share_cohort/measures', query);
      return (await ask<MeasuresAnswer>(path)).measures;
    };
    return [...(await read('year')), ...(await read('all'))];
  });
  useEffect(() => {
    if (loaded.state !== 'loading') onSettled?.('cohort-windows');
  }, [loaded, onSettled]);
  const { cutoff } = board.summary;
  const columns = COHORT_WINDOWS.map(({ days }) => t.cohortsWithin(counted(words, days, t.dayWord)));
  return (
    <section class="family" aria-labelledby="cohort-windows">
      <h2 id="cohort-windows">{t.cohortsTitle}</h2>
      <p class="family-lead">{t.cohortsLead}</p>
      {loaded.state === 'loading' && <Loading words={words} />}
      {loaded.state === 'failed' && <SectionFailed words={words} error={loaded.error} />}
      {loaded.state === 'done' && cutoff !== null && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <section class="table-region" aria-label={t.cohortsCaption} tabIndex={0}>
          <table class="data as-cards cohorts">
            <caption>{t.cohortsCaption}</caption>
            <thead>
              <tr>
                <th scope="col">{t.cohortsColumn}</th>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {cohortRows(loaded.answer, cutoff, words).map(({ head, cells }) => (
                <tr key={head}>
                  <th scope="row">{head}</th>
                  {cells.map((cell, index) => (
                    <Cell key={columns[index]} cell={cell} column={columns[index]} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <p class="family-lead caveat">
        {cutoff !== null && <Ordinals text={t.cohortsFoot(format.day(cutoff))} words={words} />}
      </p>
    </section>
  );
}

/** A share with a bar for what is certain and a pale one up to the most it can be. */
function Cell({ cell: { main, detail, bounds }, column }: { cell: CohortCell; column: string | undefined }) {
  return (
    <td data-column={column}>
      <span class={bounds ? 'cohort-share' : 'cohort-none'}>{main}</span>
      {bounds && (
        <svg class="cohort-bar" aria-hidden="true" viewBox="0 0 100 6" preserveAspectRatio="none">
          <rect class="cohort-high" width={100 * bounds.high} height="6" />
          <rect class="cohort-low" width={100 * bounds.low} height="6" />
        </svg>
      )}
      {detail && <small>{detail}</small>}
    </td>
  );
}

import { useEffect } from 'preact/hooks';
import type { MeasuresAnswer } from '../../api/contract/measure.ts';
import { adviceTable } from '../figures/advice-view.ts';
import type { Words } from '../i18n/words.ts';
import { withQuery } from '../site/fetch-answer.ts';
import type { Board } from '../site/read-board.ts';
import type { Route } from '../site/route.ts';
import { useAnswer } from '../site/use-answer.ts';
import { DataLinks } from './data-links.tsx';
import { DataTable } from './data-table.tsx';
import { Loading, SectionFailed } from './states.tsx';

type Props = { board: Board; route: Route; words: Words; onSettled: (id: string) => void };

/** The figure since the first day, and each of its contrasts with its two groups. */
const EVERY = { grain: 'all', dimension: '*' };

/** The six contrasts of the advice, over all requests: the chosen period does not narrow them. */
export function AdviceTable({ board, route, words, onSettled }: Props) {
  const { format, t } = words;
  const loaded = useAnswer('advice-contrast', words, async (ask) => {
    const path = withQuery('indicators/advice_contrast/measures', { ...EVERY, asOf: route.asOf });
    return (await ask<MeasuresAnswer>(path)).measures;
  });
  useEffect(() => {
    if (loaded.state !== 'loading') onSettled('advice');
  }, [loaded, onSettled]);
  const indicator = board.indicators.find(({ key }) => key === 'advice_contrast');
  return (
    <section class="family" aria-labelledby="contrasts">
      <h2 id="contrasts">{indicator ? format.tidy(indicator.label[format.language]) : ''}</h2>
      {loaded.state === 'loading' && <Loading words={words} />}
      {loaded.state === 'failed' && <SectionFailed words={words} error={loaded.error} />}
      {loaded.state === 'done' && (
        <>
          <DataTable table={adviceTable(loaded.answer, words)} words={words} kind="as-cards" />
          <p class="files">
            {t.downloads}{' '}
            <DataLinks
              query={{ ...EVERY, asOf: route.asOf }}
              indicator="advice_contrast"
              subject={t.adviceCaption}
              words={words}
            />
          </p>
        </>
      )}
      {indicator && (
        <>
          <p class="family-lead">{format.tidy(indicator.definition[format.language])}</p>
          <p class="family-lead caveat">{format.tidy(indicator.caveat[format.language])}</p>
        </>
      )}
    </section>
  );
}

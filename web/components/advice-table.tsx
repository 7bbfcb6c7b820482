import { useEffect } from 'preact/hooks';
import type { MeasuresAnswer } from '../../api/contract/measure.ts';
import { ADVICE, adviceTable } from '../figures/advice-view.ts';
import type { Words } from '../i18n/words.ts';
import { AnswerError, withQuery } from '../site/fetch-answer.ts';
import type { Board } from '../site/read-board.ts';
import type { Route } from '../site/route.ts';
import { useAnswer } from '../site/use-answer.ts';
import { DataTable } from './data-table.tsx';
import { Loading, SectionFailed } from './states.tsx';

type Props = { board: Board; route: Route; words: Words; onSettled: (id: string) => void };

/** The six contrasts of the advice, over all requests: the chosen period does not narrow them. */
export function AdviceTable({ board, route, words, onSettled }: Props) {
  const { format } = words;
  const loaded = useAnswer('advice-contrast', words, async (ask) => {
    const read = async (dimension: (typeof ADVICE)[number]) => {
      const query = { grain: 'all', dimension, asOf: route.asOf };
      try {
        const path = withQuery('indicators/advice_contrast/measures', query);
        const { measures } = await ask<MeasuresAnswer>(path);
        return [dimension, measures[0] ?? null] as const;
      } catch (cause) {
        // Not worked out yet: the dimension is not there.
        if (cause instanceof AnswerError && cause.status === 400) return [dimension, null] as const;
        throw cause;
      }
    };
    return Promise.all(ADVICE.map(read));
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
        <DataTable table={adviceTable(new Map(loaded.answer), words)} kind="plan" />
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

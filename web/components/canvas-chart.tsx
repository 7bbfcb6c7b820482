import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChartView } from '../figures/chart-view.ts';
import type { Words } from '../i18n/words.ts';
import { DataTable } from './data-table.tsx';
import { Legend } from './legend.tsx';

type Props = { view: ChartView; foot: string; words: Words; onDrawn?: () => void };

/** A chart on the dashboard: drawn on canvas, named by its main number, followed by its table. */
export function CanvasChart({ view, foot, words, onDrawn }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    let remove: (() => void) | null = null;
    let gone = false;
    const draw = async () => {
      // Chart.js is most of the weight of the site: the figures are on screen before it arrives.
      const { drawOnCanvas } = await import('../charts/on-canvas.ts');
      if (gone || !canvas.current) return;
      remove = await drawOnCanvas(canvas.current, view.build);
      if (gone) remove();
    };
    draw()
      .catch(() => setBroken(true))
      .finally(() => onDrawn?.());
    return () => {
      gone = true;
      remove?.();
    };
  }, [view, onDrawn]);
  return (
    // biome-ignore lint/a11y/noRedundantRoles: RGAA 1.9.1 asks for the role in full
    <figure class="chart" role="figure" data-chart={view.id} aria-labelledby={`${view.id}-unit`}>
      <figcaption class="chart-unit" id={`${view.id}-unit`}>
        {view.subtitle}
      </figcaption>
      {broken ? (
        <p class="state state-failed">{words.t.chartFailed}</p>
      ) : (
        <div class="chart-area">
          <canvas ref={canvas} role="img" aria-label={view.alt} />
        </div>
      )}
      <Legend items={view.legend} />
      {view.notes.map((note) => (
        <p key={note} class="chart-note">
          {note}
        </p>
      ))}
      <p class="chart-foot">{foot}</p>
      <details class="chart-data">
        <summary>
          {words.t.dataTable}
          <span class="unseen"> : {view.subtitle}</span>
        </summary>
        <DataTable table={view.table} />
      </details>
    </figure>
  );
}

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Drawn } from '../charts/on-canvas.ts';
import type { ChartView } from '../figures/chart-view.ts';
import type { Words } from '../i18n/words.ts';
import { whenNear } from '../site/when-near.ts';
import { Annotations } from './annotations.tsx';
import { ChartFiles } from './chart-files.tsx';
import { DataTable } from './data-table.tsx';
import { Legend } from './legend.tsx';
import { Ordinals } from './ordinals.tsx';

type Props = {
  view: ChartView;
  title: string;
  foot: string;
  asOf: string | null;
  words: Words;
  /** It is drawn, or has said why not, or waits until a reader comes near. */
  onSettled?: () => void;
};

/**
 * A chart on the dashboard: drawn on canvas once a reader comes near, named by its main number, followed by a slider
 * that walks along its values by keyboard or finger, by the sentence that reads it aloud, its table and its files.
 */
export function CanvasChart({ view, title, foot, asOf, words, onSettled }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawn = useRef<Drawn | null>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    if (!canvas.current) return;
    let gone = false;
    const draw = async () => {
      // Chart.js is most of the weight of the site: the figures are on screen before it arrives.
      const { drawOnCanvas } = await import('../charts/on-canvas.ts');
      if (gone || !canvas.current) return;
      drawn.current = await drawOnCanvas(canvas.current, view.build);
      if (gone) drawn.current.remove();
    };
    let isSettled = false;
    const settle = () => {
      if (!isSettled) onSettled?.();
      isSettled = true;
    };
    const giveUp = whenNear(
      [canvas.current],
      () =>
        draw()
          .catch(() => setBroken(true))
          .finally(settle),
      settle,
    );
    return () => {
      gone = true;
      giveUp();
      drawn.current?.remove();
    };
  }, [view, onSettled]);
  return (
    // biome-ignore lint/a11y/noRedundantRoles: RGAA 1.9.1 asks for the role in full
    <figure class="chart" role="figure" data-chart={view.id} aria-labelledby={`${view.id}-unit`}>
      <figcaption class="chart-unit" id={`${view.id}-unit`}>
        <Ordinals text={view.subtitle} words={words} />
      </figcaption>
      {broken ? (
        <p class="state state-failed">{words.t.chartFailed}</p>
      ) : (
        <>
          <div class="chart-area">
            <canvas ref={canvas} role="img" aria-label={view.alt} />
          </div>
          <Cursor view={view} words={words} onPoint={(index) => drawn.current?.point(index)} />
        </>
      )}
      <Legend items={view.legend} />
      <p class="chart-reading">
        <Ordinals text={view.reading} words={words} />
      </p>
      {view.annotations && <Annotations texts={view.annotations} words={words} />}
      {view.notes.map((note) => (
        <p key={note} class="chart-note">
          <Ordinals text={note} words={words} />
        </p>
      ))}
      <p class="chart-foot">
        <Ordinals text={foot} words={words} />
      </p>
      <ChartFiles view={view} text={{ title, foot }} asOf={asOf} canvas={canvas} words={words} />
      <details class="chart-data">
        <summary>
          {words.t.dataTable}
          <span class="unseen">, {view.subtitle}</span>
        </summary>
        <DataTable table={view.table} words={words} />
      </details>
    </figure>
  );
}

type CursorProps = { view: ChartView; words: Words; onPoint: (index: number | null) => void };

/** A slider over the values: arrows and fingers move it, its value is announced as it stands in the table. */
function Cursor({ view: { marks, subtitle, id }, words, onPoint }: CursorProps) {
  const { t } = words;
  const [index, setIndex] = useState<number | null>(null);
  if (marks.length < 2) return null;
  const mark = marks[index ?? marks.length - 1];
  const text = mark ? t.pointText(mark.label, mark.text) : '';
  const move = (next: number | null) => {
    setIndex(next);
    onPoint(next);
  };
  return (
    <p class="chart-cursor">
      <input
        type="range"
        min={0}
        max={marks.length - 1}
        value={index ?? marks.length - 1}
        aria-label={t.cursor(subtitle)}
        aria-valuetext={text}
        aria-describedby={`${id}-hint`}
        onFocus={() => move(index ?? marks.length - 1)}
        onBlur={() => onPoint(null)}
        onInput={(event) => move(Number(event.currentTarget.value))}
      />
      <span class="chart-point" aria-live="polite">
        {index === null ? <span id={`${id}-hint`}>{t.cursorHint}</span> : text}
      </span>
      {index !== null && (
        <span id={`${id}-hint`} class="unseen">
          {t.cursorHint}
        </span>
      )}
    </p>
  );
}

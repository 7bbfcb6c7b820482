import { useEffect, useRef } from 'preact/hooks';
import { Legend } from '../components/legend.tsx';
import type { ChartView } from '../figures/chart-view.ts';

export type Drawing = {
  /** On paper `group`: with this role Chromium tags one figure, with its text, and one caption. On screen RGAA 1.9.1 asks for `figure`. */
  readonly role: 'figure' | 'group';
  readonly done: (id: string) => void;
  readonly failed: (id: string, cause: unknown) => void;
};
type Props = {
  view: ChartView;
  drawing: Drawing;
  /** In pixels. */
  height: number;
  foot?: string | null;
};

/** Draws in the place of what kept its room. */
export async function drawVector(view: ChartView, where: HTMLElement, height: number): Promise<void> {
  const width = Math.max(260, Math.floor(where.clientWidth));
  // Chart.js is most of the weight of a report: its words are on screen before it arrives.
  const { drawToSvg } = await import('../charts/to-svg.ts');
  where.replaceChildren(await drawToSvg(view, where, { width, height, id: view.id }));
}

/** A chart of the report: an SVG whose text stays text, named by its main number. */
export function VectorChart({ view, drawing, height, foot = null }: Props) {
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const where = area.current;
    if (!where) return;
    let gone = false;
    drawVector(view, where, height).then(
      () => {
        if (!gone) drawing.done(view.id);
      },
      (cause: unknown) => {
        if (!gone) drawing.failed(view.id, cause);
      },
    );
    return () => {
      gone = true;
    };
  }, [view, drawing, height]);
  const caption = `${view.id}-caption`;
  return (
    <figure class="vector" role={drawing.role} aria-labelledby={caption} data-chart={view.id}>
      <figcaption id={caption}>{view.subtitle}</figcaption>
      <div ref={area} class="vector-area">
        {/* Keeps its room until it is drawn. */}
        <svg width="1" height={height} aria-hidden="true" />
      </div>
      <Legend items={view.legend} />
      {view.notes.map((note) => (
        <p key={note} class="chart-note">
          {note}
        </p>
      ))}
      {foot !== null && <p class="chart-foot">{foot}</p>}
    </figure>
  );
}

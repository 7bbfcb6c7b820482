import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import type { PictureText } from '../charts/picture.ts';
import type { ChartView } from '../figures/chart-view.ts';
import type { Words } from '../i18n/words.ts';
import { DataLinks } from './data-links.tsx';

type Props = {
  view: ChartView;
  text: PictureText;
  /** The day as known on, as the page shows it: what is saved is what is seen. */
  asOf: string | null;
  canvas: RefObject<HTMLCanvasElement | null>;
  words: Words;
};

/** The chart's data and its picture, which is made in the page when it is asked for. */
export function ChartFiles({ view, text, asOf, canvas, words }: Props) {
  const { t } = words;
  const [failed, setFailed] = useState(false);
  const { indicator, grain, start, end, dimension = null } = view.from;
  const query = { grain, from: start, to: end, dimension, asOf };
  const save = async (kind: 'png' | 'svg') => {
    try {
      const { pngPicture, saveFile, svgPicture } = await import('../charts/picture.ts');
      if (!canvas.current) return;
      const make = kind === 'png' ? pngPicture : svgPicture;
      saveFile(await make(view, text, canvas.current), `${view.id}-${start}-${end}.${kind}`);
    } catch {
      setFailed(true);
    }
  };
  return (
    <p class="files">
      {t.downloads} <DataLinks indicator={indicator} query={query} subject={view.subtitle} words={words} />{' '}
      <button type="button" onClick={() => save('png')} aria-label={t.downloadOf('PNG', view.subtitle)}>
        PNG
      </button>{' '}
      <button type="button" onClick={() => save('svg')} aria-label={t.downloadOf('SVG', view.subtitle)}>
        SVG
      </button>
      {failed && <span role="alert">{t.chartFailed}</span>}
    </p>
  );
}

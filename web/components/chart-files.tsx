import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';
import type { PictureText } from '../charts/picture.ts';
import type { ChartView } from '../figures/chart-view.ts';
import type { Words } from '../i18n/words.ts';
import { withQuery } from '../site/fetch-answer.ts';

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
  const { t, format } = words;
  const [failed, setFailed] = useState(false);
  const { indicator, grain, start, end, dimension = null } = view.from;
  const query = { grain, from: start, to: end, dimension, asOf };
  const data = `/api/v1/indicators/${indicator}/measures`;
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
      {t.downloads}{' '}
      <a
        href={withQuery(`${data}.csv`, { ...query, lang: format.language })}
        download=""
        aria-label={t.downloadOf('CSV', view.subtitle)}
      >
        CSV
      </a>{' '}
      <a
        href={withQuery(data, query)}
        download={`${view.id}.json`}
        aria-label={t.downloadOf('JSON', view.subtitle)}
      >
        JSON
      </a>{' '}
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

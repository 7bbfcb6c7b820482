import type { Words } from '../i18n/words.ts';

/** What happened in the days of a chart, under the numbers that stand on it. */
export function Annotations({ texts, words }: { texts: readonly string[]; words: Words }) {
  return (
    <>
      <p class="chart-note">{words.t.annotationsTitle}</p>
      {texts.map((text) => (
        <p key={text} class="chart-note chart-annotation">
          {text}
        </p>
      ))}
    </>
  );
}

import type { EditionDocument } from '../../api/contract/edition.ts';
import { cellText, releasedOf } from './released-source.ts';
import type { SponsorWords } from './sponsor-words.ts';

const [ROW, LEFT, WIDE] = [26, 74, 186];

/** Reported returns by year: a bar for what is certain, a pale one up to the most it can be. */
export function ReturnsByYear({ edition, words }: { edition: EditionDocument; words: SponsorWords }) {
  const { s } = words;
  const { indicator, years } = releasedOf(edition, 'job_declarations_period');
  if (!indicator || years.length === 0) return null;
  const most = Math.max(1, ...years.map(({ value, low, high }) => high ?? value ?? low ?? 0));
  const rows = years.map((cell) => ({
    name: `${cell.period.start.slice(0, 4)}–${cell.period.end.slice(0, 4)}`,
    text: cellText(indicator, cell, words),
    low: ((cell.value ?? cell.low ?? 0) / most) * WIDE,
    high: ((cell.high ?? cell.value ?? cell.low ?? 0) / most) * WIDE,
    isTold: cell.state !== 'hidden',
  }));
  const alt = `${s.returnsTitle} – ${rows.map(({ name, text }) => `${name}, ${text}`).join('; ')}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: with this role Chromium tags one figure, with its text, and one caption
    <figure class="vector" role="group" aria-labelledby="returns-caption">
      <figcaption id="returns-caption">{s.returnsTitle}</figcaption>
      <svg role="img" aria-label={alt} viewBox={`0 0 ${LEFT + WIDE} ${rows.length * ROW}`}>
        {rows.map(({ name, low, high, isTold }, index) => (
          <g key={name} transform={`translate(0 ${index * ROW})`}>
            <text x="0" y="17" class="svg-text">
              {name}
            </text>
            {!isTold && (
              <text x={LEFT} y="17" class="svg-text svg-soft">
                {s.hiddenShort}
              </text>
            )}
            {isTold && <rect x={LEFT} y="5" width={high} height="15" class="bar-high" />}
            {isTold && <rect x={LEFT} y="5" width={low} height="15" class="bar-low" />}
          </g>
        ))}
      </svg>
      <table class="data compact">
        <caption>{s.returnsCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{s.yearColumn}</th>
            <th scope="col">{s.declaredColumn}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, text }, index) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{withHigh(text, years[index]?.high ?? null, words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

const withHigh = (text: string, high: number | null, { s, format }: SponsorWords): string =>
  high === null ? text : s.atMost(text, format.number(high));

import type { EditionDocument } from '../../api/contract/edition.ts';
import { cellText, releasedOf } from './released-source.ts';
import type { SponsorWords } from './sponsor-words.ts';

/** As many as one page holds beside the rest; the report tells them all. */
const MOST_YEARS = 6;

/** Reported returns by year, each with a bar: dark for what is certain, pale up to the most it can be. */
export function ReturnsByYear({ edition, words }: { edition: EditionDocument; words: SponsorWords }) {
  const { s, format } = words;
  const { indicator, years } = releasedOf(edition, 'job_declarations_period');
  if (!indicator || years.length === 0) return null;
  const shown = years.slice(-MOST_YEARS);
  const most = Math.max(1, ...shown.map(({ value, low, high }) => high ?? value ?? low ?? 0));
  return (
    <div>
      <table class="data compact returns">
        <caption>{s.returnsTitle(years.length > MOST_YEARS ? format.number(MOST_YEARS) : null)}</caption>
        <thead>
          <tr>
            <th scope="col">{s.yearColumn}</th>
            <th scope="col">{s.declaredColumn}</th>
            <th scope="col">{s.barColumn}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((cell) => {
            const { value, low, high, state } = cell;
            const text = state === 'hidden' ? s.hiddenShort : cellText(indicator, cell, words);
            return (
              <tr key={cell.period.start}>
                <th scope="row">{format.yearSpan(cell.period.start)}</th>
                <td>{high === null ? text : s.atMost(text, format.number(high))}</td>
                <td>
                  {state !== 'hidden' && (
                    <Bar low={(value ?? low ?? 0) / most} high={(high ?? value ?? low ?? 0) / most} />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The numbers beside it say the same: it is not read out. Shares of the width, 0 to 1. */
function Bar({ low, high }: { low: number; high: number }) {
  return (
    <svg class="bar" aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none">
      <rect width={100 * high} height="10" class="bar-high" />
      <rect width={100 * low} height="10" class="bar-low" />
    </svg>
  );
}

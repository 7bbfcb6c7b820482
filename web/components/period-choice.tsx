import type { Words } from '../i18n/words.ts';
import { addressOf, type Route } from '../site/route.ts';

type Props = { years: readonly number[]; route: Route; words: Words };

/** Since the start, or one i4Emploi year: plain links, so that the address holds the choice. */
export function PeriodChoice({ years, route, words }: Props) {
  const { t, format } = words;
  const choices = [
    { year: null, label: t.sinceStart },
    ...years.map((year) => ({ year, label: format.yearSpan(`${year}-09-26`) })),
  ];
  return (
    <nav class="periods" aria-label={t.periodChoice}>
      <ul>
        {choices.map(({ year, label }) => (
          <li key={label}>
            <a href={addressOf({ ...route, year })} aria-current={route.year === year ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
      <p>{t.yearHint}</p>
    </nav>
  );
}

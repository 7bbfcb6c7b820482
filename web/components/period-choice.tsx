import type { Words } from '../i18n/words.ts';
import type { Board } from '../site/read-board.ts';
import { addressOf, type Route } from '../site/route.ts';
import { Ordinals } from './ordinals.tsx';

type Props = { board: Board; route: Route; words: Words };

/** Since the start, an i4Emploi year, the last days; any other window one gesture away. The address holds the choice. */
export function PeriodChoice({ board, route, words }: Props) {
  const { t, format } = words;
  const { summary, window } = board;
  const links = [
    { period: 'all', label: t.sinceStart },
    ...summary.years.map((year) => ({
      period: `${year}-${year + 1}`,
      label: format.yearSpan(`${year}-09-26`),
    })),
    // What was published has whole months and years.
    ...(summary.shared ? [] : ['7', '28', '90']).map((days) => ({
      period: `${days}d`,
      label: t.lastDays(days),
    })),
  ];
  const isListed = links.some(({ period }) => period === route.period);
  return (
    <nav class="periods" aria-label={t.periodChoice}>
      <ul>
        {links.map(({ period, label }) => (
          <li key={period}>
            <a
              href={addressOf({ ...route, period })}
              aria-current={route.period === period ? 'page' : undefined}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
      <p class="periods-now">
        <strong>
          <Ordinals
            text={t.periodLine(format.day(window.period.start), format.day(window.period.end))}
            words={words}
          />
        </strong>
        {window.earlier !== null && (
          <Ordinals
            text={` – ${t.comparedTo(format.day(window.earlier.start), format.day(window.earlier.end))}`}
            words={words}
          />
        )}
      </p>
      {!window.over && <p>{t.notOver}</p>}
      {route.asOf !== null && (
        <p class="as-of">
          <Ordinals text={t.asOfLine(format.day(route.asOf))} words={words} />{' '}
          <a href={addressOf({ ...route, asOf: null })}>{t.asOfLeave}</a>
        </p>
      )}
      {summary.shared === null && (
        <details class="periods-other" open={!isListed}>
          <summary>{t.otherPeriod}</summary>
          <OtherPeriods board={board} route={route} words={words} />
          <p>{t.yearHint}</p>
        </details>
      )}
    </nav>
  );
}

function OtherPeriods({ board: { summary, window }, route, words }: Props) {
  const { t } = words;
  const [first, last] = [summary.collective.startDay, summary.cutoff ?? window.period.end];
  const years = Array.from({ length: Number(last.slice(0, 4)) - Number(first.slice(0, 4)) + 1 }, (_, index) =>
    String(Number(first.slice(0, 4)) + index),
  );
  const go = (change: Partial<Route>) => location.assign(addressOf({ ...route, ...change }));
  /** Fields are read as they were filled in; the browser has refused what is no date. */
  const onSubmit = (read: (field: (name: string) => string) => Partial<Route>) => (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    go(read((name) => String(data.get(name) ?? '')));
  };
  const { start, end } = window.period;
  return (
    <div class="periods-forms">
      <form onSubmit={onSubmit((field) => ({ period: field('calendar') }))}>
        <label>
          {t.calendarYear}
          <select name="calendar">
            {years.map((year) => (
              <option key={year} selected={year === start.slice(0, 4)}>
                {year}
              </option>
            ))}
          </select>
        </label>
        <Show words={words} what={t.calendarYear} />
      </form>
      <form onSubmit={onSubmit((field) => ({ period: field('month') }))}>
        <label>
          {t.monthChoice}
          <input
            type="month"
            name="month"
            required
            min={first.slice(0, 7)}
            max={last.slice(0, 7)}
            defaultValue={end.slice(0, 7)}
          />
        </label>
        <Show words={words} what={t.monthChoice} />
      </form>
      <form onSubmit={onSubmit((field) => ({ period: inOrder(field('from'), field('to')) }))}>
        <label>
          {t.from}
          <input type="date" name="from" required min={first} max={last} defaultValue={start} />
        </label>
        <label>
          {t.to}
          <input type="date" name="to" required min={first} max={last} defaultValue={end} />
        </label>
        <Show words={words} what={t.freeChoice} />
      </form>
      <form onSubmit={onSubmit((field) => ({ asOf: field('asOf') }))}>
        <label>
          {t.asOfChoice}
          <input type="date" name="asOf" required min={first} defaultValue={route.asOf ?? last} />
        </label>
        <Show words={words} what={t.asOfChoice} />
        <small>{t.asOfHint}</small>
      </form>
    </div>
  );
}

const inOrder = (from: string, to: string): string => (from <= to ? `${from}..${to}` : `${to}..${from}`);

function Show({ words, what }: { words: Words; what: string }) {
  return (
    <button type="submit">
      {words.t.show}
      <span class="unseen">, {what}</span>
    </button>
  );
}

import type { Indicator } from '../../api/contract/indicator.ts';
import type { Measure } from '../../api/contract/measure.ts';
import type { Words } from '../i18n/words.ts';

type Span = Measure['period'];

/** « depuis le 26 septembre 2015 » or « du 26 septembre 2018 au 25 septembre 2019 ». */
export function periodPhrase(period: Span, { t, format }: Words): string {
  if (period.grain === 'all') return t.phraseSince(format.day(period.start));
  return t.phraseBetween(format.day(period.start), format.day(period.end));
}

/** The period a card prints: a stock is read on the last day, a flow runs over the whole period. */
export function periodText(indicator: Indicator, measure: Measure, words: Words): string {
  const { t, format } = words;
  const { period } = measure;
  if (indicator.key === 'job_declarations_cumulative') return capital(t.cumulatedOn(format.day(period.end)));
  if (indicator.kind === 'stock') return capital(t.stockOn(format.day(period.end)));
  return capital(t.phraseBetween(format.day(period.start), format.day(period.end)));
}

/** The sentence with its first letter raised. */
export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** Unit and period of a chart: « Demandes par mois, de septembre 2015 à septembre 2019 ». */
export function withPeriod(unit: string, frame: { from: string; to: string }, { t, format }: Words): string {
  const [from, to] = [format.month(frame.from), format.month(frame.to)];
  return from === to ? `${unit}, ${from}` : t.unitAndPeriod(unit, from, to);
}

import type { Figure as FigureOfWindow } from '../../api/contract/figures.ts';
import type { Indicator } from '../../api/contract/indicator.ts';
import { type Bound, trueOf } from '../i18n/format.ts';
import type { Words } from '../i18n/words.ts';
import { figureText } from './figure-text.ts';

/**
 * What a figure was in the same window a year before, and what changed; or why that is not said, and that the
 * window itself mixes two definitions. Null for the whole time of one definition, which has no earlier self.
 */
export function comparisonText(indicator: Indicator, figure: FigureOfWindow, words: Words): string | null {
  const { t, format } = words;
  const broken = figure.notCompared === 'series_break' ? undefined : figure.breaks.at(-1);
  const compared = comparedOrWhyNot(indicator, figure, words);
  if (!broken) return compared;
  const mixes = t.mixesDefinitions(format.day(broken.from));
  return compared === null ? mixes : `${compared} ${mixes}`;
}

function comparedOrWhyNot(indicator: Indicator, figure: FigureOfWindow, words: Words): string | null {
  const { t, format } = words;
  switch (figure.notCompared) {
    case 'whole':
      return null;
    case 'before_start':
      return t.notComparedStart;
    case 'not_over':
      return t.notComparedOver;
    case 'no_figure':
      return t.notComparedNone;
    case 'series_break':
      return t.notComparedBreak(format.day(figure.breaks.at(-1)?.from ?? figure.measure.period.start));
    case null:
      break;
  }
  if (figure.earlier === null) return null;
  const value = figureText(indicator, figure.earlier.measure, words).main;
  return t.compared(value, changeOf(indicator, figure.earlier, words));
}

type Earlier = NonNullable<FigureOfWindow['earlier']>;
type Bounds = Earlier['ratio'];

/** Of a zero there is no percentage: both ends are known all the same. */
function changeOf(indicator: Indicator, { measure, difference, ratio }: Earlier, words: Words): string {
  if (indicator.unit === 'share') return pointsText(difference, words);
  if (measure.value !== 0) return changeText(ratio, words);
  return difference?.low === 0 && difference.high === 0 ? words.t.changeSame : words.t.changeFromZero;
}

/** A share moves by points: the percentage of a percentage misleads. */
function pointsText(difference: Bounds, { t, format }: Words): string {
  if (difference === null || difference.low === null || difference.high === null) return t.changeUnknown;
  const say = (share: number, bound: Bound) => {
    const points = Math.round(trueOf(share * 100, 1, bound) * 10) / 10;
    const sign = points > 0 ? '+' : points < 0 ? '−' : '';
    const size = Math.abs(points);
    return t.points(`${sign}${format.number(size, 1)}`, format.plural(size, 'one', 'other') === 'one');
  };
  const [low, high] = saidBetween(difference.low, difference.high, say);
  return t.changePoints(low === high ? low : t.changeBetween(low, high));
}

/** « 12 % de plus »; between its bounds where the figures have some, and unknown where they leave it open. */
export function changeText(ratio: Bounds, { t, format }: Words): string {
  if (ratio === null || ratio.low === null || ratio.high === null) return t.changeUnknown;
  const say = (times: number, bound: Bound) => {
    const share = Math.round(trueOf((times - 1) * 100, 0, bound));
    if (share === 0) return t.changeSame;
    const text = format.share(Math.abs(share) / 100, 0);
    return share > 0 ? t.changeMore(text) : t.changeLess(text);
  };
  const [low, high] = saidBetween(ratio.low, ratio.high, say);
  return low === high ? low : t.changeBetween(low, high);
}

/** Both ends, each rounded so that it still bounds; to the nearest where they are one. */
const saidBetween = (
  low: number,
  high: number,
  say: (end: number, bound: Bound) => string,
): readonly [string, string] =>
  low === high ? [say(low, null), say(high, null)] : [say(low, 'low'), say(high, 'high')];

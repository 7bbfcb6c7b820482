import type { Indicator } from '../../api/contract/indicator.ts';
import type { Measure } from '../../api/contract/measure.ts';
import { type Bound, NBSP, trueOf } from '../i18n/format.ts';
import { counted, type Words } from '../i18n/words.ts';

/** One figure in words: what a card, a table cell or a title prints. */
export type FigureText = {
  /** « au moins », « de 27 000 à 700 000 », « 97,3 % »; a word when there is no number. */
  readonly main: string;
  /** `main` without its « au moins », for a card that sets the two apart. */
  readonly number: string;
  readonly prefix: string | null;
  readonly state: 'measured' | 'zero' | 'absent' | 'failed';
  /** The upper bound of a figure shown as a minimum, and what the figure rests on. */
  readonly detail: string | null;
  readonly coverage: string;
  readonly partial: boolean;
  readonly reason: string | null;
  /** It rests on files, in whole or in part: said beside the number, whatever else is. */
  readonly fromFiles: boolean;
};

/** @param measure of that indicator; shares run 0..1, delays are in minutes */
export function figureText(indicator: Indicator, measure: Measure, words: Words): FigureText {
  const { t } = words;
  const partial = measure.coverage !== null && measure.coverage < 1;
  const common = {
    coverage: coverageText(measure.coverage, words),
    partial,
    reason: whyText(measure, words),
    fromFiles: measure.reason?.startsWith('imported') ?? false,
  };
  if (measure.state === 'failed' || measure.state === 'not_measured' || measure.state === 'hidden') {
    const untold = measure.state === 'hidden' ? hiddenWord(measure, words) : t.notMeasured;
    const elsewhere = measure.reason?.startsWith('window_') ? t.noWindowFigure : untold;
    const word = measure.state === 'failed' ? t.failed : elsewhere;
    const state = measure.state === 'failed' ? ('failed' as const) : ('absent' as const);
    return { ...common, main: word, number: word, prefix: null, state, detail: null };
  }
  const say = (value: number, bound: Bound = null) => {
    const text = valueText(indicator.unit, value, words, { n: measure.n, bound });
    // Nothing else on a card says what is counted: « 12 », of a silence, would be read as a number of silences.
    return indicator.unit === 'days'
      ? `${text}${NBSP}${words.format.plural(value, t.dayWord(true), t.dayWord(false))}`
      : text;
  };
  const low = measure.low ?? measure.value;
  const high = measure.high ?? (measure.low === null ? measure.value : null);
  const state = measure.state === 'measured_zero' ? ('zero' as const) : ('measured' as const);
  const basis =
    measure.n === null ? null : t.basis(counted(words, measure.n, basisWord(indicator.key, words)));

  if (indicator.shown === 'lower_bound' && low !== null) {
    const upper = high !== null && high > low ? t.atMost(say(high, 'high')) : null;
    const detail = [upper, basis].filter((part) => part !== null).join(' ') || null;
    return {
      ...common,
      main: `${t.atLeast} ${say(low, 'low')}`,
      number: say(low, 'low'),
      prefix: t.atLeast,
      state,
      detail,
    };
  }
  if (measure.value !== null && indicator.shown !== 'range') {
    const number = say(measure.value);
    return { ...common, main: number, number, prefix: null, state, detail: basis };
  }
  if (low !== null && high !== null) {
    const number = t.fromTo(say(low, 'low'), say(high, 'high'));
    return { ...common, main: number, number, prefix: null, state, detail: basis };
  }
  // A range never shows one bound alone; an exact figure cut short by its coverage is a minimum.
  if (low !== null && indicator.shown !== 'range')
    return {
      ...common,
      main: `${t.atLeast} ${say(low, 'low')}`,
      number: say(low, 'low'),
      prefix: t.atLeast,
      state,
      detail: basis,
    };
  return {
    ...common,
    main: t.notMeasured,
    number: t.notMeasured,
    prefix: null,
    state: 'absent',
    detail: null,
  };
}

/** A value with the sign of its unit when it has one (%, min), else the bare number; a bound is rounded away from what it bounds. */
export function valueText(
  unit: Indicator['unit'],
  value: number,
  { format }: Words,
  { n = null, bound = null }: { n?: number | null; bound?: Bound } = {},
): string {
  if (unit === 'share') return format.share(value, n, bound);
  if (unit === 'minutes') return format.delay(value, bound);
  const digits = unit === 'kappa' ? 2 : 0;
  return format.number(trueOf(value, digits, bound), digits);
}

/** What the `n` of a share or of a median counts. */
function basisWord(key: string, { t }: Words): (one: boolean) => string {
  if (key === 'active_days_ratio') return t.dayWord;
  if (key.endsWith('_share_cohort') || key === 'declared_bounds') return t.personWord;
  if (key === 'potential_audience_bounds') return t.accountWord;
  if (key === 'bio_adopters' || key.endsWith('_bio_accounts')) return t.accountWord;
  return key === 'relay_coverage' || key === 'time_to_first_relay' ? t.requests : t.itemWord;
}

function coverageText(coverage: number | null, { t, format }: Words): string {
  if (coverage === null) return t.coverageUnknown;
  return coverage >= 1 ? t.coverageFull : t.coverageLine(format.coverage(coverage));
}

const STILL_FOLLOWED = 'still_followed';

/** What stands in the place of a number that is known and not published. */
export const hiddenWord = ({ reason }: Pick<Measure, 'reason'>, { t }: Words): string =>
  reason === STILL_FOLLOWED ? t.notYetPublic : t.hidden;

/** Why a figure has bounds, or no number, and with which month it was or will be published; null: nothing is to be said. */
export function whyText({ reason, toldWith }: Measure, words: Words): string | null {
  const { t, format } = words;
  if (reason === STILL_FOLLOWED && toldWith) return t.reasonStillFollowed(format.month(toldWith));
  const why = reason === null ? null : reasonText(reason, words);
  const since = toldWith ? t.knownWithMonth(format.month(toldWith)) : null;
  return [why, since].filter((part) => part !== null).join(' ') || null;
}

/** The sentence behind a reason code of the contract; an unknown code is shown as it came. */
export function reasonText(code: string, { t }: Words): string {
  const known: Record<string, string> = {
    unseen_posts: t.reasonUnseen,
    search_incomplete: t.reasonSearch,
    panel_estimate: t.reasonPanel,
    overlap_unknown: t.reasonOverlap,
    partial_coverage: t.reasonPartial,
    imported: t.reasonImported,
    imported_partial: t.reasonImportedPartial,
    no_reading: t.reasonNoReading,
    not_mature: t.reasonNotMature,
    too_few: t.reasonTooFew,
    no_request: t.reasonNoRequest,
    unsorted_posts: t.reasonUnsorted,
    unread_relays: t.reasonUnread,
    not_looked_up: t.reasonNotLookedUp,
    followers_unread: t.reasonFollowers,
    no_impressions: t.reasonNoImpressions,
    not_coded: t.reasonNotCoded,
    no_source: t.reasonNoSource,
    no_post: t.reasonNoPost,
    as_noted: t.reasonAsNoted,
    reposts_unread: t.reasonRepostsUnread,
    no_adopter: t.reasonNoAdopter,
    no_such_day: t.reasonNoSuchDay,
    association: t.reasonAssociation,
    band: t.reasonBand,
    no_news: t.reasonNoNews,
    not_reached: t.reasonNotReached,
    few_at_risk: t.reasonFewAtRisk,
    hours_not_kept: t.reasonHours,
    run_failed: t.reasonRunFailed,
    window_distinct: t.windowDistinct,
    window_share: t.windowShare,
    window_median: t.windowMedian,
    window_no_days: t.windowNoDays,
    window_stock: t.windowStock,
    window_not_public: t.windowNotPublic,
    few_people: t.reasonFewPeople,
    not_released: t.reasonNotReleased,
    in_fives: t.reasonInFives,
    by_year: t.reasonByYear,
    x_budget: t.reasonBudget,
    credentials_missing: t.reasonCredentials,
  };
  // Every way in which X can fail a night has a code that starts so; the log tells them apart.
  return known[code] ?? (code.startsWith('x_') ? t.reasonX : t.reasonOther(code));
}

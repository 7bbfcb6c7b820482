/** One true figure. `value` is the absolute truth, `visible` the most the readings could have seen of it. */
export type TruthRow = {
  key: string;
  /** Two inclusive Paris days, `YYYY-MM-DD/YYYY-MM-DD`. */
  period: string;
  value: number | null;
  visible?: number | null;
  /** 90th percentile beside a median. */
  p90?: number | null;
  visibleP90?: number | null;
  /** The bounds around a potential audience: largest single audience, and plain sum. */
  lower?: number | null;
  upper?: number | null;
  /** The denominator of a share or the size behind a median. */
  n?: number;
  visibleN?: number;
};

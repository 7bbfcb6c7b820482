/** The chance that a bound claims too much. */
const RISK = 0.025;

/**
 * How many of `all` have a property at least, when `having` of `asked` drawn at random without replacement have
 * it: too high in at most 1 of 40 draws, whatever the truth (the exact hypergeometric bound). Everyone asked is
 * no estimate: the bound is the number itself.
 */
export function atLeast(all: number, asked: number, having: number): number {
  const logs = logFactorials(all);
  const ways = (of: number, take: number): number =>
    (logs[of] as number) - (logs[take] as number) - (logs[of - take] as number);
  /** Chance of drawing `having` or more when `truly` have it. */
  const chance = (truly: number): number => {
    let sum = 0;
    const most = Math.min(asked, truly);
    for (let drawn = Math.max(having, asked - (all - truly)); drawn <= most; drawn += 1) {
      sum += Math.exp(ways(truly, drawn) + ways(all - truly, asked - drawn) - ways(all, asked));
    }
    return sum;
  };
  let low = having;
  let high = all - (asked - having);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (chance(middle) > RISK) high = middle;
    else low = middle + 1;
  }
  return low;
}

function logFactorials(most: number): number[] {
  const logs = [0];
  for (let n = 1; n <= most; n += 1) logs.push((logs[n - 1] as number) + Math.log(n));
  return logs;
}

/**
 * A draw of the gamma distribution with a shape of 1 or more and a scale of 1 (Marsaglia and Tsang, ACM TOMS 26,
 * 2000). Logarithms are only compared, never part of a value: the same stream gives the same numbers on every
 * machine. Work: about four numbers of the stream, whatever the shape.
 */
export function gamma(shape: number, next: () => number): number {
  const d = shape - 1 / 3;
  const c = 1 / (3 * Math.sqrt(d));
  for (;;) {
    const x = normal(next);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = 1 - next();
    if (u < 1 - 0.0331 * x * x * x * x || Math.log(u) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v;
  }
}

/** A draw of the standard normal distribution, as a ratio of two uniform ones (Leva, ACM TOMS 18, 1992). */
function normal(next: () => number): number {
  for (;;) {
    const u = 1 - next();
    const v = 1.7156 * (next() - 0.5);
    const x = u - 0.449871;
    const y = Math.abs(v) + 0.386595;
    const q = x * x + y * (0.196 * y - 0.25472 * x);
    if (q < 0.27597 || (q <= 0.27846 && v * v <= -4 * Math.log(u) * u * u)) return v / u;
  }
}

/**
 * How far a proportion such as an accuracy may be from the true one, given how many cases it was counted on.
 * Sources: E. Wilson, J. Am. Stat. Assoc. 22, 1927; C. Clopper and E. Pearson, Biometrika 26, 1934, whose bounds are
 * quantiles of the beta distribution; the incomplete beta function by its continued fraction (Abramowitz and Stegun,
 * equation 26.5.8) and the gamma function by Stirling's series (6.1.41).
 */

/** The normal quantile of 0.975. */
const Z95 = 1.959963984540054;

/** The score interval at 95%. @param right of `cases` @returns NaN without cases */
export function wilsonInterval(right: number, cases: number): [number, number] {
  const p = right / cases;
  const z2 = Z95 * Z95;
  const centre = (p + z2 / (2 * cases)) / (1 + z2 / cases);
  const half = (Z95 / (1 + z2 / cases)) * Math.sqrt((p * (1 - p)) / cases + z2 / (4 * cases * cases));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

/** The exact interval: at either bound, counts at least as far off have a probability of half of what is left. */
export function clopperPearsonInterval(right: number, cases: number, level = 0.95): [number, number] {
  const tail = (1 - level) / 2;
  const low = right === 0 ? 0 : betaQuantile(tail, right, cases - right + 1);
  const high = right === cases ? 1 : betaQuantile(1 - tail, right + 1, cases - right);
  return [low, high];
}

/** The x at which the incomplete beta function reaches p: by halving, as far as doubles go. */
function betaQuantile(p: number, a: number, b: number): number {
  let low = 0;
  let high = 1;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return middle;
    if (incompleteBeta(middle, a, b) < p) low = middle;
    else high = middle;
  }
}

/** I_x(a, b), for a and b of at least 1 or so. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const logFront = logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  // Lentz's way of a continued fraction, its first denominator taken out.
  const TINY = 1e-300;
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < TINY ? TINY : d);
  let fraction = d;
  for (let m = 1; m < 10000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let change = 1;
    for (const numerator of [even, odd]) {
      d = 1 + numerator * d;
      d = 1 / (Math.abs(d) < TINY ? TINY : d);
      c = 1 + numerator / c;
      if (Math.abs(c) < TINY) c = TINY;
      change = c * d;
      fraction *= change;
    }
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return (Math.exp(logFront) * fraction) / a;
}

/** ln of the gamma function for x > 0: moved up to where Stirling's series is exact. */
function logGamma(x: number): number {
  let shift = 0;
  while (x < 20) {
    shift += Math.log(x);
    x++;
  }
  const y = 1 / (x * x);
  const series = (1 / 12 + y * (-1 / 360 + y * (1 / 1260 + y * (-1 / 1680 + y / 1188)))) / x;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series - shift;
}

/**
 * Student's t distribution with a whole number of degrees of freedom.
 * Source: M. Abramowitz and I. Stegun, "Handbook of Mathematical Functions", 1964, equations 26.7.3 and 26.7.4: the
 * probability A(t|n) that |T| < t is a finite series in theta = arctan(t / sqrt n).
 */

/** P(|T| < t) for t >= 0. @param degrees a whole number from 1 */
export function studentTWithin(t: number, degrees: number): number {
  const theta = Math.atan2(t, Math.sqrt(degrees));
  const cos2 = Math.cos(theta) ** 2;
  const isOdd = degrees % 2 === 1;
  // Each term is the one before times cos^2 and the next factor: 2/3, 4/5, ... or 1/2, 3/4, ...
  let term = isOdd ? Math.cos(theta) : 1;
  let sum = 0;
  for (let i = isOdd ? 2 : 1; i < degrees; i += 2) {
    sum += term;
    term *= (cos2 * i) / (i + 1);
  }
  return isOdd ? (2 / Math.PI) * (theta + Math.sin(theta) * sum) : Math.sin(theta) * sum;
}

/**
 * The t that |T| stays below with this probability: 12.706 for 0.95 and one degree of freedom, near 1.96 for many.
 * @param probability from 0 to below 1
 * @param degrees a whole number from 1
 */
export function studentTQuantile(probability: number, degrees: number): number {
  let low = 0;
  let high = 1;
  while (studentTWithin(high, degrees) < probability && high < Number.MAX_VALUE / 2) high *= 2;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return middle;
    if (studentTWithin(middle, degrees) < probability) low = middle;
    else high = middle;
  }
}

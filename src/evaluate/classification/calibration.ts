/**
 * Calibration: maps from a model's scores to probabilities that hold, fitted on held-out cases.
 *   temperature  P = softmax(z / T): one number for all classes, the order of classes stays (C. Guo et al., ICML 2017)
 *   platt        P(1) = 1 / (1 + exp(A z + B)) of one score (J. Platt, 1999), by Newton's method as H. Lin, C. Lin and
 *                R. Weng, Machine Learning 68, 2007
 *   isotonic     the monotone step function of least squares (pool adjacent violators; M. Ayer et al., 1955)
 */

/** @param logits [N][K] @returns T, and the mean loss in nats with it */
export function fitTemperature(
  logits: readonly ArrayLike<number>[],
  gold: ArrayLike<number>,
): { temperature: number; loss: number } {
  // The loss is convex in b = 1 / T: where its slope is 0.
  const slope = (b: number) => {
    let sum = 0;
    for (let i = 0; i < logits.length; i++) {
      const { mean } = softmaxMoments(logits[i], b);
      sum += mean - logits[i][gold[i]];
    }
    return sum;
  };
  let low = 0;
  let high = 1;
  while (slope(high) < 0 && high < 1e6) high *= 2;
  // With every case right and no doubt there is no minimum: the largest b is as good as any.
  for (let k = 0; k < 200; k++) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) break;
    if (slope(middle) < 0) low = middle;
    else high = middle;
  }
  const b = Math.max(low, 1e-6);
  let loss = 0;
  for (let i = 0; i < logits.length; i++)
    loss += softmaxMoments(logits[i], b).logSum - b * logits[i][gold[i]];
  return { temperature: 1 / b, loss: loss / logits.length };
}

/** ln of the sum of exp(b z), and the mean of z under the softmax of b z. */
function softmaxMoments(row: ArrayLike<number>, b: number): { logSum: number; mean: number } {
  let largest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < row.length; k++) largest = Math.max(largest, b * row[k]);
  let sum = 0;
  let weighted = 0;
  for (let k = 0; k < row.length; k++) {
    const e = Math.exp(b * row[k] - largest);
    sum += e;
    weighted += e * row[k];
  }
  return { logSum: largest + Math.log(sum), mean: weighted / sum };
}

export interface PlattFit {
  a: number;
  b: number;
  /** The summed cross entropy of the smoothed targets, in nats. */
  loss: number;
}

/**
 * @param scores [N] larger for the class
 * @param isOf [N] not 0 for cases of the class; their targets are (N1 + 1) / (N1 + 2) and 1 / (N0 + 2)
 */
export function fitPlatt(scores: ArrayLike<number>, isOf: ArrayLike<number>): PlattFit {
  const n = scores.length;
  let positives = 0;
  for (let i = 0; i < n; i++) if (isOf[i] !== 0) positives++;
  const high = (positives + 1) / (positives + 2);
  const low = 1 / (n - positives + 2);
  let a = 0;
  let b = Math.log((n - positives + 1) / (positives + 1));
  const lossAt = (a: number, b: number) => {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const f = a * scores[i] + b;
      const t = isOf[i] !== 0 ? high : low;
      sum += f >= 0 ? t * f + Math.log1p(Math.exp(-f)) : (t - 1) * f + Math.log1p(Math.exp(f));
    }
    return sum;
  };
  let loss = lossAt(a, b);
  for (let iteration = 0; iteration < 200; iteration++) {
    let [haa, hab, hbb, ga, gb] = [0, 0, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      const z = scores[i];
      const p = 1 / (1 + Math.exp(a * z + b));
      const weight = p * (1 - p);
      const off = (isOf[i] !== 0 ? high : low) - p;
      haa += weight * z * z;
      hab += weight * z;
      hbb += weight;
      ga += off * z;
      gb += off;
    }
    // A little on the diagonal where scores hardly differ.
    const ridge = 1e-14 * (haa + hbb) + Number.MIN_VALUE;
    const determinant = (haa + ridge) * (hbb + ridge) - hab * hab;
    const da = -((hbb + ridge) * ga - hab * gb) / determinant;
    const db = -((haa + ridge) * gb - hab * ga) / determinant;
    let step = 1;
    let next = lossAt(a + da, b + db);
    while (next > loss && step > 1e-12) {
      step /= 2;
      next = lossAt(a + step * da, b + step * db);
    }
    if (!(next <= loss)) break;
    const change = Math.abs(step * da) + Math.abs(step * db);
    a += step * da;
    b += step * db;
    loss = next;
    if (change <= 1e-15 * (Math.abs(a) + Math.abs(b))) break;
  }
  return { a, b, loss };
}

/** A monotone step function, linear between its places: at x[i] the value y[i]. */
export interface IsotonicFit {
  x: number[];
  y: number[];
}

/** @param isOf [N] not 0 for cases of the class; cases of equal score get one value */
export function fitIsotonic(scores: ArrayLike<number>, isOf: ArrayLike<number>): IsotonicFit {
  const order = Uint32Array.from({ length: scores.length }, (_, i) => i).sort(
    (i, j) => scores[i] - scores[j],
  );
  /** Blocks of equal value: its lowest and highest score, cases of the class, cases. */
  const blocks: { from: number; to: number; inside: number; cases: number }[] = [];
  for (let i = 0; i < order.length; ) {
    const from = scores[order[i]];
    let inside = 0;
    let cases = 0;
    for (; i < order.length && scores[order[i]] === from; i++, cases++) if (isOf[order[i]] !== 0) inside++;
    let block = { from, to: from, inside, cases };
    for (let last = blocks.at(-1); last !== undefined; last = blocks.at(-1)) {
      if (last.inside * block.cases < block.inside * last.cases) break;
      block = { ...last, to: block.to, inside: last.inside + block.inside, cases: last.cases + block.cases };
      blocks.pop();
    }
    blocks.push(block);
  }
  const x: number[] = [];
  const y: number[] = [];
  for (const { from, to, inside, cases } of blocks) {
    x.push(from);
    y.push(inside / cases);
    if (to > from) {
      x.push(to);
      y.push(inside / cases);
    }
  }
  return { x, y };
}

/** The value at a score; beyond the ends that of the end. */
export function isotonicAt({ x, y }: IsotonicFit, score: number): number {
  if (!(score > x[0])) return y[0];
  const last = x.length - 1;
  if (score >= x[last]) return y[last];
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (x[middle] <= score) low = middle;
    else high = middle;
  }
  return y[low] + ((y[high] - y[low]) * (score - x[low])) / (x[high] - x[low]);
}

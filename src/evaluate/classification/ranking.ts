/**
 * How well scores order cases of one class before the others: area under the ROC curve, and average precision. Cases
 * of equal score come at once.
 * Sources: J. Hanley and B. McNeil, Radiology 143(1), 1982 (the area is the probability that a case of the class has
 * the higher score, ties counting half); D. Hand and R. Till, Machine Learning 45, 2001 (pairs of classes).
 *   scores [N]; isOf [N] not 0 for cases of the class
 */

/** NaN where all cases are of the class, or none. */
export function rocAuc(scores: ArrayLike<number>, isOf: ArrayLike<number>): number {
  let positives = 0;
  let negatives = 0;
  /** Twice the pairs in order, so that ties are whole numbers. */
  let ordered = 0;
  for (const { inside, outside } of groupsOf(scores, isOf)) {
    // From the highest score down: cases of the class seen before are above these others.
    ordered += outside * (2 * positives + inside);
    positives += inside;
    negatives += outside;
  }
  return ordered / (2 * positives * negatives);
}

/** The sum over thresholds of precision times the rise of recall. NaN where no case is of the class. */
export function averagePrecision(scores: ArrayLike<number>, isOf: ArrayLike<number>): number {
  let positives = 0;
  let seen = 0;
  let sum = 0;
  for (const { inside, outside } of groupsOf(scores, isOf)) {
    positives += inside;
    seen += inside + outside;
    sum += (inside * positives) / seen;
  }
  return sum / positives;
}

/** Each class against the rest, the mean. @param scores [N][K] @returns NaN where a class has no cases, or all */
export function meanOverClasses(
  measure: (scores: ArrayLike<number>, isOf: ArrayLike<number>) => number,
  scores: readonly ArrayLike<number>[],
  gold: ArrayLike<number>,
): number {
  const classes = scores[0].length;
  let sum = 0;
  for (let k = 0; k < classes; k++) sum += measure(columnOf(scores, k), membersOf(gold, k));
  return sum / classes;
}

/** Every pair of classes, on the cases of the two alone, both ways round; the mean (Hand and Till's M). */
export function pairwiseRocAuc(scores: readonly ArrayLike<number>[], gold: ArrayLike<number>): number {
  const classes = scores[0].length;
  let sum = 0;
  let pairs = 0;
  for (let a = 0; a < classes; a++) {
    for (let b = a + 1; b < classes; b++) {
      const rows: ArrayLike<number>[] = [];
      const of: number[] = [];
      for (let i = 0; i < scores.length; i++) {
        if (gold[i] !== a && gold[i] !== b) continue;
        rows.push(scores[i]);
        of.push(gold[i]);
      }
      sum += (rocAuc(columnOf(rows, a), membersOf(of, a)) + rocAuc(columnOf(rows, b), membersOf(of, b))) / 2;
      pairs++;
    }
  }
  return sum / pairs;
}

/** How many cases of each score are of the class, and how many not; the highest score first. */
function* groupsOf(scores: ArrayLike<number>, isOf: ArrayLike<number>) {
  const order = Uint32Array.from({ length: scores.length }, (_, i) => i).sort(
    (a, b) => scores[b] - scores[a],
  );
  for (let i = 0; i < order.length; ) {
    const score = scores[order[i]];
    let inside = 0;
    let outside = 0;
    for (; i < order.length && scores[order[i]] === score; i++) {
      if (isOf[order[i]] !== 0) inside++;
      else outside++;
    }
    yield { inside, outside };
  }
}

function columnOf(rows: readonly ArrayLike<number>[], k: number): Float64Array {
  return Float64Array.from(rows, (row) => row[k]);
}

function membersOf(gold: ArrayLike<number>, k: number): Uint8Array {
  return Uint8Array.from({ length: gold.length }, (_, i) => (gold[i] === k ? 1 : 0));
}

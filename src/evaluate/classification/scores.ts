/**
 * How well classes were given, from the counts of who was taken for whom: accuracy, precision, recall and F1 of each
 * class with their three means, Matthews' correlation, Cohen's kappa.
 * Sources: C. van Rijsbergen, "Information Retrieval", 2nd ed. 1979, chapter 7; J. Gorodkin, "Comparing two K-category
 * assignments by a K-category correlation coefficient", Comput. Biol. Chem. 28, 2004; J. Cohen, Educ. Psychol. Meas.
 * 20(1), 1960. A ratio without cases is 0.
 *   confusion [K, K]  row = correct class, column = given class
 */

export interface ClassScores {
  precision: number;
  recall: number;
  f1: number;
  /** How many cases are of the class. */
  support: number;
}

export type MeanScores = Omit<ClassScores, 'support'>;

export interface ClassificationScores {
  accuracy: number;
  /** The mean recall of the classes that have cases. */
  balancedAccuracy: number;
  /** [K] */
  perClass: ClassScores[];
  /** The mean of the classes. */
  macro: MeanScores;
  /** Of all cases together: with one class a case, all three are the accuracy. */
  micro: MeanScores;
  /** The mean of the classes, weighted with their support. */
  weighted: MeanScores;
  mcc: number;
  kappa: number;
  /** [K][K] */
  confusion: number[][];
}

/**
 * @param gold, predicted the class of each case, 0 to K - 1
 * @param classes K
 */
export function scoreClassification(
  gold: ArrayLike<number>,
  predicted: ArrayLike<number>,
  classes: number,
): ClassificationScores {
  const confusion = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let i = 0; i < gold.length; i++) confusion[gold[i]][predicted[i]]++;
  return scoresOfConfusion(confusion);
}

/** @param confusion [K][K] counts */
export function scoresOfConfusion(confusion: number[][]): ClassificationScores {
  const support = confusion.map((row) => sumOf(row));
  const given = confusion.map((_, k) => sumOf(confusion.map((row) => row[k])));
  const total = sumOf(support);
  const right = sumOf(confusion.map((row, k) => row[k]));
  const perClass = confusion.map((row, k): ClassScores => {
    const precision = ratio(row[k], given[k]);
    const recall = ratio(row[k], support[k]);
    return { precision, recall, f1: ratio(2 * row[k], given[k] + support[k]), support: support[k] };
  });
  const accuracy = ratio(right, total);
  const present = perClass.filter((one) => one.support > 0);
  const chance = sumOf(support.map((count, k) => count * given[k]));
  const squares = (counts: number[]) => total * total - sumOf(counts.map((count) => count * count));
  return {
    accuracy,
    balancedAccuracy: ratio(sumOf(present.map(({ recall }) => recall)), present.length),
    perClass,
    macro: meanOf(perClass, () => 1),
    micro: { precision: accuracy, recall: accuracy, f1: accuracy },
    weighted: meanOf(perClass, (one) => one.support),
    mcc: ratio(right * total - chance, Math.sqrt(squares(support)) * Math.sqrt(squares(given))),
    kappa: ratio(right * total - chance, total * total - chance),
    confusion,
  };
}

function meanOf(perClass: readonly ClassScores[], weight: (one: ClassScores) => number): MeanScores {
  const weights = perClass.map(weight);
  const mean = (key: keyof MeanScores) =>
    ratio(sumOf(perClass.map((one, k) => one[key] * weights[k])), sumOf(weights));
  return { precision: mean('precision'), recall: mean('recall'), f1: mean('f1') };
}

function ratio(above: number, below: number): number {
  return below === 0 ? 0 : above / below;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

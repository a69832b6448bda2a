/** Cross-validation: texts in folds by their place within their class, each fold answered by a model of the others. */
import { usageError } from '../../errors.ts';
import type { Classifier } from './classifier.ts';
import type { LabelledExample } from './examples.ts';
import { type Answer, type JudgedClassifier, judgeAnswers } from './judged.ts';

export interface FoldsResult {
  /** Of all texts together, each answered once. */
  judged: JudgedClassifier;
  /** The accuracy of each fold. */
  accuracies: number[];
  /** Classes with fewer texts than folds: some folds have none of them. */
  small: string[];
}

/** The fold of each example: the i-th of a class is in fold i mod `folds`. */
export function foldOf(examples: readonly LabelledExample[], folds: number): Uint32Array {
  const seen = new Map<string, number>();
  return Uint32Array.from(examples, ({ labels: [label] }) => {
    const i = seen.get(label) ?? 0;
    seen.set(label, i + 1);
    return i % folds;
  });
}

/** @param train makes a model of some of the examples */
export async function crossValidate(
  examples: readonly LabelledExample[],
  folds: number,
  train: (examples: LabelledExample[], fold: number) => Promise<Classifier>,
): Promise<FoldsResult> {
  const fold = foldOf(examples, folds);
  const counts = new Map<string, number>();
  for (const { labels } of examples) counts.set(labels[0], (counts.get(labels[0]) ?? 0) + 1);
  const largest = Math.max(...counts.values());
  if (largest < folds) {
    throw usageError(
      `is ${folds}, more than any class has texts (${largest})`,
      'folds',
      'Give fewer folds, or more texts.',
    );
  }
  const classes = [...new Set(examples.flatMap(({ labels }) => labels))].sort();
  const place = new Map(classes.map((name, k) => [name, k]));
  const answers = new Array<Answer>(examples.length);
  const accuracies: number[] = [];
  for (let f = 0; f < folds; f++) {
    const model = await train(
      examples.filter((_, i) => fold[i] !== f),
      f,
    );
    const held = Array.from(fold, (one, i) => (one === f ? i : -1)).filter((i) => i !== -1);
    const rows = model.scores(held.map((i) => examples[i].text));
    let right = 0;
    held.forEach((i, n) => {
      // A class that no other fold has cannot be answered.
      const scores = new Float64Array(classes.length).fill(Number.NEGATIVE_INFINITY);
      const found = model.hasProbabilities ? model.probabilitiesOf(rows[n]) : undefined;
      const probabilities = found === undefined ? undefined : new Float64Array(classes.length);
      model.classes.forEach((name, k) => {
        const to = place.get(name) as number;
        scores[to] = rows[n][k];
        if (found !== undefined && probabilities !== undefined) probabilities[to] = found[k];
      });
      answers[i] = { scores, probabilities };
      if (examples[i].labels.includes(model.ranked(rows[n])[0].label)) right++;
    });
    accuracies.push(right / held.length);
  }
  const small = [...counts].filter(([, count]) => count < folds).map(([name]) => name);
  return { judged: judgeAnswers(classes, answers, examples), accuracies, small };
}

/**
 * Analogies, a is to b as c is to ?: 3CosAdd (Mikolov, Yih & Zweig 2013) and 3CosMul (Levy & Goldberg 2014), over unit
 * vectors and without the three words of the question.
 */
import { dot, type WordVectors } from './word-vectors.ts';

export type AnalogyMethod = '3cosadd' | '3cosmul';

/** What 3CosMul adds to its divisor. */
const epsilon = 1e-6;

/** @param restrict only the first so many words answer @returns the id of the answer, undefined where no word is left */
export function solveAnalogy(
  vectors: WordVectors,
  [a, b, c]: readonly [number, number, number],
  method: AnalogyMethod,
  restrict = vectors.words.length,
): number | undefined {
  const [va, vb, vc] = [a, b, c].map((id) => vectors.unit(id));
  let best: number | undefined;
  let highest = Number.NEGATIVE_INFINITY;
  for (let id = 0; id < Math.min(restrict, vectors.words.length); id++) {
    if (id === a || id === b || id === c) continue;
    const unit = vectors.unit(id);
    const [toA, toB, toC] = [dot(unit, va), dot(unit, vb), dot(unit, vc)];
    const score =
      method === '3cosadd'
        ? toB - toA + toC
        : (((1 + toB) / 2) * ((1 + toC) / 2)) / ((1 + toA) / 2 + epsilon);
    if (score > highest) [best, highest] = [id, score];
  }
  return best;
}

export type AnalogyQuestion = readonly [a: string, b: string, c: string, answer: string];

export interface AnalogyScores {
  /** An answer for each question, null where one of its words is not among the first `restrict`. */
  predictions: (string | null)[];
  correct: number;
  answered: number;
  skipped: number;
}

export function evaluateAnalogies(
  vectors: WordVectors,
  questions: readonly AnalogyQuestion[],
  method: AnalogyMethod,
  restrict = vectors.words.length,
): AnalogyScores {
  const scores: AnalogyScores = { predictions: [], correct: 0, answered: 0, skipped: 0 };
  for (const question of questions) {
    const ids = question.map((word) => vectors.idOf(word) ?? Number.POSITIVE_INFINITY);
    if (ids.some((id) => id >= restrict)) {
      scores.predictions.push(null);
      scores.skipped++;
      continue;
    }
    const found = solveAnalogy(vectors, [ids[0], ids[1], ids[2]], method, restrict);
    scores.predictions.push(found === undefined ? null : vectors.words[found]);
    scores.answered++;
    if (found === ids[3]) scores.correct++;
  }
  return scores;
}

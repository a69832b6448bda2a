/**
 * Why a label: the weights that speak for it against the runner-up, the most probable other label at that place. They
 * add up to the log odds of two sequences that differ in this label alone, log p(chosen) - log p(with the runner-up).
 */
import { type LatticeScores, sumLattice } from './lattice.ts';
import type { CrfModel, DecodingOptions } from './model.ts';
import type { CrfSentence } from './training-corpus.ts';
import { addAttribute } from './weights.ts';

export interface LabelEvidence {
  /** An attribute, or `A -> B` for a pair of labels. */
  name: string;
  /** Weight for the chosen label less weight for the runner-up, times the attribute's value. */
  weight: number;
}

export interface TokenExplanation {
  label: string;
  probability: number;
  /** Absent where the model knows one label only. */
  runnerUp?: { label: string; probability: number };
  logOdds: number;
  /** What adds up to the log odds, the greatest first; without what weighs nothing. */
  evidence: LabelEvidence[];
  /** Attributes that the model has no weights for. */
  unknown: string[];
}

export function explainLabelling(
  model: CrfModel,
  sentence: CrfSentence,
  options: DecodingOptions = {},
): TokenExplanation[] {
  const { labels } = model;
  const chosen = model.labelsOf(sentence, options).map((label) => labels.indexOf(label));
  const scores = model.lattice(sentence, options.constrain);
  const { marginals } = sumLattice(scores);
  return chosen.map((label, t) => {
    const row = marginals.subarray(t * labels.length, (t + 1) * labels.length);
    const attributes = model.attributesAt(sentence, t);
    const unknown = attributes.filter(({ id }) => id === -1).map(({ name }) => name);
    const other = runnerUp(row, label);
    const base = { label: labels[label], probability: row[label], unknown };
    if (other === -1) return { ...base, logOdds: 0, evidence: [] };
    const evidence: LabelEvidence[] = [];
    for (const { name, value, id } of attributes) {
      if (id === -1) continue;
      const weights = new Float64Array(labels.length);
      addAttribute(model.weights, id, value, weights, 0);
      evidence.push({ name, weight: weights[label] - weights[other] });
    }
    evidence.push(...pairEvidence(scores, labels, chosen, t, other));
    const kept = evidence
      .filter(({ weight }) => weight !== 0)
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
    return {
      ...base,
      runnerUp: { label: labels[other], probability: row[other] },
      logOdds: kept.reduce((sum, { weight }) => sum + weight, 0),
      evidence: kept,
    };
  });
}

function pairEvidence(
  { transition, length, labels: count }: LatticeScores,
  labels: readonly string[],
  chosen: readonly number[],
  t: number,
  other: number,
): LabelEvidence[] {
  const evidence: LabelEvidence[] = [];
  const difference = (for_: number, against: number) => {
    const weight = transition[for_] - transition[against];
    return Number.isNaN(weight) ? 0 : weight;
  };
  const label = chosen[t];
  if (t > 0) {
    const from = chosen[t - 1];
    evidence.push({
      name: `${labels[from]} -> ${labels[label]}`,
      weight: difference(from * count + label, from * count + other),
    });
  }
  if (t + 1 < length) {
    const to = chosen[t + 1];
    evidence.push({
      name: `${labels[label]} -> ${labels[to]}`,
      weight: difference(label * count + to, other * count + to),
    });
  }
  return evidence;
}

/** The most probable other label; -1 where there is none. */
function runnerUp(row: Float64Array, label: number): number {
  let best = -1;
  for (let j = 0; j < row.length; j++) if (j !== label && (best === -1 || row[j] > row[best])) best = j;
  return best;
}

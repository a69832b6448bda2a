/** The weights of a conditional random field, and the scores they give to a sequence. Features as in feature-set.ts. */
import type { AttributeData } from './attribute-data.ts';
import type { FeatureSet } from './feature-set.ts';
import type { LatticeScores } from './lattice.ts';

export interface CrfWeights {
  readonly features: FeatureSet;
  /** [K + M] */
  readonly values: Float64Array;
}

/** [L*L] the scores of transitions; 0 where there is no feature. */
export function transitionScores({ features, values }: CrfWeights): Float64Array {
  const { labelCount, transitions, stateLabel } = features;
  const out = new Float64Array(labelCount * labelCount);
  for (let m = 0; m < transitions.length; m++) out[transitions[m]] = values[stateLabel.length + m];
  return out;
}

/** Adds the scores of an attribute to a row [L] of state scores that begins at `offset`. */
export function addAttribute(
  { features, values }: CrfWeights,
  attribute: number,
  value: number,
  out: Float64Array,
  offset: number,
): void {
  const { stateStart, stateLabel } = features;
  const end = stateStart[attribute + 1];
  for (let k = stateStart[attribute]; k < end; k++) out[offset + stateLabel[k]] += value * values[k];
}

/** The lattice of sequence n of the data. */
export function latticeOf(
  data: AttributeData,
  n: number,
  weights: CrfWeights,
  transition: Float64Array,
): LatticeScores {
  const labels = weights.features.labelCount;
  const first = data.sequenceStart[n];
  const length = data.sequenceStart[n + 1] - first;
  const state = new Float64Array(length * labels);
  for (let t = 0; t < length; t++)
    for (let z = data.attributeStart[first + t]; z < data.attributeStart[first + t + 1]; z++)
      addAttribute(weights, data.attributes[z], data.values?.[z] ?? 1, state, t * labels);
  return { length, labels, state, transition };
}

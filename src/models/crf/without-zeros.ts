/** A model without the features whose weight is 0, as an L1 penalty leaves many, and the attributes that have no other. */
import type { Vocabulary } from '../../text/vocabulary.ts';
import type { CrfWeights } from './weights.ts';

export function withoutZeros(
  attributes: Vocabulary,
  { features, values }: CrfWeights,
): { attributes: Vocabulary; weights: CrfWeights } {
  const { labelCount, stateStart, stateLabel, transitions } = features;
  const keptAttributes: number[] = [];
  const keptStates: number[] = [];
  const starts = [0];
  for (let a = 0; a + 1 < stateStart.length; a++) {
    for (let k = stateStart[a]; k < stateStart[a + 1]; k++) if (values[k] !== 0) keptStates.push(k);
    if (keptStates.length === starts[starts.length - 1]) continue;
    keptAttributes.push(a);
    starts.push(keptStates.length);
  }
  const states = stateLabel.length;
  const keptPairs = Array.from(transitions.keys()).filter((m) => values[states + m] !== 0);
  const kept = [...keptStates.values()];
  const weights = new Float64Array(kept.length + keptPairs.length);
  for (const [i, k] of kept.entries()) weights[i] = values[k];
  for (const [i, m] of keptPairs.entries()) weights[kept.length + i] = values[states + m];
  return {
    attributes: attributes.reordered(Uint32Array.from(keptAttributes)),
    weights: {
      features: {
        labelCount,
        stateStart: Uint32Array.from(starts),
        stateLabel: Uint32Array.from(kept, (k) => stateLabel[k]),
        transitions: Uint32Array.from(keptPairs, (m) => transitions[m]),
      },
      values: weights,
    },
  };
}

/**
 * What training minimizes: -log likelihood + c2 sum of w^2 (the L1 part, c1 sum of |w|, is the minimizer's), and its
 * gradient, what the model expects of each feature less what the data has. The penalty has no factor of one half, as
 * in CRFsuite (N. Okazaki 2007). The plain version; objective-simd.ts does the same in kernels over threads.
 */
import type { Objective } from '../../math/minimize/objective.ts';
import type { AttributeData } from './attribute-data.ts';
import { type FeatureSet, observedCounts } from './feature-set.ts';
import { addPairMarginals, scorePath, sumLattice } from './lattice.ts';
import { latticeOf, transitionScores } from './weights.ts';

/** An objective that holds memory until it is closed. */
export interface CrfObjective {
  evaluate: Objective;
  close(): Promise<void>;
}

export function plainObjective(data: AttributeData, features: FeatureSet, c2: number): CrfObjective {
  const observed = observedCounts(data, features);
  const { labelCount, stateStart, stateLabel, transitions } = features;
  const evaluate: Objective = (values, gradient) => {
    const weights = { features, values };
    const transition = transitionScores(weights);
    const pairs = new Float64Array(labelCount * labelCount);
    gradient.fill(0);
    let loss = 0;
    for (let n = 0; n + 1 < data.sequenceStart.length; n++) {
      const first = data.sequenceStart[n];
      const end = data.sequenceStart[n + 1];
      const scores = latticeOf(data, n, weights, transition);
      const sums = sumLattice(scores);
      loss += sums.logPartition - scorePath(scores, data.labels.subarray(first, end));
      for (let t = 1; t < scores.length; t++) addPairMarginals(scores, sums, t, pairs);
      for (let item = first; item < end; item++)
        for (let z = data.attributeStart[item]; z < data.attributeStart[item + 1]; z++) {
          const value = data.values?.[z] ?? 1;
          const attribute = data.attributes[z];
          for (let k = stateStart[attribute]; k < stateStart[attribute + 1]; k++)
            gradient[k] += value * sums.marginals[(item - first) * labelCount + stateLabel[k]];
        }
    }
    for (let m = 0; m < transitions.length; m++) gradient[stateLabel.length + m] = pairs[transitions[m]];
    let squares = 0;
    for (let k = 0; k < values.length; k++) {
      gradient[k] += 2 * c2 * values[k] - observed[k];
      squares += values[k] * values[k];
    }
    return loss + c2 * squares;
  };
  return { evaluate, close: async () => {} };
}

/**
 * The objective of objective.ts in kernels, over threads: each does whole shards of the sequences, and what the shards
 * found is added up in their order, so that any number of threads gives the same bytes.
 */
import { Arena } from '../../math/arena.ts';
import { moduleBeside } from '../../math/module-beside.ts';
import { WorkerTeam } from '../../math/worker-team.ts';
import type { AttributeData } from './attribute-data.ts';
import { type FeatureSet, observedCounts } from './feature-set.ts';
import type { CrfObjective } from './objective.ts';
import { ObjectiveArrays, sizesOf } from './objective-arrays.ts';

export async function threadedObjective(
  data: AttributeData,
  features: FeatureSet,
  c2: number,
  threads: number,
): Promise<CrfObjective> {
  const arena = Arena.create();
  const sizes = sizesOf(data, features, threads);
  const arrays = new ObjectiveArrays(arena, sizes, 0);
  fill(arrays, data, features);
  const team = new WorkerTeam({
    threads,
    memory: arena.memory,
    module: moduleBeside('./objective-worker', import.meta.url),
    data: sizes,
    work: (_, shard) => arrays.doShard(shard),
  });
  await team.ready();
  const observed = observedCounts(data, features);
  return {
    evaluate(values, gradient) {
      loadWeights(arrays, features, values);
      team.run(0, sizes.shards);
      return collect(arrays, features, values, gradient, observed, c2);
    },
    close: () => team.close(),
  };
}

function fill(arrays: ObjectiveArrays, data: AttributeData, features: FeatureSet): void {
  arrays.data.sequenceStart.set(data.sequenceStart);
  arrays.data.attributeStart.set(data.attributeStart);
  arrays.data.attributes.set(data.attributes);
  if (data.values !== undefined) arrays.data.values?.set(data.values);
  arrays.data.labels.set(data.labels);
  arrays.stateStart.set(features.stateStart);
  arrays.stateLabel.set(features.stateLabel);
}

function loadWeights(
  arrays: ObjectiveArrays,
  { transitions, labelCount }: FeatureSet,
  values: Float64Array,
): void {
  const { stateWeights, transition, expFrom, expInto, stride } = arrays;
  const states = stateWeights.length;
  stateWeights.set(values.subarray(0, states));
  for (let m = 0; m < transitions.length; m++) {
    const from = Math.floor(transitions[m] / labelCount);
    transition[from * stride + (transitions[m] % labelCount)] = values[states + m];
  }
  let greatest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < labelCount; i++)
    for (let j = 0; j < labelCount; j++) greatest = Math.max(greatest, transition[i * stride + j]);
  arrays.greatest[0] = greatest;
  for (let i = 0; i < labelCount; i++)
    for (let j = 0; j < labelCount; j++) {
      const factor = Math.exp(transition[i * stride + j] - greatest);
      expFrom[i * stride + j] = factor;
      expInto[j * stride + i] = factor;
    }
}

/** Adds up the shards and the penalty. @returns the objective */
function collect(
  arrays: ObjectiveArrays,
  { transitions, labelCount }: FeatureSet,
  values: Float64Array,
  gradient: Float64Array,
  observed: Float64Array,
  c2: number,
): number {
  const { gradients, pairs, directPairs, losses, expFrom, stride } = arrays;
  const states = arrays.stateWeights.length;
  const sums = gradient.subarray(0, states).fill(0);
  for (const part of gradients) for (let k = 0; k < states; k++) sums[k] += part[k];
  for (let m = 0; m < transitions.length; m++) {
    const pair = Math.floor(transitions[m] / labelCount) * stride + (transitions[m] % labelCount);
    let sum = 0;
    let direct = 0;
    for (const part of pairs) sum += part[pair];
    for (const part of directPairs) direct += part[pair];
    gradient[states + m] = sum * expFrom[pair] + direct;
  }
  let loss = 0;
  for (const part of losses) loss += part;
  let squares = 0;
  for (let k = 0; k < values.length; k++) {
    gradient[k] += 2 * c2 * values[k] - observed[k];
    squares += values[k] * values[k];
  }
  return loss + c2 * squares;
}

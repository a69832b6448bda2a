/** Analytic against numeric: the gradient of the objective, and the partition, on small random data. */
import { Random } from '../../math/random.ts';
import { AttributeDataBuilder } from './attribute-data.ts';
import { chooseFeatures, featureCount } from './feature-set.ts';
import { plainObjective } from './objective.ts';
import { threadedObjective } from './objective-threads.ts';

export interface SelfCheck {
  weights: number;
  /** The largest error of a derivative, relative to the largest derivative. */
  gradientError: number;
  /** How far the kernels are from the plain version, likewise; null where there is no build. */
  kernelError: number | null;
}

/** @param withKernels false where there is no build of them */
export async function selfCheck(seed: number, withKernels: boolean): Promise<SelfCheck> {
  const random = Random.from(seed);
  const builder = new AttributeDataBuilder();
  for (let n = 0; n < 10; n++) {
    for (let t = 0; t < 1 + random.int(6); t++) {
      for (let k = 0; k < 3; k++) builder.addAttribute(`a${random.int(8)}`, random.normal());
      builder.endItem(`L${random.int(4)}`);
    }
    builder.endSequence();
  }
  const data = builder.build();
  const all = { minFrequency: 0, allStates: true, allTransitions: true };
  const features = chooseFeatures(data, builder.labels.list.length, builder.attributes.size, all);
  const values = Float64Array.from({ length: featureCount(features) }, () => random.normal());
  const { evaluate } = plainObjective(data, features, 0.5);
  const gradient = new Float64Array(values.length);
  const scratch = new Float64Array(values.length);
  evaluate(values, gradient);
  const numeric = values.map((value, k) => {
    const h = 1e-5;
    values[k] = value + h;
    const above = evaluate(values, scratch);
    values[k] = value - h;
    const below = evaluate(values, scratch);
    values[k] = value;
    return (above - below) / (2 * h);
  });
  let kernelError: number | null = null;
  if (withKernels) {
    const kernels = await threadedObjective(data, features, 0.5, 1);
    kernels.evaluate(values, scratch);
    await kernels.close();
    kernelError = relativeError(scratch, gradient);
  }
  return { weights: values.length, gradientError: relativeError(numeric, gradient), kernelError };
}

function relativeError(found: Float64Array, expected: Float64Array): number {
  let size = 0;
  let error = 0;
  for (let k = 0; k < expected.length; k++) {
    size = Math.max(size, Math.abs(expected[k]));
    error = Math.max(error, Math.abs(found[k] - expected[k]));
  }
  return error / size;
}

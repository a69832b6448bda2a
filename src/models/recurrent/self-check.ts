/** Analytic against numeric gradients of whole small networks, in double precision. */
import { createBackend } from '../../math/backend.ts';
import { Random } from '../../math/random.ts';
import { initialise, ParameterVector } from '../../neural/parameters.ts';
import { checkGradients, type TensorCheck } from '../../neural/training/gradient-check.ts';
import type { RecurrentConfig } from './config.ts';
import { RecurrentNetwork, RecurrentWeights } from './network.ts';

/** Every parameter of a network of this shape, on random tokens and from a random carried state. */
export function checkNetwork(
  config: RecurrentConfig,
  { time, batch }: { time: number; batch: number },
  seed: number,
): TensorCheck[] {
  const random = Random.from(seed);
  const backend = createBackend({ precision: 'float64' });
  const weights = new RecurrentWeights(backend, config, time * batch);
  initialise(weights.values, random.fork('parameters'));
  weights.prepare();
  const network = new RecurrentNetwork(weights, { time, batch, training: true });
  for (let i = 0; i < time * batch; i++) {
    network.inputs[i] = random.int(config.vocabulary);
    network.targets[i] = random.int(config.vocabulary);
  }
  for (const state of network.stack.carried())
    for (let i = 0; i < state.length; i++) state[i] = random.next() - 0.5;
  const dropoutKeys = config.dropout > 0 ? network.stack.layers.map(() => random.int(4294967296)) : undefined;
  const scale = 1 / (time * batch);
  const gradients = ParameterVector.zeros(backend, weights.values.layout);
  const loss = () => {
    weights.prepare();
    return network.lossAndGradient(gradients, time, scale, { dropoutKeys }) * scale;
  };
  loss();
  const analytic = new ParameterVector(weights.values.layout, gradients.flat.slice());
  return checkGradients(weights.values, analytic, loss);
}

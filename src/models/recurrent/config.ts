/**
 * The shape of a recurrent language model, its parameters by PyTorch's names, and their initial values.
 *
 * It is the state dict of a module with the members `embedding` (nn.Embedding), `rnn` (nn.RNN, nn.LSTM or nn.GRU)
 * and `output` (nn.Linear):
 *   embedding.weight [V,E], rnn.weight_ih_l0 [G,E] (rnn.weight_ih_l1 [G,H], ...), rnn.weight_hh_l0 [G,H],
 *   rnn.bias_ih_l0 [G], rnn.bias_hh_l0 [G], output.weight [V,H], output.bias [V]; G = H, 4H (i,f,g,o) or 3H (r,z,n)
 */
import { type CellName, CellWeights } from '../../neural/layers/cell-weights.ts';
import { Embedding } from '../../neural/layers/embedding.ts';
import { Linear } from '../../neural/layers/linear.ts';
import { ParameterLayout } from '../../neural/parameters.ts';

export interface RecurrentConfig {
  cell: CellName;
  /** V: tokens. */
  vocabulary: number;
  /** E */
  embedding: number;
  /** H */
  hidden: number;
  layers: number;
  /** The output layer uses the embedding's matrix, E = H (O. Press and L. Wolf, EACL 2017). */
  tied: boolean;
  /** Probability with which an output of a recurrent layer is dropped in training, the last layer's too. */
  dropout: number;
}

export const EMBEDDING = 'embedding.weight';
export const OUTPUT = { weight: 'output.weight', bias: 'output.bias' };

/**
 * Where each parameter lies and how it begins; with tied weights the output has no matrix of its own. PyTorch's
 * defaults: embeddings standard normal, everything else uniform within ±1/√H. A tied matrix is drawn as the output's,
 * as logits of standard normal rows would begin far too large.
 */
export function layoutOf(config: RecurrentConfig): ParameterLayout {
  const { cell, vocabulary, embedding, hidden, layers, tied } = config;
  const layout = new ParameterLayout();
  const traits = tied ? { initial: { bound: 1 / Math.sqrt(hidden) } } : {};
  Embedding.declare(layout, 'embedding', vocabulary, embedding, traits);
  for (let layer = 0; layer < layers; layer++) {
    const inputs = layer === 0 ? embedding : hidden;
    CellWeights.declare(layout, { module: 'rnn', layer }, { cell, inputs, hidden });
  }
  Linear.declare(layout, 'output', hidden, vocabulary, tied ? { tied: EMBEDDING } : {});
  return layout;
}

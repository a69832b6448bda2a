/**
 * The input of a recurrent layer when it is tokens: embedding, then the layer's input product.
 *
 * Where the vocabulary is no larger than the tokens at hand, the product is made once for every token
 * of the vocabulary, and the positions look their rows up; the gradient is gathered per token in the same way.
 *   V tokens, E width of the embedding, G width of the layer's gates, N = T·B positions
 */
import type { Backend, Floats } from '../../math/backend.ts';
import type { ParameterVector } from '../parameters.ts';
import type { CellWeights } from './cell-weights.ts';

/** The weights, shared by all passes. */
export class TokenInput {
  readonly backend: Backend;
  readonly layer: CellWeights;
  readonly vocabulary: number;
  readonly name: string;
  /** [V,E] */
  readonly embedding: Floats;
  /** [V,G], or null where positions are fewer than tokens. */
  readonly table: Floats | null;

  /** @param positions N: how many tokens are looked up between two changes of the weights */
  constructor(
    backend: Backend,
    values: ParameterVector,
    name: string,
    layer: CellWeights,
    vocabulary: number,
    positions: number,
  ) {
    this.backend = backend;
    this.layer = layer;
    this.vocabulary = vocabulary;
    this.name = name;
    this.embedding = values.get(name);
    this.table = vocabulary <= positions ? backend.floats(vocabulary * layer.width) : null;
  }

  /** To be called after the weights have changed and the layer was prepared. */
  prepare(): void {
    if (this.table !== null) this.layer.projectInput(this.table, this.embedding, this.vocabulary);
  }
}

/** Look-ups of one pass, with the scratch memory they need. */
export class TokenInputPass {
  readonly #input: TokenInput;
  /** [N,E] embeddings and their gradient; empty with a table. */
  readonly #embedded: Floats;
  /** [V,G] the gradient of the table; empty without one. */
  readonly #dTable: Floats;

  constructor(input: TokenInput, positions: number, training: boolean) {
    const { backend, layer, table, vocabulary } = input;
    this.#input = input;
    this.#embedded = backend.floats(table === null ? positions * layer.inputs : 0);
    this.#dTable = backend.floats(table !== null && training ? vocabulary * layer.width : 0);
  }

  /** out[count,G]: the input's part of the gates. */
  forward(out: Floats, ids: Uint32Array, count: number): void {
    const { backend, layer, table, embedding } = this.#input;
    if (table !== null) {
      backend.kernels.gatherRows(out, table, ids, count, layer.width);
      return;
    }
    backend.kernels.gatherRows(this.#embedded, embedding, ids, count, layer.inputs);
    layer.projectInput(out, this.#embedded, count);
  }

  /** Adds to the gradients of W_ih and the embedding; uses up the embeddings of `forward`. */
  backward(gradients: ParameterVector, dOut: Floats, ids: Uint32Array, count: number): void {
    const { backend, layer, table, name, embedding, vocabulary } = this.#input;
    const { kernels } = backend;
    const dEmbedding = gradients.find(name);
    if (table !== null) {
      const dTable = this.#dTable;
      dTable.fill(0);
      kernels.scatterAddRows(dTable, dOut, ids, count, layer.width);
      layer.projectInputBackward(gradients, dTable, embedding, vocabulary, dEmbedding, true);
      return;
    }
    layer.projectInputBackward(gradients, dOut, this.#embedded, count, null, false);
    if (dEmbedding === null) return;
    // The weights' gradient is done with the embeddings: their memory takes the embeddings' gradient.
    const dEmbedded = this.#embedded;
    layer.inputGradient(dEmbedded, dOut, count, false);
    kernels.scatterAddRows(dEmbedding, dEmbedded, ids, count, layer.inputs);
  }
}

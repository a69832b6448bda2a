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
    this.collect(dOut, ids, count);
    this.weightGradient(gradients, dOut, count);
    this.embeddingGradient(gradients, dOut, ids, count);
  }

  /** Gathers the gradient of the table, where there is one. */
  collect(dOut: Floats, ids: Uint32Array, count: number): void {
    const { backend, layer, table } = this.#input;
    if (table === null) return;
    this.#dTable.fill(0);
    backend.kernels.scatterAddRows(this.#dTable, dOut, ids, count, layer.width);
  }

  /** Adds the gradient of the table that another pass has gathered. */
  addTable(other: TokenInputPass): void {
    this.#input.backend.kernels.add(this.#dTable, other.#dTable, this.#dTable.length);
  }

  /** Adds to the gradient of W_ih. */
  weightGradient(gradients: ParameterVector, dOut: Floats, count: number): void {
    const { layer, table, embedding, vocabulary } = this.#input;
    if (table !== null) layer.inputWeightGradient(gradients, this.#dTable, embedding, vocabulary);
    else layer.inputWeightGradient(gradients, dOut, this.#embedded, count);
  }

  /** Adds to the gradient of the embedding. Without a table the embeddings' memory takes their gradient. */
  embeddingGradient(gradients: ParameterVector, dOut: Floats, ids: Uint32Array, count: number): void {
    const { backend, layer, table, name, vocabulary } = this.#input;
    const dEmbedding = gradients.find(name);
    if (dEmbedding === null) return;
    if (table !== null) {
      layer.inputGradient(dEmbedding, this.#dTable, vocabulary, true);
      return;
    }
    layer.inputGradient(this.#embedded, dOut, count, false);
    backend.kernels.scatterAddRows(dEmbedding, this.#embedded, ids, count, layer.inputs);
  }
}

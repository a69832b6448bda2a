/**
 * Embedding: a row of numbers for each token, looked up by id (Y. Bengio et al., JMLR 3, 2003). With a factor, as the
 * Transformer has it: √width (A. Vaswani et al., NIPS 2017, section 3.4).
 */
import type { Backend, Floats } from '../../math/backend.ts';
import type { Initial, ParameterLayout, ParameterVector } from '../parameters.ts';
import type { LayerPlace } from './layer.ts';

export interface EmbeddingTraits {
  /** @defaultValue standard normal, as PyTorch has it */
  initial?: Initial;
  /** @defaultValue true */
  trained?: boolean;
}

export interface EmbeddingSettings {
  /** What rows are multiplied with. @defaultValue 1 */
  factor?: number;
  /** The id of padding, whose row has no gradient: it stays as it is. */
  padding?: number;
}

/** Its input is ids, and so it has no gradient of the input. */
export class Embedding {
  readonly vocabulary: number;
  readonly outputs: number;
  readonly name: string;
  readonly #backend: Backend;
  readonly #table: Floats;
  readonly #factor: number;
  readonly #padding: number | undefined;
  /** [rows, outputs] where there is a factor */
  readonly #scaled: Floats;

  /** NAME.weight [vocabulary, width] */
  static declare(
    layout: ParameterLayout,
    name: string,
    vocabulary: number,
    width: number,
    { initial = { deviation: 1 }, trained = true }: EmbeddingTraits = {},
  ): void {
    layout.add(`${name}.weight`, [vocabulary, width], { initial, trained });
  }

  constructor(
    { backend, values, rows }: LayerPlace,
    name: string,
    vocabulary: number,
    width: number,
    { factor = 1, padding }: EmbeddingSettings = {},
  ) {
    this.vocabulary = vocabulary;
    this.outputs = width;
    this.name = `${name}.weight`;
    this.#backend = backend;
    this.#table = values.get(this.name);
    this.#factor = factor;
    this.#padding = padding;
    this.#scaled = backend.floats(factor === 1 ? 0 : rows * width);
  }

  /** out[rows, width] from ids[rows] */
  forward(out: Floats, ids: Uint32Array, rows: number): void {
    const { kernels } = this.#backend;
    kernels.gatherRows(out, this.#table, ids, rows, this.outputs);
    if (this.#factor !== 1) kernels.scale(out, this.#factor, rows * this.outputs);
  }

  /** Adds to the gradient of each row that was looked up, in the order of the ids. */
  backward(gradients: ParameterVector | null, dOut: Floats, ids: Uint32Array, rows: number): void {
    const dTable = gradients?.find(this.name) ?? null;
    if (dTable === null) return;
    const { kernels } = this.#backend;
    const width = this.outputs;
    let dRows = dOut;
    if (this.#factor !== 1) {
      dRows = this.#scaled;
      dRows.set(dOut.subarray(0, rows * width));
      kernels.scale(dRows, this.#factor, rows * width);
    }
    kernels.scatterAddRows(dTable, dRows, ids, rows, width);
    const padding = this.#padding;
    if (padding !== undefined) dTable.fill(0, padding * width, (padding + 1) * width);
  }
}

/**
 * Positions: what says where in a sequence a row stands, added to it. Learned (J. Gehring et al., ICML 2017), or sines
 * and cosines of falling frequency (A. Vaswani et al., NIPS 2017, section 3.5):
 *   PE[t, 2i] = sin(t / 10000^(2i/width)), PE[t, 2i+1] = cos of the same
 * Rows are sequence by sequence: row b·T + t.
 */
import type { Backend, Floats } from '../../math/backend.ts';
import type { Initial, ParameterLayout, ParameterVector } from '../parameters.ts';

/** Fills table[length, width]. */
export function fillSinusoidal(table: Floats, length: number, width: number): void {
  for (let t = 0; t < length; t++) {
    for (let j = 0; j < width; j++) {
      const angle = t / 10000 ** ((j - (j % 2)) / width);
      table[t * width + j] = j % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
    }
  }
}

export class Positions {
  readonly width: number;
  readonly #backend: Backend;
  readonly #table: Floats;
  /** Of the learned table; undefined for another one. */
  readonly #name: string | undefined;

  /** NAME.weight [length, width] */
  static declare(
    layout: ParameterLayout,
    name: string,
    length: number,
    width: number,
    initial: Initial = { deviation: 1 },
  ): void {
    layout.add(`${name}.weight`, [length, width], { initial });
  }

  /**
   * @param table [length, width], such as of `fillSinusoidal`, or the values of a learned one
   * @param name of the learned one, as it was declared
   */
  constructor(backend: Backend, table: Floats, width: number, name?: string) {
    this.width = width;
    this.#backend = backend;
    this.#table = table;
    this.#name = name === undefined ? undefined : `${name}.weight`;
  }

  /** Adds positions 0 to T-1 to the rows of each sequence. @param out [sequences·T, width] */
  add(out: Floats, sequences: number, time: number): void {
    const size = time * this.width;
    for (let b = 0; b < sequences; b++) {
      this.#backend.kernels.add(out.subarray(b * size, (b + 1) * size), this.#table, size);
    }
  }

  /** Adds to the gradient of the learned table; that of the rows is dOut itself. */
  backward(gradients: ParameterVector | null, dOut: Floats, sequences: number, time: number): void {
    const dTable = this.#name === undefined ? null : (gradients?.find(this.#name) ?? null);
    if (dTable === null) return;
    const size = time * this.width;
    for (let b = 0; b < sequences; b++) {
      this.#backend.kernels.add(dTable, dOut.subarray(b * size, (b + 1) * size), size);
    }
  }
}

/** Words and their vectors, and what is near: cosines, nearest neighbours, the odd one out. */
import { NlpError } from '../../errors.ts';

export interface Neighbour {
  word: string;
  similarity: number;
}

export class WordVectors {
  /** In falling frequency, where that is known. */
  readonly words: readonly string[];
  readonly dimensions: number;
  /** One row after the other. */
  readonly values: Float32Array | Float64Array;
  readonly #ids: Map<string, number>;
  #unit: Float64Array | undefined;

  /** @param values one row of `dimensions` numbers for each word @throws NlpError where a word comes twice */
  constructor(words: readonly string[], dimensions: number, values: Float32Array | Float64Array) {
    if (values.length !== words.length * dimensions)
      throw new RangeError(`${words.length} words of ${dimensions} dimensions, but ${values.length} numbers`);
    this.words = words;
    this.dimensions = dimensions;
    this.values = values;
    this.#ids = new Map();
    for (const [id, word] of words.entries()) {
      if (this.#ids.has(word))
        throw new NlpError(`has two vectors for "${word}"`, {
          remedy: 'Keep one line for each word.',
        });
      this.#ids.set(word, id);
    }
  }

  idOf(word: string): number | undefined {
    return this.#ids.get(word);
  }

  vector(id: number): Float32Array | Float64Array {
    return this.values.subarray(id * this.dimensions, (id + 1) * this.dimensions);
  }

  /** The vector of a word at length 1; one of zeros stays. */
  unit(id: number): Float64Array {
    this.#unit ??= this.#unitVectors();
    return this.#unit.subarray(id * this.dimensions, (id + 1) * this.dimensions);
  }

  #unitVectors(): Float64Array {
    const { dimensions } = this;
    const unit = Float64Array.from(this.values);
    for (let start = 0; start < unit.length; start += dimensions) {
      const row = unit.subarray(start, start + dimensions);
      const length = Math.sqrt(dot(row, row));
      if (length > 0) for (let d = 0; d < dimensions; d++) row[d] /= length;
    }
    return unit;
  }

  cosine(a: number, b: number): number {
    return dot(this.unit(a), this.unit(b));
  }

  /** The words nearest to a direction, nearest first; at a tie the one that stands first. */
  nearest(direction: Float64Array, count: number, without: ReadonlySet<number> = new Set()): Neighbour[] {
    const length = Math.sqrt(dot(direction, direction));
    const best: { id: number; similarity: number }[] = [];
    for (let id = 0; id < this.words.length; id++) {
      if (without.has(id)) continue;
      const similarity = length > 0 ? dot(direction, this.unit(id)) / length : 0;
      if (best.length === count && !(similarity > best[count - 1].similarity)) continue;
      let place = best.length;
      while (place > 0 && best[place - 1].similarity < similarity) place--;
      best.splice(place, 0, { id, similarity });
      if (best.length > count) best.pop();
    }
    return best.map(({ id, similarity }) => ({ word: this.words[id], similarity }));
  }

  /** The words nearest to a word, without itself. */
  nearestTo(id: number, count: number): Neighbour[] {
    return this.nearest(this.unit(id), count, new Set([id]));
  }

  /** Of several words the one farthest from the mean of their directions. */
  oddOneOut(ids: readonly number[]): number {
    const mean = new Float64Array(this.dimensions);
    for (const id of ids)
      this.unit(id).forEach((x, d) => {
        mean[d] += x;
      });
    return ids.reduce((odd, id) => (dot(this.unit(id), mean) < dot(this.unit(odd), mean) ? id : odd));
  }
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += a[d] * b[d];
  return sum;
}

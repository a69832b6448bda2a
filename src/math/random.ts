/**
 * The one source of chance: a seeded generator that is passed in wherever chance plays a part.
 *
 * Generator: xoroshiro128+ (D. Blackman and S. Vigna, "Scrambled Linear Pseudorandom Number Generators", ACM
 * TOMS 47(4), 2021), from pure-rand, which yields the low 32 bits of each 64-bit sum. The lowest bits of that
 * sum are linear and therefore weak, so every draw below is made of the high bits.
 * Seeding: the seed is hashed to a key of 128 bits (finalizer of MurmurHash3, A. Appleby, 2011), because
 * pure-rand's own seeding starts every seed with the same number. The key, not the position, is what `fork`
 * continues from: a fork is the same however much was drawn before and whoever draws in parallel.
 * The sequence of a seed is fixed for good: golden numbers in the tests guard it.
 */
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { NlpError, shownValue, usageError } from '../errors.ts';

/** A generator at a certain position, as plain JSON: `Random.fromState` continues exactly there. */
export interface RandomState {
  algorithm: 'xoroshiro128plus';
  /** Four signed 32-bit words: what forks are derived from. */
  key: number[];
  /** Four signed 32-bit words: the position. */
  position: number[];
}

/** What `shuffle` can permute: arrays and typed arrays. */
export interface MutableList<T = unknown> {
  readonly length: number;
  [index: number]: T;
}

export class Random {
  readonly #key: Int32Array;
  readonly #generator: ReturnType<typeof xoroshiro128plusFromState>;

  private constructor(key: Int32Array, position: readonly number[]) {
    this.#key = key;
    this.#generator = xoroshiro128plusFromState(position);
  }

  /** The generator of a seed. @param seed any safe integer @throws NlpError (exit 2) for anything else */
  static from(seed: number): Random {
    if (!Number.isSafeInteger(seed)) {
      throw usageError(
        `a seed is a whole number, not ${shownValue(seed)}`,
        'seed',
        `Give one of at most 2^53 - 1.`,
      );
    }
    const key = new Int32Array(4);
    absorbInteger(key, seed);
    return Random.#start(key);
  }

  /** Continues exactly where `state()` was taken. @throws NlpError if it is not such a state */
  static fromState(state: unknown): Random {
    const { algorithm, key, position } = (state ?? {}) as Partial<RandomState>;
    if (
      algorithm !== 'xoroshiro128plus' ||
      !isState(key) ||
      !isState(position) ||
      position.every((w) => w === 0)
    ) {
      throw new NlpError('not the saved state of a random generator');
    }
    return new Random(Int32Array.from(key), position);
  }

  static #start(key: Int32Array): Random {
    // All zeros is the one state that a linear generator never leaves.
    return new Random(key, key.some((word) => word !== 0) ? Array.from(key) : [1, 0, 0, 0]);
  }

  /** The position as plain JSON. */
  state(): RandomState {
    return {
      algorithm: 'xoroshiro128plus',
      key: Array.from(this.#key),
      position: [...this.#generator.getState()],
    };
  }

  /**
   * An independent stream named by `label`: it depends on the seed and the labels on the way to it, never on how
   * many numbers were drawn. Give each sentence, shard or restart its own and the number of workers plays no part.
   * @param label a string or a safe integer; `1` and `'1'` are different labels
   */
  fork(label: string | number): Random {
    const key = this.#key.slice();
    if (typeof label === 'number') {
      if (!Number.isSafeInteger(label))
        throw new RangeError(`a fork's label is a whole number, not ${label}`);
      absorb(key, 1);
      absorbInteger(key, label);
    } else {
      absorb(key, 2);
      absorb(key, label.length);
      for (let i = 0; i < label.length; i++) absorb(key, label.charCodeAt(i));
    }
    return Random.#start(key);
  }

  /** Uniform in [0, 1), a multiple of 2^-53. */
  next(): number {
    const generator = this.#generator;
    const high = generator.next() >>> 5;
    const low = generator.next() >>> 6;
    return (high * 67108864 + low) * (1 / 9007199254740992);
  }

  /** A whole number in [0, n), each equally likely. @param n from 1 to 2^53 @throws RangeError otherwise */
  int(n: number): number {
    if (!(n >= 1 && n <= 9007199254740992 && Math.floor(n) === n)) {
      throw new RangeError(`a range has from 1 to 2^53 numbers, not ${n}`);
    }
    // The draw is cut into n equal buckets and redrawn where it falls behind the last: no modulo, no bias.
    const generator = this.#generator;
    if (n <= 4294967296) {
      const bucket = Math.floor(4294967296 / n);
      for (;;) {
        const chosen = Math.floor((generator.next() >>> 0) / bucket);
        if (chosen < n) return chosen;
      }
    }
    const bucket = Math.floor(9007199254740992 / n);
    for (;;) {
      const chosen = Math.floor(((generator.next() >>> 5) * 67108864 + (generator.next() >>> 6)) / bucket);
      if (chosen < n) return chosen;
    }
  }

  /** Permutes in place, every order equally likely (R. Fisher and F. Yates; R. Durstenfeld, CACM 7(7), 1964). */
  shuffle<L extends MutableList>(list: L): L {
    const items: MutableList = list;
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.int(i + 1);
      const kept = items[i];
      items[i] = items[j];
      items[j] = kept;
    }
    return list;
  }

  /** Standard normal (G. Marsaglia and T. Bray, "A Convenient Method", SIAM Review 6(3), 1964). */
  normal(): number {
    for (;;) {
      const u = 2 * this.next() - 1;
      const v = 2 * this.next() - 1;
      const square = u * u + v * v;
      // The second value of the pair is dropped: kept, it would be a part of the state.
      if (square > 0 && square < 1) return u * Math.sqrt((-2 * Math.log(square)) / square);
    }
  }

  /**
   * An index, drawn with probability weights[i] / sum.
   * @param weights not negative, finite, of any sum above 0 @throws RangeError otherwise
   */
  choice(weights: ArrayLike<number>): number {
    const { length } = weights;
    let total = 0;
    let last = -1;
    for (let i = 0; i < length; i++) {
      const weight = weights[i];
      if (!(weight >= 0)) throw new RangeError(`weight ${i} is ${weight}, not a number of at least 0`);
      if (weight > 0) last = i;
      total += weight;
    }
    if (!(total > 0 && total < Number.POSITIVE_INFINITY)) throw new RangeError(`the weights sum to ${total}`);
    const target = this.next() * total;
    let cumulative = 0;
    for (let i = 0; i < last; i++) {
      cumulative += weights[i];
      if (target < cumulative) return i;
    }
    return last;
  }
}

function isState(words: unknown): words is number[] {
  return (
    Array.isArray(words) &&
    words.length === 4 &&
    words.every((word) => Number.isInteger(word) && word === (word | 0))
  );
}

/** Hashes a safe integer (two's complement, 64 bits) into the key. */
function absorbInteger(key: Int32Array, value: number): void {
  absorb(key, value | 0);
  absorb(key, Math.floor(value / 4294967296) | 0);
}

/** Hashes a 32-bit word into the key; for a given key different words give different keys. */
function absorb(key: Int32Array, word: number): void {
  let carry = word;
  for (let i = 0; i < 8; i++) {
    carry = (mix(key[i & 3] ^ carry) + 0x9e3779b9) | 0;
    key[i & 3] = carry;
  }
}

/** MurmurHash3's 32-bit finalizer, a bijection. */
function mix(word: number): number {
  let hash = word ^ (word >>> 16);
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

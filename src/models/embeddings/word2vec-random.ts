/** The generator of the word2vec program (2013): linear congruential modulo 2^64, times 25214903917 plus 11. */
export class Word2vecRandom {
  #high = 0;
  #low: number;

  constructor(seed: number) {
    this.#low = seed >>> 0;
  }

  advance(): void {
    // 25214903917 is 5 * 2^32 + 0xdeece66d; the product of the low halves is put together of 16 bits.
    const low = this.#low;
    const [l0, l1] = [low & 0xffff, low >>> 16];
    const [m0, m1] = [0xe66d, 0xdeec];
    const first = l0 * m0 + 11;
    const middle = l1 * m0 + l0 * m1 + Math.floor(first / 0x10000);
    const carry = l1 * m1 + Math.floor(middle / 0x10000);
    this.#high = (carry + Math.imul(low, 5) + Math.imul(this.#high, 0xdeece66d)) >>> 0;
    this.#low = ((middle % 0x10000) * 0x10000 + (first & 0xffff)) >>> 0;
  }

  /** The last 16 bits as a fraction. */
  fraction(): number {
    return (this.#low & 0xffff) / 65536;
  }

  /** The number modulo another of at most 2^21. */
  modulo(divisor: number): number {
    return ((this.#high % divisor) * 4294967296 + this.#low) % divisor;
  }

  /** The number without its last 16 bits, modulo another. */
  shiftedModulo(divisor: number): number {
    return (this.#high * 65536 + (this.#low >>> 16)) % divisor;
  }
}

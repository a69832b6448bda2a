import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash, hashOfWord, lastCell } from '../../../src/models/eliza/hash.ts';

describe('HASH', () => {
  it('gives what the program gave on the machine of 1965', () => {
    const words = ['PURPOSE', 'DEVONSHIRE', 'PREDICAMENT', 'EXECUTIONERS', 'GLOUCESTERSHIRE'];
    expect(words.map(hashOfWord)).toEqual([1, 0, 3, 3, 2]);
  });

  it('gives 14 for ALWAYS in seven bits, as the article of 1966 says (page 38)', () => {
    expect(hash(lastCell('ALWAYS'), 7)).toBe(14);
  });

  it('is the middle of the square, for every number of 36 bits and every width', () => {
    const oracle = (d: number, n: number) => {
      const low = BigInt(d) & 0x7ffffffffn;
      return Number(((low * low) >> BigInt(35 - Math.floor(n / 2))) & ((1n << BigInt(n)) - 1n));
    };
    const cell = fc.integer({ min: 0, max: 2 ** 36 - 1 });
    fc.assert(
      fc.property(cell, fc.integer({ min: 0, max: 15 }), (d, n) => {
        expect(hash(d, n)).toBe(oracle(d, n));
      }),
    );
    expect(hash(2 ** 36 - 1, 15)).toBe(oracle(2 ** 36 - 1, 15));
  });
});

describe('the last cell', () => {
  /** Six octal pairs. */
  const octal = (word: string) => lastCell(word).toString(8).padStart(12, '0');

  it('holds the last six characters, or fewer and blanks', () => {
    expect(octal('HERE')).toBe('302551256060');
    expect(octal('INVENTED')).toBe('252460606060'); // ED
    expect(octal('123456ABCDEF')).toBe('212223242526');
    expect(octal('')).toBe('606060606060');
    expect(octal("0=+.-$ /,('*)")).toBe('346060606060'); // the 13th
  });

  it('counts bytes, and takes the low six bits of one that the machine did not have', () => {
    expect(octal('Ç')).toBe('030760606060'); // C3 87
    expect(octal('ABCDEÇ')).toBe('076060606060'); // the second byte begins a cell
  });
});

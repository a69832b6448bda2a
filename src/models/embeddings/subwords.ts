/**
 * The buckets of fastText (Bojanowski et al. 2017): character n-grams of a word between `<` and `>`, and word n-grams
 * of a text, by FNV-1a of 32 bits over UTF-8. fastText takes each byte as signed, which matters beyond ASCII.
 */

const encoder = new TextEncoder();

/** FNV-1a of a text, as a number from 0 to 2^32 - 1. */
export function fastTextHash(text: string): number {
  let hash = 2166136261;
  for (const byte of encoder.encode(text)) hash = Math.imul(hash ^ ((byte << 24) >> 24), 16777619);
  return hash >>> 0;
}

export interface SubwordRules {
  /** Lengths of n-grams in code points, from and to. */
  minN: number;
  maxN: number;
  buckets: number;
}

export interface Subword {
  text: string;
  hash: number;
  bucket: number;
}

/** All n-grams of `<word>`, by where they begin, then by length; a lone `<` or `>` is none. */
export function subwordsOf(word: string, { minN, maxN, buckets }: SubwordRules): Subword[] {
  const symbols = [...`<${word}>`];
  const found: Subword[] = [];
  for (let start = 0; start < symbols.length; start++) {
    for (let length = Math.max(1, minN); length <= maxN && start + length <= symbols.length; length++) {
      if (length === 1 && (start === 0 || start + 1 === symbols.length)) continue;
      const text = symbols.slice(start, start + length).join('');
      const hash = fastTextHash(text);
      found.push({ text, hash, bucket: hash % buckets });
    }
  }
  return found;
}

/** The buckets of n-grams of 2 to `longest` words, of the words' hashes. */
export function wordNgramBuckets(hashes: readonly number[], longest: number, buckets: number): number[] {
  const found: number[] = [];
  const widened = hashes.map((hash) => BigInt(hash | 0));
  for (let start = 0; start < widened.length; start++) {
    let hash = BigInt.asUintN(64, widened[start]);
    for (let next = start + 1; next < widened.length && next < start + longest; next++) {
      hash = BigInt.asUintN(64, hash * 116049371n + widened[next]);
      found.push(Number(hash % BigInt(buckets)));
    }
  }
  return found;
}

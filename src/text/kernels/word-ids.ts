// Words of UTF-8 text to ids, 16 bytes at a time: splits at space, tab, CR and LF as text/whitespace-tokenizer.ts,
// and looks words up as text/vocabulary.ts, which are the plain versions and the oracles.
//   word of n bytes = floor(n / 16) + 1 blocks of 16; the last one holds its last n mod 16 bytes, then FF, then 00,
//     so that two words are the same when their blocks and the number of their blocks are
//   slots [2^k] pairs (hash, id + 1), id + 1 = 0 where free; linear probing, at most two thirds full
//   starts [words + 1] the blocks of word i are starts[i] .. starts[i + 1] - 1
import { blankBytes, endOfWord, lastBlock } from './word-blocks';

const FACTOR_LOW: u64 = 0x9e3779b97f4a7c15;
const FACTOR_HIGH: u64 = 0xbf58476d1ce4e5b9;

@inline
function mix(hash: u64, block: v128): u64 {
  const low = (hash ^ <u64>i64x2.extract_lane(block, 0)) * FACTOR_LOW;
  return (low ^ (low >> 32) ^ <u64>i64x2.extract_lane(block, 1)) * FACTOR_HIGH;
}

function hashLong(word: usize, blocks: u32, last: v128): u64 {
  let hash: u64 = 0;
  for (let i: u32 = 1; i < blocks; i++, word += 16) hash = mix(hash, v128.load(word));
  return mix(hash, last);
}

/** Whether the blocks of an id, from `at` on, are those of a word of the text. */
@inline
function isWord(at: usize, word: usize, blocks: u32, last: v128): bool {
  for (let i: u32 = 1; i < blocks; i++, at += 16, word += 16) {
    if (v128.any_true(v128.xor(v128.load(at), v128.load(word)))) return false;
  }
  return !v128.any_true(v128.xor(v128.load(at), last));
}

/**
 * Fills slots [2^bits], which must be 0, starts and blocks with the words bytes[offsets[i] .. offsets[i + 1] - 1].
 * Of words that are the same, the first is found. 16 bytes behind the bytes must be readable.
 */
export function buildWordTable(
  bytes: usize, offsets: usize, words: u32, slots: usize, bits: u32, starts: usize, blocks: usize,
): void {
  const mask: u32 = (1 << bits) - 1;
  let used: u32 = 0;
  store<u32>(starts, 0);
  for (let id: u32 = 0; id < words; id++) {
    const from = load<u32>(offsets + ((<usize>id) << 2));
    const length = load<u32>(offsets + ((<usize>id) << 2), 4) - from;
    const word = bytes + from;
    const count = (length >> 4) + 1;
    let at = blocks + ((<usize>used) << 4);
    let source = word;
    for (let i: u32 = 1; i < count; i++, source += 16, at += 16) v128.store(at, v128.load(source));
    const last = lastBlock(v128.load(source), length & 15);
    v128.store(at, last);
    used += count;
    store<u32>(starts + ((<usize>id) << 2), used, 4);
    const hash = hashLong(word, count, last);
    let slot = <u32>(hash >> (64 - bits));
    while (load<u32>(slots + ((<usize>slot) << 3), 4) != 0) slot = (slot + 1) & mask;
    store<u32>(slots + ((<usize>slot) << 3), <u32>hash);
    store<u32>(slots + ((<usize>slot) << 3), id + 1, 4);
  }
}

/**
 * Writes the ids of a text to `ids`, `unknown` for words that have none and for ids up to `end`, which are no words
 * of a text, and `end` for each LF; returns how many. The text must end with LF, and 16 bytes behind it be readable.
 */
export function wordIds(
  text: usize, length: u32, slots: usize, bits: u32, starts: usize, blocks: usize, ids: usize,
  unknown: u32, end: u32,
): u32 {
  const mask: u32 = (1 << bits) - 1;
  const to = text + length;
  let out = ids;
  for (let at = text; at < to; ) {
    const byte = load<u8>(at);
    if (byte <= 32) {
      if (byte == 10) {
        store<u32>(out, end);
        out += 4;
      }
      if (byte == 32 || byte == 10 || byte == 9 || byte == 13) {
        at++;
        continue;
      }
    }
    const first = v128.load(at);
    const blanks = blankBytes(first);
    let wordEnd: usize;
    let count: u32 = 1;
    let last: v128;
    let hash: u64;
    if (blanks != 0) {
      wordEnd = at + ctz(blanks);
      last = lastBlock(first, ctz(blanks));
      hash = mix(0, last);
    } else {
      wordEnd = endOfWord(at + 16);
      count = <u32>((wordEnd - at) >> 4) + 1;
      last = lastBlock(v128.load(at + ((<usize>count - 1) << 4)), <u32>(wordEnd - at) & 15);
      hash = hashLong(at, count, last);
    }
    let slot = <u32>(hash >> (64 - bits));
    let id = unknown;
    for (;;) {
      const entry = load<u64>(slots + ((<usize>slot) << 3));
      const next = <u32>(entry >> 32);
      if (next == 0) break;
      if (<u32>entry == <u32>hash) {
        const pair = load<u64>(starts + ((<usize>(next - 1)) << 2));
        const start = <u32>pair;
        if (<u32>(pair >> 32) - start == count && isWord(blocks + ((<usize>start) << 4), at, count, last)) {
          id = next - 1;
          break;
        }
      }
      slot = (slot + 1) & mask;
    }
    store<u32>(out, id <= end ? unknown : id);
    out += 4;
    at = wordEnd;
  }
  return <u32>((out - ids) >> 2);
}

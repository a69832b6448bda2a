/** Where a text's bits go: for each token how often it came and what predicting it cost. */
import type { Vocabulary } from '../../text/vocabulary.ts';
import { softmax } from './softmax.ts';
import type { StreamReader } from './stream-reader.ts';

export interface TokenCost {
  token: string;
  count: number;
  /** Of all its occurrences together. */
  bits: number;
  /** Of the bits of the whole text. */
  share: number;
}

/** The most expensive first; the text is read as one stream, its first token is not predicted. */
export function tokenCosts(reader: StreamReader, ids: Uint32Array, vocabulary: Vocabulary): TokenCost[] {
  const { size } = vocabulary;
  reader.reset();
  const bits = new Float64Array(size);
  const counts = new Uint32Array(size);
  const probabilities = new Float64Array(size);
  for (let i = 0; i + 1 < ids.length; i++) {
    softmax(reader.readOne(ids[i]), size, probabilities);
    const id = ids[i + 1];
    bits[id] -= Math.log2(probabilities[id]);
    counts[id]++;
  }
  let total = 0;
  for (const cost of bits) total += cost;
  const order = Array.from(bits.keys()).filter((id) => counts[id] > 0);
  order.sort((a, b) => bits[b] - bits[a] || a - b);
  return order.map((id) => ({
    token: vocabulary.token(id),
    count: counts[id],
    bits: bits[id],
    share: bits[id] / total,
  }));
}

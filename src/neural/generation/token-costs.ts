/** Where a text's bits go: for each token how often it came and what predicting it cost. */
import type { Vocabulary } from '../../text/vocabulary.ts';
import { surprisal } from './softmax.ts';
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
  for (let i = 0; i + 1 < ids.length; i++) {
    const id = ids[i + 1];
    bits[id] += surprisal(reader.readOne(ids[i]), size, id) / Math.LN2;
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
    // Where everything was certain, nothing cost anything.
    share: total > 0 ? bits[id] / total : 0,
  }));
}

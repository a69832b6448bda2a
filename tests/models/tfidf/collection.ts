/** Generated documents and a naive search over them, as the oracle of the index. */
import type { Random } from '../../../src/math/random.ts';
import type { IndexDocument } from '../../../src/models/tfidf/document-store.ts';

/** Words by Zipf's law: word i is about 1 / (i + 1) as frequent as the first. */
export function zipfWord(random: Random, words: number): string {
  return `w${Math.floor(words ** random.next()) - 1}x`;
}

export function zipfText(random: Random, length: number, words: number): string {
  return Array.from({ length }, () => zipfWord(random, words)).join(' ');
}

export function zipfDocuments(random: Random, count: number, words: number, longest = 40): IndexDocument[] {
  return Array.from({ length: count }, (_, i) => ({
    id: String(i + 1),
    text: zipfText(random, 1 + random.int(longest), words),
  }));
}

export interface Oracle {
  documents: number;
  averageLength: number;
  df(term: string): number;
  counts: Map<string, Map<string, number>>;
  lengths: Map<string, number>;
}

export function naiveIndex(documents: readonly IndexDocument[]): Oracle {
  const counts = new Map<string, Map<string, number>>();
  const lengths = new Map<string, number>();
  let total = 0;
  for (const { id, text } of documents) {
    const own = new Map<string, number>();
    const words = text.toLowerCase().match(/[\p{L}\p{N}_]{2,}/gu) ?? [];
    for (const word of words) own.set(word, (own.get(word) ?? 0) + 1);
    counts.set(id, own);
    lengths.set(id, words.length);
    total += words.length;
  }
  return {
    documents: documents.length,
    averageLength: total / documents.length,
    df: (term) => [...counts.values()].filter((own) => own.has(term)).length,
    counts,
    lengths,
  };
}

/** Score of each document that has a word of the query, by a formula of tf, df, document length and query tf. */
export function naiveScores(
  oracle: Oracle,
  query: string,
  formula: (tf: number, df: number, length: number) => number,
): Map<string, number> {
  const words = query.toLowerCase().match(/[\p{L}\p{N}_]{2,}/gu) ?? [];
  const df = new Map([...new Set(words)].map((word) => [word, oracle.df(word)]));
  const scores = new Map<string, number>();
  for (const [id, counts] of oracle.counts) {
    let score = 0;
    let found = false;
    for (const word of words) {
      const tf = counts.get(word);
      if (tf === undefined) continue;
      found = true;
      score += formula(tf, df.get(word) ?? 0, oracle.lengths.get(id) ?? 0);
    }
    if (found) scores.set(id, score);
  }
  return scores;
}

/** Ids by score, ties by number. */
export function ranked(scores: Map<string, number>, k: number): string[] {
  return [...scores]
    .sort((a, b) => b[1] - a[1] || Number(a[0]) - Number(b[0]))
    .slice(0, k)
    .map(([id]) => id);
}

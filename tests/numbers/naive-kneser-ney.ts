/**
 * Interpolated modified Kneser-Ney as in Chen and Goodman 1998, equations 24 to 28, over maps of strings: nothing of it is
 * shared with the program. Unigrams are interpolated with the uniform distribution over all words but `<s>`.
 */

export interface NaiveModel {
  /** P(word | the words before). */
  probability(word: string, before: readonly string[]): number;
  words: ReadonlySet<string>;
}

export function naiveKneserNey(sentences: readonly (readonly string[])[], order: number): NaiveModel {
  const join = (ngram: readonly string[]) => ngram.join('\u0001');
  const words = new Set(['<unk>', '</s>', ...sentences.flat()]);
  // Of each length the n-grams with what counts: occurrences, or the different words before.
  const counts: Map<string, number>[] = [];
  const before: Map<string, Set<string>>[] = [];
  for (let n = 1; n <= order; n++) {
    const occurrences = new Map<string, number>();
    const left = new Map<string, Set<string>>();
    for (const sentence of sentences) {
      const padded = ['<s>', ...sentence, '</s>'];
      for (let i = 0; i + n <= padded.length; i++) {
        const key = join(padded.slice(i, i + n));
        occurrences.set(key, (occurrences.get(key) ?? 0) + 1);
        if (i > 0) left.set(key, (left.get(key) ?? new Set()).add(padded[i - 1]));
      }
    }
    counts.push(occurrences);
    before.push(left);
  }
  const adjusted = counts.map((occurrences, i) => {
    const list = new Map<string, number>();
    for (const [key, count] of occurrences) {
      const isFirst = key === '<s>' || key.startsWith('<s>\u0001');
      if (i === 0 && isFirst) continue;
      list.set(key, i === order - 1 || isFirst ? count : (before[i].get(key)?.size ?? 0));
    }
    return list;
  });
  const discounts = adjusted.map((list) => {
    const n = [0, 0, 0, 0, 0];
    for (const count of list.values()) if (count <= 4) n[count]++;
    const y = n[1] / (n[1] + 2 * n[2]);
    return [1, 2, 3].map((r) => r - ((r + 1) * y * n[r + 1]) / n[r]);
  });
  const followers = adjusted.map((list) => {
    const byContext = new Map<string, { total: number; taken: number }>();
    return { list, byContext };
  });
  for (const [i, { list, byContext }] of followers.entries()) {
    for (const [key, count] of list) {
      const context = key.includes('\u0001') ? key.slice(0, key.lastIndexOf('\u0001')) : '';
      const one = byContext.get(context) ?? { total: 0, taken: 0 };
      one.total += count;
      one.taken += count === 0 ? 0 : discounts[i][Math.min(count, 3) - 1];
      byContext.set(context, one);
    }
  }
  const of = (word: string, history: readonly string[]): number => {
    const i = history.length;
    const lower = i === 0 ? 1 / words.size : of(word, history.slice(1));
    const context = followers[i].byContext.get(join(history));
    if (context === undefined || context.total === 0) return lower;
    const count = followers[i].list.get(join([...history, word])) ?? 0;
    const discount = count === 0 ? 0 : discounts[i][Math.min(count, 3) - 1];
    return (count - discount) / context.total + (context.taken / context.total) * lower;
  };
  return {
    words,
    probability: (word, history) =>
      of(
        words.has(word) ? word : '<unk>',
        order === 1
          ? []
          : history.slice(-(order - 1)).map((one) => (one === '<s>' || words.has(one) ? one : '<unk>')),
      ),
  };
}

/** log10 of each word of a sentence and its end. */
export function naiveScore(model: NaiveModel, sentence: readonly string[]): number[] {
  const padded = ['<s>', ...sentence, '</s>'];
  return padded.slice(1).map((word, i) => Math.log10(model.probability(word, padded.slice(0, i + 1))));
}

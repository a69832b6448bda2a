/**
 * How well tags were given: accuracy, apart for known and unknown words, and precision, recall and F1 of each tag.
 * Definitions as in C. van Rijsbergen, "Information Retrieval", 2nd ed. 1979, chapter 7; a ratio without cases is 0.
 */

/** One sentence: its correct tags, those that were given, and which words the tagger had seen in training. */
export interface JudgedSentence {
  gold: readonly string[];
  predicted: readonly string[];
  known: readonly boolean[];
}

export interface TagScores {
  precision: number;
  recall: number;
  f1: number;
  /** How often the tag is correct. */
  support: number;
}

export interface TaggingScores {
  accuracy: number;
  /** NaN where there are no such words. */
  knownAccuracy: number;
  unknownAccuracy: number;
  /** Part of the sentences without any mistake. */
  sentenceAccuracy: number;
  sentences: number;
  tokens: number;
  unknownTokens: number;
  perTag: Record<string, TagScores>;
  /** Correct tag, then given tag, to how often. */
  confusion: Record<string, Record<string, number>>;
}

export function scoreTagging(sentences: readonly JudgedSentence[]): TaggingScores {
  const confusion = new Map<string, Map<string, number>>();
  let tokens = 0;
  let right = 0;
  let unknown = 0;
  let unknownRight = 0;
  let sentencesRight = 0;
  for (const { gold, predicted, known } of sentences) {
    let mistakes = 0;
    for (let i = 0; i < gold.length; i++) {
      const isRight = gold[i] === predicted[i];
      tokens++;
      if (isRight) right++;
      else mistakes++;
      if (!known[i]) {
        unknown++;
        if (isRight) unknownRight++;
      }
      let row = confusion.get(gold[i]);
      if (row === undefined) {
        row = new Map();
        confusion.set(gold[i], row);
      }
      row.set(predicted[i], (row.get(predicted[i]) ?? 0) + 1);
    }
    if (mistakes === 0) sentencesRight++;
  }
  return {
    accuracy: right / tokens,
    knownAccuracy: (right - unknownRight) / (tokens - unknown),
    unknownAccuracy: unknownRight / unknown,
    sentenceAccuracy: sentencesRight / sentences.length,
    sentences: sentences.length,
    tokens,
    unknownTokens: unknown,
    perTag: scoreTags(confusion),
    confusion: toRecord(confusion),
  };
}

/** The most frequent confusions, worst first. */
export function worstConfusions(
  confusion: TaggingScores['confusion'],
  limit: number,
): { gold: string; predicted: string; count: number }[] {
  const list: { gold: string; predicted: string; count: number }[] = [];
  for (const [gold, row] of Object.entries(confusion))
    for (const [predicted, count] of Object.entries(row))
      if (predicted !== gold) list.push({ gold, predicted, count });
  return list.sort((a, b) => b.count - a.count).slice(0, limit);
}

function scoreTags(confusion: Map<string, Map<string, number>>): Record<string, TagScores> {
  const given = new Map<string, number>();
  const support = new Map<string, number>();
  for (const [gold, row] of confusion)
    for (const [predicted, count] of row) {
      given.set(predicted, (given.get(predicted) ?? 0) + count);
      support.set(gold, (support.get(gold) ?? 0) + count);
    }
  const scores: [string, TagScores][] = [];
  for (const tag of [...new Set([...support.keys(), ...given.keys()])].sort()) {
    const right = confusion.get(tag)?.get(tag) ?? 0;
    const precision = right / (given.get(tag) ?? 1);
    const recall = right / (support.get(tag) ?? 1);
    const f1 = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
    scores.push([tag, { precision, recall, f1, support: support.get(tag) ?? 0 }]);
  }
  return Object.fromEntries(scores);
}

function toRecord(confusion: Map<string, Map<string, number>>): Record<string, Record<string, number>> {
  const sorted = [...confusion].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    sorted.map(([gold, row]) => [gold, Object.fromEntries([...row].sort(([, n], [, m]) => m - n))]),
  );
}

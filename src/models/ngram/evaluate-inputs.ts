/** How well a model predicts the text of files: perplexity, rates, and how long the n-grams are that matched. */
import { NlpError } from '../../errors.ts';
import { simdIsWanted } from '../../math/kernel-module.ts';
import { mostTextBytes } from '../../text/simd-word-ids.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';
import { countLengths } from './match-lengths.ts';
import type { BackoffModel } from './parts.ts';
import { type NgramReading, type ReadingHooks, readInputs } from './read-inputs.ts';
import { type PerplexityResult, perplexityOf, type ScoreTotals } from './scoring.ts';
import { SeenTextCheck } from './seen-text.ts';
import { upToOrder } from './shorter.ts';
import type { SimdTextScorer } from './simd-text-scorer.ts';
import { TextScorer } from './text-scorer.ts';
import { TokenStream } from './token-stream.ts';

export interface NgramEvaluation {
  result: PerplexityResult;
  /** [N] how many words matched an n-gram of each length; where it was asked for. */
  matched?: number[];
  /** [N] the perplexity with at most 0, 1, ... words of context; where the lengths were asked for. */
  byOrder?: number[];
  /** Whether the model seems to have been trained on the text, see `SeenTextCheck`. */
  isSeen: boolean;
}

export interface EvaluationOptions {
  /** Counts the lengths of the n-grams that match. */
  matched?: boolean;
  /** Called after each sentence. @param logProb10 minus infinity where a word has probability 0 */
  onSentence?: (logProb10: number, tokens: number, characters: number) => void;
}

/** Pieces of a large file are four times as long. */
const leastTextBytes = 1 << 16;

/** @returns undefined where there is no sentence */
export async function evaluateInputs(
  model: BackoffModel,
  names: readonly string[],
  reading: NgramReading,
  { matched, onSentence }: EvaluationOptions = {},
): Promise<NgramEvaluation | undefined> {
  const { trie, vocabulary, stepPrice } = model;
  const scorer = new TextScorer(trie, stepPrice);
  const { totals } = scorer;
  const stream = new TokenStream(vocabulary, { learn: false, markBegin: false });
  const lengths = matched ? new Float64Array(trie.order + 1) : undefined;
  const shorter = matched
    ? Array.from({ length: trie.order - 1 }, (_, i) => new TextScorer(upToOrder(trie, i + 1), stepPrice))
    : [];
  const seen = new SeenTextCheck(trie);
  const afterPiece = () => {
    seen.add(stream.tokens, stream.length);
    scorer.score(stream.tokens, stream.length);
    for (const one of shorter) one.score(stream.tokens, stream.length);
    if (lengths !== undefined) countLengths(trie, stream.tokens, stream.length, lengths);
    stream.length = 0;
  };
  const hooks: ReadingHooks = { afterPiece };
  if (lengths === undefined && stepPrice === 0) {
    const takeBytes = kernelScoring(model, totals);
    hooks.takeBytes = async (bytes) => {
      const isTaken = await takeBytes(bytes);
      if (isTaken && seen.isOpen) seen.add(...beginningOf(bytes, vocabulary));
      return isTaken;
    };
  }
  if (onSentence !== undefined) {
    hooks.afterSentence = (characters) => {
      const { logProb, zeroProbs } = totals;
      const tokens = stream.length;
      afterPiece();
      const isImpossible = totals.zeroProbs > zeroProbs;
      onSentence(isImpossible ? Number.NEGATIVE_INFINITY : totals.logProb - logProb, tokens, characters);
    };
  }
  const characters = await readInputs(names, reading, stream, hooks);
  if (totals.tokens === 0) return undefined;
  const result = perplexityOf(totals, characters);
  const evaluation = { result, isSeen: seen.isSeen() };
  if (lengths === undefined) return evaluation;
  const byOrder = shorter.map((one) => perplexityOf(one.totals, characters).perplexity);
  return {
    ...evaluation,
    matched: Array.from(lengths.subarray(1)),
    byOrder: [...byOrder, result.perplexity],
  };
}

/** The ids of the first lines of a long piece of text, and how many they are. */
function beginningOf(bytes: Uint8Array, vocabulary: Vocabulary): [ids: Uint32Array, count: number] {
  const end = bytes.indexOf(10, leastTextBytes / 8);
  const stream = new TokenStream(vocabulary, { learn: false, markBegin: false });
  stream.feed(end < 0 ? bytes : bytes.subarray(0, end + 1));
  return [stream.tokens, stream.length];
}

/** Scores long pieces of text in kernels, with the same sums; short ones are not worth their start. */
function kernelScoring({ trie, vocabulary }: BackoffModel, totals: ScoreTotals) {
  let scorer: SimdTextScorer | undefined;
  let isUsed = simdIsWanted();
  return async (bytes: Uint8Array): Promise<boolean> => {
    if (!isUsed || bytes.length >= mostTextBytes) return false;
    if (scorer === undefined) {
      if (bytes.length < leastTextBytes) return false;
      const { SimdTextScorer } = await import('./simd-text-scorer.ts');
      try {
        scorer = new SimdTextScorer(trie, vocabulary, totals);
      } catch (error) {
        // Without memory for kernels it is only slower.
        if (!(error instanceof NlpError)) throw error;
        isUsed = false;
        return false;
      }
    }
    scorer.score(bytes);
    return true;
  };
}

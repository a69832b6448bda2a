/** `nlp ngram perplexity`. */
import { NlpError } from '../../../errors.ts';
import { simdIsWanted } from '../../../math/kernel-module.ts';
import type { NgramModel } from '../../../models/ngram/model.ts';
import { type PerplexityResult, perplexityOf, type ScoreTotals } from '../../../models/ngram/scoring.ts';
import type { SimdTextScorer } from '../../../models/ngram/simd-text-scorer.ts';
import { TextScorer } from '../../../models/ngram/text-scorer.ts';
import { TokenStream } from '../../../models/ngram/token-stream.ts';
import { mostTextBytes } from '../../../text/simd-word-ids.ts';
import type { CommonFlags, InputFlags, TokenizerFlags } from '../../options.ts';
import { Output } from '../../output.ts';
import { formatCount } from '../../render/numbers.ts';
import { openModelAndTokenizer } from './models.ts';
import { readText } from './text.ts';

/** Pieces of a large file are four times as long. */
const leastTextBytes = 1 << 16;

interface PerplexityFlags extends CommonFlags, InputFlags, TokenizerFlags {
  model: string;
  failOver?: number;
  color?: boolean;
}

export async function perplexity(inputs: string[], flags: PerplexityFlags): Promise<void> {
  const { model, spec } = await openModelAndTokenizer(flags.model, flags);
  const { trie } = model;
  const scorer = new TextScorer(trie, model.stepPrice);
  const { totals } = scorer;
  const stream = new TokenStream(model.words, { learn: false, markBegin: false });
  const lengths = flags.explain ? new Float64Array(model.order + 1) : undefined;
  const { countLengths } = await import('../../../models/ngram/match-lengths.ts');
  const plain = lengths !== undefined || model.stepPrice !== 0;
  const characters = await readText(stream, {
    inputs,
    flags,
    spec,
    label: 'scoring',
    afterPiece() {
      scorer.score(stream.tokens, stream.length);
      if (lengths !== undefined) countLengths(trie, stream.tokens, stream.length, lengths);
      stream.length = 0;
    },
    takeBytes: plain ? undefined : fastScoring(model, totals),
  });
  if (totals.tokens === 0) return;
  const result = perplexityOf(totals, characters);
  const output = new Output();
  const matched = lengths === undefined ? undefined : Array.from(lengths.subarray(1));
  if (flags.json) output.json(matched === undefined ? result : { ...result, matched });
  else printResult(output, result, matched);
  await output.flush();
  if (flags.failOver !== undefined && !(result.perplexity <= flags.failOver)) {
    throw new NlpError(`the perplexity ${result.perplexity.toFixed(2)} is above ${flags.failOver}`, {
      where: { option: '--fail-over' },
      exitStatus: 1,
    });
  }
}

/** Scores long pieces of text in kernels, with the same sums; short ones are not worth their start. */
function fastScoring(model: NgramModel, totals: ScoreTotals) {
  let scorer: SimdTextScorer | undefined;
  let isUsed = simdIsWanted();
  return async (bytes: Uint8Array): Promise<boolean> => {
    if (!isUsed || bytes.length >= mostTextBytes) return false;
    if (scorer === undefined) {
      if (bytes.length < leastTextBytes) return false;
      const { SimdTextScorer } = await import('../../../models/ngram/simd-text-scorer.ts');
      try {
        scorer = new SimdTextScorer(model.trie, model.words, totals);
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

function printResult(output: Output, result: PerplexityResult, matched: number[] | undefined): void {
  const lines: [string, string][] = [
    ['perplexity', number(result.perplexity)],
    ['  excluding OOVs', number(result.perplexityExcludingOov)],
    ['log10 probability', number(result.logProb10)],
    ['tokens', formatCount(result.tokens)],
    ['OOVs', formatCount(result.oovs)],
    ['zero probabilities', formatCount(result.zeroProbs)],
    ['sentences', formatCount(result.sentences)],
    ['bits per token', number(result.bitsPerToken)],
    ['bits per character', number(result.bitsPerCharacter)],
  ];
  matched?.forEach((count, i) => {
    const share = ((100 * count) / result.tokens).toFixed(1);
    lines.push([`matched ${i + 1}-grams`, `${formatCount(count)} (${share} %)`]);
  });
  for (const [name, value] of lines) output.line(`${name.padEnd(20)}${value.padStart(16)}`);
}

function number(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? '-' : value > 0 ? 'infinite' : '-infinite';
  return value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

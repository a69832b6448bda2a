/** `nlp ngram perplexity`. */
import { NlpError } from '../../../errors.ts';
import { type PerplexityResult, perplexityOf } from '../../../models/ngram/scoring.ts';
import { TextScorer } from '../../../models/ngram/text-scorer.ts';
import { TokenStream } from '../../../models/ngram/token-stream.ts';
import type { CommonFlags, InputFlags, TokenizerFlags } from '../../options.ts';
import { Output } from '../../output.ts';
import { formatCount } from '../../render/numbers.ts';
import { openModelAndTokenizer } from './models.ts';
import { readText } from './text.ts';

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

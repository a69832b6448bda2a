/** `nlp ngram score`: a line a sentence. */

import { openModelAndTokenizer } from '../../../kinds/ngram/files.ts';
import { inTurns } from '../../../math/turns.ts';
import { explainingSteps, type WordExplanation } from '../../../models/ngram/explain.ts';
import type { NgramModel } from '../../../models/ngram/model.ts';
import type { EstimateExplanation } from '../../../models/ngram/recover-counts.ts';
import { scoringSteps } from '../../../models/ngram/sentence-score.ts';
import { createTokenizer } from '../../../text/create-tokenizer.ts';
import { answeredInput, type CommonFlags, type InputFlags, type TokenizerFlags } from '../../options.ts';
import { Output } from '../../output.ts';
import { verbContext } from '../../verbs/context.ts';

interface ScoreFlags extends CommonFlags, InputFlags, TokenizerFlags {
  model: string;
  words?: boolean;
}

export async function score(inputs: string[], flags: ScoreFlags): Promise<void> {
  const { model, tokenizer: spec } = await openModelAndTokenizer(
    flags.model,
    flags,
    verbContext({ ...flags }).note,
  );
  const tokenizer = createTokenizer(spec);
  const { readSentences } = await import('../../../corpus/sentences.ts');
  const options = { ...answeredInput(flags), blankLines: 'keep' as const };
  const output = new Output();
  try {
    for await (const sentences of readSentences(inputs, options)) {
      for (const { text } of sentences) {
        await printScore(output, model, text, tokenizer.tokenize(text), flags);
      }
      // Whoever talks to us through a pipe waits for the answer to the lines sent so far.
      await output.flush();
    }
  } finally {
    await output.flush();
  }
}

async function printScore(
  output: Output,
  model: NgramModel,
  text: string,
  tokens: string[],
  flags: ScoreFlags,
): Promise<void> {
  const { logProb10, tokens: count, oovs, perplexity, words } = await inTurns(scoringSteps(model, tokens));
  const explained = flags.explain ? await inTurns(explainingSteps(model, tokens)) : undefined;
  if (flags.json) {
    return output.json({ text, logProb10, tokens: count, oovs, perplexity, words: explained ?? words });
  }
  const full = output.line(`${fixed(logProb10, 4)}\t${count}\t${oovs}\t${fixed(perplexity, 2)}\t${text}`);
  if (full) await full;
  if (explained !== undefined) {
    for (const word of explained) {
      const full = printExplanation(output, word);
      if (full) await full;
    }
  } else if (flags.words) {
    for (const { token, logProb10, order, oov } of words) {
      const full = output.line(`\t${fixed(logProb10, 4)}\t${order}\t${token}${oov ? '\tOOV' : ''}`);
      if (full) await full;
    }
  }
}

/** `word  -1.2345 = "the fox" -0.9  + backoff of "by the" -0.3`. */
function printExplanation(output: Output, word: WordExplanation): Promise<void> | undefined {
  const { token, logProb10, ngram, ngramLogProb10, backoffs, oov } = word;
  const parts = [`${word.order}-gram "${ngram.join(' ')}" ${fixed(ngramLogProb10, 4)}`];
  for (const { context, logWeight10, unseen } of backoffs) {
    parts.push(`${unseen ? 'unseen context' : 'backoff of'} "${context.join(' ')}" ${fixed(logWeight10, 4)}`);
  }
  const full = output.line(`\t${fixed(logProb10, 4)}\t${token}${oov ? ' (OOV)' : ''} = ${parts.join(' + ')}`);
  if (word.estimate === undefined) return full;
  return output.line(`\t\t  ${estimateText(word.estimate, 10 ** ngramLogProb10)}`) ?? full;
}

/** `(count 3 - discount 1.21) / 17 + backoff weight 0.23 x shorter 0.0041 = 0.106` */
function estimateText(estimate: EstimateExplanation, probability: number): string {
  const { count, counted, discount, divisor, backoffWeight, lower } = estimate;
  const small = (value: number) => String(Number(value.toPrecision(4)));
  const what = counted === 'occurrences' ? 'count' : counted;
  const own = discount === 0 ? `${what} ${count}` : `(${what} ${count} - discount ${small(discount)})`;
  return `${own} / ${divisor} + backoff weight ${small(backoffWeight)} x shorter ${small(lower)} = ${small(probability)}`;
}

function fixed(value: number, digits: number): string {
  if (Number.isFinite(value)) return value.toFixed(digits);
  return Number.isNaN(value) ? '-' : value > 0 ? 'inf' : '-inf';
}

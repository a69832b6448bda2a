/** `nlp ngram generate`. */
import { Random } from '../../../math/random.ts';
import { explainSentence } from '../../../models/ngram/explain.ts';
import { createTokenizer } from '../../../text/create-tokenizer.ts';
import type { CommonFlags, SamplingFlags, TokenizerFlags } from '../../options.ts';
import { Output } from '../../output.ts';
import { openModelAndTokenizer } from './models.ts';

interface GenerateFlags extends CommonFlags, SamplingFlags, TokenizerFlags {
  model: string;
  prompt?: string;
  count: number;
  length: number;
}

export async function generate(flags: GenerateFlags): Promise<void> {
  const { model, spec } = await openModelAndTokenizer(flags.model, flags);
  const tokenizer = createTokenizer(spec);
  const prompt = tokenizer.tokenize(flags.prompt ?? '');
  const { length, temperature, topK, topP } = flags;
  const output = new Output();
  for (let i = 0; i < flags.count; i++) {
    // Each has a stream of its own: the third is the same whether or not a fourth is asked for.
    const random = Random.from(flags.seed ?? 1).fork(i);
    const tokens = model.generate(random, { prompt, length, temperature, topK, topP });
    const text = tokenizer.detokenize(tokens);
    const words = flags.explain
      ? explainSentence(model, tokens).slice(prompt.length, tokens.length)
      : undefined;
    if (flags.json) {
      output.json(words === undefined ? { text, tokens } : { text, tokens, words });
      continue;
    }
    output.line(text);
    for (const { token, logProb10, ngram } of words ?? []) {
      output.line(
        `    ${(10 ** logProb10).toFixed(6)}  ${token}  (${ngram.length}-gram "${ngram.join(' ')}")`,
      );
    }
    await output.flush();
  }
  await output.flush();
}

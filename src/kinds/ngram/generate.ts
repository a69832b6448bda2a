/** What `generate` draws from an n-gram model: one sentence. */
import type { Random } from '../../math/random.ts';
import type { SamplingOptions } from '../../models/ngram/distribution.ts';
import { createTokenizer } from '../../text/create-tokenizer.ts';
import type { VerbContext } from '../verbs/context.ts';
import type { DrawnText, GenerateAnswers } from '../verbs/generate.ts';
import { openModelAndTokenizer } from './files.ts';
import { sourceOf } from './next.ts';
import type { NgramModelOptions } from './tables.ts';

type DrawOptions = SamplingOptions & { prompt?: string; length?: number; explain?: boolean };

export async function openForGenerate(
  options: NgramModelOptions,
  context: VerbContext,
): Promise<GenerateAnswers> {
  const { model, tokenizer: spec } = await openModelAndTokenizer(options.model, options, context.note);
  const tokenizer = createTokenizer(spec);
  return {
    *draw(
      random: Random,
      { prompt: begin = '', explain, ...drawing }: DrawOptions,
    ): Generator<string, DrawnText> {
      const prompt = tokenizer.tokenize(begin);
      const tokens = [...prompt];
      for (const token of model.draw(random, { ...drawing, prompt })) {
        tokens.push(token);
        // Signals are heard between two pieces.
        yield '';
      }
      const text = tokenizer.detokenize(tokens);
      yield text;
      if (!explain) return { text, tokens };
      const words = model.explain(tokens).slice(prompt.length, tokens.length);
      const explained = words.map(({ token, logProb10, ngram }) => ({
        token,
        probability: 10 ** logProb10,
        note: `  (${sourceOf(ngram)})`,
      }));
      return { text, tokens, explanation: { name: 'words', json: words, tokens: explained } };
    },
  };
}

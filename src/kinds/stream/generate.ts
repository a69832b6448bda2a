/** What `generate` draws from a model that reads a stream: text, token by token. */
import type { Random } from '../../math/random.ts';
import type { SamplingOptions } from '../../neural/generation/sampler.ts';
import { StreamWriter } from '../../text/stream-writer.ts';
import type { DrawnText, GenerateAnswers } from '../verbs/generate.ts';
import type { GivenOptions } from '../verbs/verb-text.ts';
import type { OpenStreamModel } from './model.ts';

type DrawOptions = Pick<SamplingOptions, 'temperature' | 'topK' | 'topP'> & {
  prompt?: string;
  length?: number;
  explain?: boolean;
};

export function streamGenerate(open: OpenStreamModel) {
  return {
    async openForGenerate({ model: file }: GivenOptions): Promise<GenerateAnswers> {
      const model = await open(file as string);
      return {
        *draw(random: Random, options: DrawOptions): Generator<string, DrawnText> {
          const { prompt = '', length, temperature, topK, topP, explain } = options;
          const tokens: string[] = [];
          const probabilities: number[] = [];
          const onProbability = explain ? (value: number) => void probabilities.push(value) : undefined;
          const writer = new StreamWriter(model.tokenizer, prompt);
          yield writer.written;
          const drawing = { prompt, length, temperature, topK, topP, onProbability };
          for (const token of model.generateTokens(random, drawing)) {
            tokens.push(token);
            yield writer.add(token);
          }
          const text = model.join(prompt, tokens);
          if (!explain) return { text, tokens };
          const symbols = tokens.map((token, i) => ({ token, probability: probabilities[i] }));
          return { text, tokens, explanation: { name: 'symbols', json: symbols, tokens: symbols } };
        },
      };
    },
  };
}

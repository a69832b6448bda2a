/** What `next` answers of a model that reads a stream. */
import type { NextAnswers, NextExplanation, NextToken } from '../verbs/next.ts';
import type { GivenOptions } from '../verbs/verb-text.ts';
import { completeWord } from '../word-being-typed.ts';
import type { OpenStreamModel, StreamModel } from './model.ts';

/** @param explain what the model did while it read a prompt, beside the tokens that were found */
export function streamNext<Model extends StreamModel>(
  open: OpenStreamModel<Model>,
  explain: (model: Model, prompt: string, found: NextToken[]) => NextExplanation,
) {
  return {
    async openForNext({ model: file }: GivenOptions): Promise<NextAnswers> {
      const model = await open(file as string);
      const characters = model.tokenizer.spec.type === 'char';
      return {
        characters,
        complete: (text, count) =>
          characters ? undefined : completeWord(model.tokenizer, text, (before) => model.next(before), count),
        next: (text, count) => model.next(text, count),
        explain: (text, count) => explain(model, text, model.next(text, count)),
      };
    },
  };
}

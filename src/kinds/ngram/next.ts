/** What `next` answers of an n-gram model: the distribution of the next word. */
import { matchingNgram } from '../../models/ngram/explain.ts';
import { createTokenizer } from '../../text/create-tokenizer.ts';
import type { VerbContext } from '../verbs/context.ts';
import type { NextAnswers } from '../verbs/next.ts';
import { completeWord } from '../word-being-typed.ts';
import { openModelAndTokenizer } from './files.ts';
import type { NgramModelOptions } from './tables.ts';

export async function openForNext(options: NgramModelOptions, context: VerbContext): Promise<NextAnswers> {
  const { model, tokenizer: spec } = await openModelAndTokenizer(options.model, options, context.note);
  const tokenizer = createTokenizer(spec);
  return {
    characters: false,
    next: (text, count) => model.next(tokenizer.tokenize(text), count),
    complete: (text, count) =>
      completeWord(tokenizer, text, (before) => model.next(tokenizer.tokenize(before)), count),
    explain(text, count) {
      const context = tokenizer.tokenize(text);
      const state = model.stateOf(context);
      const json = model
        .next(context, count)
        .map((candidate) => ({ ...candidate, ngram: matchingNgram(model, state, candidate.token) }));
      const tokens = json.map(({ ngram, ...candidate }) => ({ ...candidate, note: `\t${sourceOf(ngram)}` }));
      return { tokens, json };
    },
  };
}

/** The n-gram that a probability came from, as `2-gram "the fox"`. */
export function sourceOf(ngram: readonly string[]): string {
  return `${ngram.length}-gram "${ngram.join(' ')}"`;
}

/** `nlp hmm tag`: the tags of sentences, and the trellis behind them. */
import { readTokenized, type TokenizedSentence } from '../../corpus/tokenized-sentences.ts';
import { inTurns } from '../../math/turns.ts';
import { explainingSteps } from '../../models/hmm/explain-tagging.ts';
import { taggingTable } from '../../models/hmm/tagger-options.ts';
import { taggingTrellis } from '../../models/hmm/trellis-figure.ts';
import { trellisReport } from '../../models/hmm/trellis-report.ts';
import { pickOptions } from '../../options/table.ts';
import type { TagAnswers } from '../verbs/tag.ts';
import type { GivenOptions } from '../verbs/verb-text.ts';
import { openTagger } from './files.ts';

export async function openForTag(options: GivenOptions): Promise<TagAnswers<TokenizedSentence>> {
  const tagger = await openTagger(options.model as string);
  const choices = pickOptions(taggingTable, options);
  return {
    read: (inputs, input, tokenizer) =>
      readTokenized(inputs, input, tokenizer ?? tagger.tokenizer, tokenizer !== undefined),
    async tag({ tokens }) {
      const { tags, logProbability } = await inTurns(tagger.taggingSteps(tokens, choices));
      return { tags, json: { logProbability } };
    },
    async explain({ tokens }) {
      const explanation = await inTurns(explainingSteps(tagger, tokens, choices));
      const { tags, logProbability, words, end } = explanation;
      return {
        tags,
        json: { logProbability, words, end },
        report: trellisReport(explanation),
        figure: taggingTrellis(explanation),
      };
    },
  };
}

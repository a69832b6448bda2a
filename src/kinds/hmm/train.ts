/** `nlp hmm train`: a tagger from tagged text. */
import { readTaggedCorpus } from '../../corpus/tagged-corpus.ts';
import type { TaggedSentence } from '../../corpus/types.ts';
import { chooseTokenizer } from '../../models/hmm/choose-tokenizer.ts';
import { HmmTagger } from '../../models/hmm/tagger.ts';
import type { TaggerOptions } from '../../models/hmm/tagger-options.ts';
import { pickOptions } from '../../options/table.ts';
import { checkWritable } from '../../store/atomic.ts';
import type { TokenizerSpec } from '../../text/tokenizer.ts';
import { textChoicesTable } from '../../text/tokenizer-options.ts';
import { withChoices } from '../../text/tokenizer-spec.ts';
import type { VerbContext } from '../verbs/context.ts';
import type { TrainSummary } from '../verbs/train.ts';
import { writeModel } from './files.ts';

export async function train(
  inputs: readonly string[],
  { output, tokenizer: name, ...others }: { output: string; tokenizer: string },
  choices: TaggerOptions,
  context: VerbContext,
): Promise<TrainSummary> {
  await checkWritable(output);
  const { sentences, tokens, parts } = await context.reading('reading', (input) =>
    readTaggedCorpus(inputs, input),
  );
  const tokenizer = withChoices(await tokenizerFor(sentences, name), pickOptions(textChoicesTable, others));
  const model = HmmTagger.train(sentences, {
    ...choices,
    tokenizer,
    corpus: parts,
  });
  const tags = model.tags.length;
  const words = model.counts.words.size;
  const lost = await writeModel(output, model);
  if (lost !== undefined) context.note(lost);
  return {
    json: { sentences: sentences.length, tokens, tags, words, order: model.settings.order, tokenizer },
    counts: [
      [sentences.length, 'sentence'],
      [tokens, 'token'],
      [words, 'word'],
      [tags, 'tag'],
    ],
    remark: `raw text will be cut by '${tokenizer.type}'`,
  };
}

/** @param name a tokenizer or a file of one; `auto`: the one that cuts raw text most like the corpus */
async function tokenizerFor(sentences: TaggedSentence[], name: string): Promise<TokenizerSpec> {
  if (name === 'auto') return chooseTokenizer(sentences);
  return (await import('../../text/tokenizer-file.ts')).readTokenizerSpec({ tokenizer: name });
}

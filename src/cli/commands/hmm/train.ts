/** `nlp hmm train`: a tagger from tagged text. */
import type { TaggedSentence } from '../../../corpus/types.ts';
import { chooseTokenizer } from '../../../models/hmm/choose-tokenizer.ts';
import { HmmTagger } from '../../../models/hmm/tagger.ts';
import type { TaggerPreset } from '../../../models/hmm/tagger-options.ts';
import type { TokenizerSpec } from '../../../text/tokenizer.ts';
import { type CommonFlags, type InputFlags, inputOptions, tokenizerSpec } from '../../options.ts';
import { note, Output } from '../../output.ts';
import { countOf } from '../../render/numbers.ts';
import { startProgress } from '../../render/progress.ts';
import { isJson, writeSequenceModel } from './models.ts';

interface TrainFlags extends CommonFlags, InputFlags {
  output: string;
  order?: 1 | 2;
  preset: TaggerPreset;
  tokenizer: string;
  suffix?: number;
  rare?: number;
}

export async function train(inputs: string[], flags: TrainFlags): Promise<void> {
  const { checkWritable } = await import('../../../store/atomic.ts');
  await checkWritable(flags.output);
  const { readTagged } = await import('../../../corpus/tagged-sentences.ts');
  const progress = await startProgress('reading', flags.quiet);
  const reading = readTagged(inputs, { ...inputOptions(flags), onProgress: progress.update });
  const sentences: TaggedSentence[] = [];
  try {
    for await (const batch of reading) for (const sentence of batch) sentences.push(sentence);
  } finally {
    progress.stop();
  }
  const tokenizer = await tokenizerOf(flags, sentences);
  const tagger = HmmTagger.train(sentences, {
    preset: flags.preset,
    order: flags.order,
    suffixLength: flags.suffix,
    rareCount: flags.rare,
    tokenizer,
    corpus: [reading.fingerprint()],
  });
  if (isJson(flags.output)) {
    const { taggerAsSequence } = await import('../../../models/hmm/tagger-as-sequence.ts');
    await writeSequenceModel(flags.output, taggerAsSequence(tagger));
    note('JSON holds the first-order view only; another extension saves the tagger', flags.quiet);
  } else {
    const { saveModel } = await import('../../../store/stored-model.ts');
    await saveModel(flags.output, tagger);
  }
  const output = new Output();
  const tokens = sentences.reduce((sum, sentence) => sum + sentence.tokens.length, 0);
  const words = tagger.counts.words.size;
  if (flags.json) {
    const { order } = tagger.options;
    const summary = {
      sentences: sentences.length,
      tokens,
      tags: tagger.tags.length,
      words,
      order,
      tokenizer,
    };
    output.json(summary);
  } else {
    note(
      `${countOf(sentences.length, 'sentence')}, ${countOf(tokens, 'token')}, ${countOf(words, 'word')}, ` +
        `${countOf(tagger.tags.length, 'tag')}; raw text will be cut by '${tokenizer.type}'`,
      flags.quiet,
    );
  }
  await output.flush();
}

async function tokenizerOf(flags: TrainFlags, sentences: TaggedSentence[]): Promise<TokenizerSpec> {
  return flags.tokenizer === 'auto'
    ? chooseTokenizer(sentences)
    : tokenizerSpec({ tokenizer: flags.tokenizer });
}

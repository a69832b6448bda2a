/** `nlp ngram train`, `count` and `merge`. */
import { NlpError, usageError } from '../../../errors.ts';
import { specialWords } from '../../../models/ngram/count-trie.ts';
import { mergeCounts, NgramCounts } from '../../../models/ngram/counts-file.ts';
import { NgramModel } from '../../../models/ngram/model.ts';
import { type NgramOptions, resolveOptions } from '../../../models/ngram/options.ts';
import { TokenStream } from '../../../models/ngram/token-stream.ts';
import { type Counts, countText, trainOnCounts } from '../../../models/ngram/train.ts';
import { checkWritable } from '../../../store/atomic.ts';
import { loadModel, saveModel } from '../../../store/registry.ts';
import type { TokenizerSpec } from '../../../text/tokenizer.ts';
import { WordTable } from '../../../text/word-table.ts';
import { type CommonFlags, type InputFlags, type TokenizerFlags, tokenizerSpec } from '../../options.ts';
import { note } from '../../output.ts';
import { writeModel } from './models.ts';
import { readText } from './text.ts';

interface TextFlags extends CommonFlags, InputFlags, TokenizerFlags {
  output: string;
  order?: number;
  vocab?: string;
  skipSymbols?: boolean;
  memory: number;
  temp?: string;
}

interface TrainFlags extends TextFlags, Omit<NgramOptions, 'prune'> {
  prune?: number[];
  counts?: string;
}

export async function train(inputs: string[], flags: TrainFlags): Promise<void> {
  const { order, smoothing, prune, alpha, interpolateUnigrams, strictDiscounts } = flags;
  const options = { order, smoothing, prune, alpha, interpolateUnigrams, strictDiscounts };
  const fromCounts = flags.counts === undefined ? undefined : await openCounts(flags.counts, inputs, flags);
  const settings = resolveOptions({ ...options, order: order ?? fromCounts?.order });
  await checkWritable(flags.output);
  const tokenizer = fromCounts === undefined ? await tokenizerSpec(flags) : fromCounts.tokenizer;
  const counts =
    fromCounts?.counts(settings.order) ?? (await countInputs(inputs, flags, settings.order, tokenizer!));
  const context = { tokenizer, warn: (message: string) => note(`warning: ${message}`, false) };
  await writeModel(flags.output, new NgramModel(trainOnCounts(counts, settings, context)));
}

export async function count(inputs: string[], flags: TextFlags): Promise<void> {
  await checkWritable(flags.output);
  const tokenizer = await tokenizerSpec(flags);
  await saveModel(
    flags.output,
    NgramCounts.of(await countInputs(inputs, flags, flags.order ?? 3, tokenizer), tokenizer),
  );
}

export async function merge(files: string[], flags: { output: string }): Promise<void> {
  await checkWritable(flags.output);
  const parts: NgramCounts[] = [];
  for (const file of files) parts.push(await loadModel(file, NgramCounts));
  await saveModel(flags.output, mergeCounts(parts));
}

async function openCounts(file: string, inputs: string[], flags: TrainFlags): Promise<NgramCounts> {
  if (inputs.length > 0 || flags.text !== undefined) {
    throw usageError(
      'stands for the text, so there can be no inputs beside it',
      '--counts',
      'Leave out one.',
    );
  }
  return loadModel(file, NgramCounts);
}

async function countInputs(
  inputs: string[],
  flags: TextFlags,
  order: number,
  spec: TokenizerSpec,
): Promise<Counts> {
  const words =
    flags.vocab === undefined ? WordTable.withWords(specialWords) : await readVocabulary(flags.vocab);
  const stream = new TokenStream(words, {
    learn: flags.vocab === undefined,
    markBegin: true,
    skipSymbols: flags.skipSymbols,
  });
  await readText(stream, { inputs, flags, spec, label: 'reading' });
  return countText({ tokens: stream.tokens.subarray(0, stream.length), words }, order);
}

/** The words of a file, separated by white space. */
async function readVocabulary(file: string): Promise<WordTable> {
  const { readLines } = await import('../../../corpus/lines.ts');
  const words = WordTable.withWords(specialWords);
  const input = { name: file, id: file, source: { kind: 'file' as const, path: file }, inFolder: false };
  for await (const lines of readLines([input], { fingerprint: false })) {
    for (const { text } of lines) for (const word of text.split(/[ \t]+/)) if (word !== '') words.add(word);
  }
  if (words.size === 3)
    throw new NlpError('holds no words', { where: { file }, remedy: 'Name a file with a word a line.' });
  return words;
}

/** `nlp ngram train`, `count` and `merge`. */
import { NlpError, usageError } from '../../../errors.ts';
import { loadModel } from '../../../kinds/load-model.ts';
import { specialWords } from '../../../models/ngram/count-trie.ts';
import { NgramCounts } from '../../../models/ngram/counts-file.ts';
import type { SpilledText } from '../../../models/ngram/external/spilled-text.ts';
import { TemporaryFolder } from '../../../models/ngram/external/temporary-folder.ts';
import { NgramModel } from '../../../models/ngram/model.ts';
import { type NgramOptions, resolveNgramOptions } from '../../../models/ngram/options.ts';
import type { RecordBlock } from '../../../models/ngram/records.ts';
import { TokenStream } from '../../../models/ngram/token-stream.ts';
import { type Counts, countText, trainOnCounts } from '../../../models/ngram/train.ts';
import { checkWritable } from '../../../store/atomic.ts';
import { saveModel } from '../../../store/stored-model.ts';
import type { TokenizerSpec } from '../../../text/tokenizer.ts';
import { Vocabulary } from '../../../text/vocabulary.ts';
import { type CommonFlags, type InputFlags, type TokenizerFlags, tokenizerSpec } from '../../options.ts';
import { note } from '../../output.ts';
import { formatCount } from '../../render/numbers.ts';
import { writeModel, writeModelFile } from './models.ts';
import { readText } from './text.ts';

interface TextFlags extends CommonFlags, InputFlags, TokenizerFlags {
  output: string;
  vocab?: string;
  skipSymbols?: boolean;
  memory: number;
  temp?: string;
}

interface TrainFlags extends TextFlags {
  counts?: string;
}

interface CountFlags extends TextFlags {
  order: number;
}

export async function train(inputs: string[], flags: TrainFlags, options: NgramOptions): Promise<void> {
  const counted = flags.counts === undefined ? undefined : await openCounts(flags.counts, inputs, flags);
  const settings = resolveNgramOptions({ ...options, order: options.order ?? counted?.order });
  await checkWritable(flags.output);
  const tokenizer = counted === undefined ? await tokenizerSpec(flags) : counted.tokenizer;
  const context = { tokenizer, warn: (message: string) => note(`warning: ${message}`, false) };
  const folder = new TemporaryFolderWhenNeeded(flags.temp);
  try {
    const sorted =
      counted === undefined
        ? await readSorted(inputs, flags, settings.order, tokenizer as TokenizerSpec, folder)
        : sortedCounts(counted, flags.memory, settings.order);
    if ('trie' in sorted) {
      await writeModel(flags.output, new NgramModel(trainOnCounts(sorted, settings, context)));
    } else {
      const { trainOnRecords } = await import('../../../models/ngram/external/train.ts');
      const { blocks, words } = sorted;
      const file = await trainOnRecords(blocks, words, settings, flags.memory, folder.get(), context);
      await writeModelFile(flags.output, file);
    }
  } finally {
    folder.remove();
  }
}

export async function count(inputs: string[], flags: CountFlags): Promise<void> {
  await checkWritable(flags.output);
  const tokenizer = await tokenizerSpec(flags);
  const { order } = flags;
  const folder = new TemporaryFolderWhenNeeded(flags.temp);
  try {
    const sorted = await readSorted(inputs, flags, order, tokenizer, folder);
    if ('trie' in sorted) {
      await saveModel(flags.output, NgramCounts.of(sorted, tokenizer));
    } else {
      const { countsOnDisk } = await import('../../../models/ngram/external/counts.ts');
      const file = await countsOnDisk(sorted.blocks, sorted.words, order, tokenizer, folder.get());
      await saveModel(flags.output, { toModelFile: () => file });
    }
  } finally {
    folder.remove();
  }
}

export async function merge(files: string[], flags: { output: string; temp?: string }): Promise<void> {
  await checkWritable(flags.output);
  const { mergeCounts } = await import('../../../models/ngram/external/merge.ts');
  const folder = new TemporaryFolder(flags.temp);
  try {
    const file = await mergeCounts(
      files.map((name) => () => loadModel(name, NgramCounts)),
      folder,
    );
    await saveModel(flags.output, { toModelFile: () => file });
  } finally {
    folder.remove();
  }
}

/** Sorted records that may be larger than memory. */
interface SortedRecords {
  words: Vocabulary;
  blocks: Iterable<RecordBlock>;
}

/** Made when the first file is needed in it. */
class TemporaryFolderWhenNeeded {
  readonly #parent: string | undefined;
  #folder: TemporaryFolder | undefined;

  constructor(parent: string | undefined) {
    this.#parent = parent;
  }

  get(): TemporaryFolder {
    this.#folder ??= new TemporaryFolder(this.#parent);
    return this.#folder;
  }

  remove(): void {
    this.#folder?.remove();
  }
}

/** The text's counts: in memory where they fit into `--memory`, else sorted on disk. */
async function readSorted(
  inputs: string[],
  flags: TextFlags,
  order: number,
  spec: TokenizerSpec,
  folder: TemporaryFolderWhenNeeded,
): Promise<Counts | SortedRecords> {
  const { words, tokens, spilled } = await readIds(inputs, flags, order, spec, folder);
  if (spilled === undefined) return countText({ tokens, words }, order);
  const { tokensInMemory, vocabularyMemory } = await import('../../../models/ngram/external/train.ts');
  const blockTokens = tokensInMemory(flags.memory, order, vocabularyMemory(words) / 2);
  const runs = await spilled.toRuns(order, blockTokens, folder.get());
  return { words, blocks: runs.merged() };
}

/** The ids of the text, or a text on disk and its words with their final ids. */
async function readIds(
  inputs: string[],
  flags: TextFlags,
  order: number,
  spec: TokenizerSpec,
  folder: TemporaryFolderWhenNeeded,
): Promise<{ words: Vocabulary; tokens: Uint32Array; spilled: SpilledText | undefined }> {
  const words = flags.vocab === undefined ? Vocabulary.of(specialWords) : await readVocabulary(flags.vocab);
  const stream = new TokenStream(words, {
    learn: flags.vocab === undefined,
    markBegin: true,
    skipSymbols: flags.skipSymbols,
  });
  const [{ SpilledText }, { isVocabularyTooLarge, tokensInMemory, vocabularyMemory }] = await Promise.all([
    import('../../../models/ngram/external/spilled-text.ts'),
    import('../../../models/ngram/external/train.ts'),
  ]);
  let spilled: SpilledText | undefined;
  let told = false;
  const afterPiece = () => {
    if (!told && isVocabularyTooLarge(words, flags.memory)) {
      told = true;
      note(vocabularyWarning(words.size, flags.memory), false);
    }
    const most = tokensInMemory(flags.memory, order, 2 * vocabularyMemory(words));
    if (stream.length <= (spilled === undefined ? most : 0)) return;
    spilled ??= new SpilledText(folder.get());
    spilled.add(stream.tokens, stream.length);
    stream.length = 0;
  };
  await readText(stream, { inputs, flags, spec, label: 'reading', afterPiece });
  words.forgetHashes();
  if (spilled === undefined) return { words, tokens: stream.tokens.subarray(0, stream.length), spilled };
  return { words: spilled.orderWords(words), tokens: new Uint32Array(0), spilled };
}

function vocabularyWarning(words: number, memory: number): string {
  const size = `${Math.round(memory / 2 ** 20)}M`;
  return (
    `warning: ${formatCount(words)} different words so far take more than --memory ${size}, and words stay ` +
    'in memory: give a greater --memory, or the words to know with --vocab'
  );
}

function sortedCounts(counted: NgramCounts, memory: number, order: number): Counts | SortedRecords {
  if (order > counted.order || counted.records.length <= memory / (48 * order)) return counted.counts(order);
  return { words: counted.words, blocks: [counted.records] };
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

/** The words of a file, separated by white space. */
async function readVocabulary(file: string): Promise<Vocabulary> {
  const { readLines } = await import('../../../corpus/lines.ts');
  const words = Vocabulary.of(specialWords);
  const input = { name: file, id: file, source: { kind: 'file' as const, path: file }, inFolder: false };
  for await (const lines of readLines([input], { fingerprint: false })) {
    for (const { text } of lines) for (const word of text.split(/[ \t]+/)) if (word !== '') words.add(word);
  }
  if (words.size === 3)
    throw new NlpError('holds no words', { where: { file }, remedy: 'Name a file with a word a line.' });
  return words;
}

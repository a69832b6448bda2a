/** Inputs to n-gram counts: in memory where they fit into it, else sorted on disk, with the same result. */
import { NlpError, type Sentence } from '../../errors.ts';
import { inTurns } from '../../math/turns.ts';
import { Vocabulary } from '../../text/vocabulary.ts';
import { specialWords } from './count-trie.ts';
import type { SpilledText } from './external/spilled-text.ts';
import type { TemporaryFolderWhenNeeded } from './external/temporary-folder.ts';
import { type NgramReading, readInputs } from './read-inputs.ts';
import type { RecordBlock } from './records.ts';
import { TokenStream } from './token-stream.ts';
import { type Counts, countingTextSteps } from './train.ts';

/** How the text of a training is read, and what it may take. */
export interface CountingReading extends NgramReading {
  /** A file of the words to know, separated by white space; all others are `<unk>`. Without it all words of the text. */
  vocab?: string;
  /** Skip `<s>` and `</s>` in the text instead of refusing them. */
  skipSymbols?: boolean;
  /** Bytes; more is done on disk. */
  memory: number;
  /** Called with what is worth a warning. */
  warn: (message: Sentence) => void;
}

/** Sorted records that may be larger than memory. */
export interface SortedRecords {
  words: Vocabulary;
  blocks: Iterable<RecordBlock>;
}

/** Counts, and of how many words. */
export type CountedText = (Counts | SortedRecords) & { tokens: number };

/** @throws NlpError (exit 3) for a text without words, and what cannot be read */
export async function countInputs(
  names: readonly string[],
  order: number,
  reading: CountingReading,
  folder: TemporaryFolderWhenNeeded,
): Promise<CountedText> {
  const { words, ids, spilled, tokens } = await readIds(names, order, reading, folder);
  if (spilled === undefined)
    return { ...(await inTurns(countingTextSteps({ tokens: ids, words }, order))), tokens };
  const { tokensInMemory, vocabularyMemory } = await import('./external/train.ts');
  const blockTokens = tokensInMemory(reading.memory, order, vocabularyMemory(words) / 2);
  const runs = await spilled.toRuns(order, blockTokens, folder.get());
  return { words, blocks: runs.merged(), tokens };
}

interface TextIds {
  words: Vocabulary;
  ids: Uint32Array;
  /** In the place of ids: a text on disk, whose words have their final ids. */
  spilled: SpilledText | undefined;
  /** Words of the text. */
  tokens: number;
}

async function readIds(
  names: readonly string[],
  order: number,
  reading: CountingReading,
  folder: TemporaryFolderWhenNeeded,
): Promise<TextIds> {
  const { vocab, skipSymbols, memory, warn } = reading;
  const words = vocab === undefined ? Vocabulary.of(specialWords) : await readVocabulary(vocab);
  const stream = new TokenStream(words, { learn: vocab === undefined, markBegin: true, skipSymbols });
  const [{ SpilledText }, { isVocabularyTooLarge, requireMemory, tokensInMemory, vocabularyMemory }] =
    await Promise.all([import('./external/spilled-text.ts'), import('./external/train.ts')]);
  let spilled: SpilledText | undefined;
  let hasWarned = false;
  const afterPiece = () => {
    if (!hasWarned && isVocabularyTooLarge(words, memory)) {
      hasWarned = true;
      warn(vocabularyWarning(words.size, memory));
    }
    const most = tokensInMemory(memory, order, 2 * vocabularyMemory(words));
    if (stream.length <= (spilled === undefined ? most : 0)) return;
    spilled ??= new SpilledText(folder.get());
    spilled.add(stream.tokens, stream.length);
    stream.length = 0;
    requireMemory(memory, spilled.length);
  };
  await readInputs(names, reading, stream, { afterPiece });
  words.forgetHashes();
  const tokens = stream.words;
  if (spilled === undefined) {
    return { words, ids: stream.tokens.subarray(0, stream.length), spilled, tokens };
  }
  return { words: spilled.orderWords(words), ids: new Uint32Array(0), spilled, tokens };
}

function vocabularyWarning(words: number, memory: number): Sentence {
  const count = words.toLocaleString('en-US');
  const size = `${Math.round(memory / 2 ** 20)}M`;
  return (option) =>
    `${count} different words so far take more than ${option('memory')} ${size}, and words stay in memory: ` +
    `give a greater ${option('memory')}, or the words to know with ${option('vocab')}`;
}

/** The words of a file, separated by white space. */
async function readVocabulary(file: string): Promise<Vocabulary> {
  const { readLines } = await import('../../corpus/lines.ts');
  const words = Vocabulary.of(specialWords);
  const input = { name: file, id: file, source: { kind: 'file' as const, path: file }, inFolder: false };
  for await (const lines of readLines([input], { fingerprint: false })) {
    for (const { text } of lines) for (const word of text.split(/[ \t]+/)) if (word !== '') words.add(word);
  }
  if (words.size === 3)
    throw new NlpError('holds no words', { where: { file }, remedy: 'Name a file with a word a line.' });
  return words;
}

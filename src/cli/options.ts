/** What commands get of the flags that many of them share, and what the library takes for them. */
import { inputOptionsOf } from '../corpus/input-options.ts';
import type { CorpusFormat, InputOptions } from '../corpus/types.ts';
import { type OptionsOf, pickOptions } from '../options/table.ts';
import type { TokenizerSpec } from '../text/tokenizer.ts';
import type { tokenizerFileTable } from '../text/tokenizer-options.ts';
import { note } from './output.ts';

export interface CommonFlags {
  json?: boolean;
  quiet?: boolean;
  explain?: boolean;
  seed?: number;
}

export interface InputFlags {
  text?: string;
  format?: CorpusFormat;
  field?: string;
  encoding?: 'utf-8' | 'latin1';
  separator?: string;
  quiet?: boolean;
}

export type TokenizerFlags = OptionsOf<typeof tokenizerFileTable>;

/** Of a folder with thousands of files, the first are enough to see what is guessed. */
const MAXIMUM_GUESSES = 20;

/** The input options of a command line as the corpus loader takes them; guesses are told on stderr. */
export function inputOptions(flags: InputFlags): InputOptions {
  let guesses = 0;
  return {
    ...inputOptionsOf(flags),
    text: flags.text,
    onGuess(file, format) {
      if (++guesses <= MAXIMUM_GUESSES)
        note(`${file}: read as ${format}; to read it as another format, give --format`, flags.quiet);
      else if (guesses === MAXIMUM_GUESSES + 1) note('and so on, file by file', flags.quiet);
    },
  };
}

/**
 * What a sentence takes to be answered at once (its tokens, their explanation, 40 characters and more a token in JSON)
 * fits into memory and into a string of V8 up to this, in bytes. Whoever learns from a line reads longer ones.
 */
const longestAnswered = 1 << 23;

/** The same for commands that answer sentence by sentence. */
export function answeredInput(flags: InputFlags): InputOptions {
  return { ...inputOptions(flags), fingerprint: false, maximumLineLength: longestAnswered };
}

/** The tokenizer that was asked for. */
export async function tokenizerSpec(flags: TokenizerFlags): Promise<TokenizerSpec> {
  const [{ readTokenizerSpec }, { tokenizerFileTable }] = await Promise.all([
    import('../text/tokenizer-file.ts'),
    import('../text/tokenizer-options.ts'),
  ]);
  return readTokenizerSpec(pickOptions(tokenizerFileTable, { ...flags }));
}

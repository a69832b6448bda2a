/**
 * Options that many commands share, each defined once: inputs, `--json`, `--seed`, `--quiet`, `--explain`,
 * `--tokenizer`. A command adds the groups it needs and gets them back typed.
 */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { corpusFormats } from '../corpus/formats.ts';
import type { CorpusFormat, InputOptions } from '../corpus/types.ts';
import type { TokenizerSpec } from '../text/tokenizer.ts';
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

export interface TokenizerFlags {
  tokenizer?: string;
  lowercase?: boolean;
}

/** `[inputs...]`: files, folders, globs, `-`, `@name`; and how to read them. */
export function addInputs(command: Command, what = 'files, folders, globs, - or @name; else stdin'): Command {
  return command
    .argument('[inputs...]', what)
    .option('--text <text>', 'the input itself, instead of files')
    .addOption(
      new Option('--format <format>', 'format of the input (else by its extension)').choices(corpusFormats),
    )
    .option('--field <name>', 'which field or column to read, where a format has several')
    .option('--separator <string>', 'between word and tag in tagged text (default: "/")')
    .addOption(
      new Option('--encoding <name>', 'encoding of the input').choices(['utf-8', 'latin1']).default('utf-8'),
    );
}

/** Of a folder with thousands of files, the first are enough to see what is guessed. */
const MAXIMUM_GUESSES = 20;

/** The input options of a command line as the corpus loader takes them; guesses are told on stderr. */
export function inputOptions(flags: InputFlags): InputOptions {
  let guesses = 0;
  return {
    text: flags.text,
    format: flags.format,
    field: flags.field,
    encoding: flags.encoding,
    separator: flags.separator,
    onGuess(file, format) {
      if (++guesses <= MAXIMUM_GUESSES)
        note(`${file}: read as ${format}; to read it as another format, give --format`, flags.quiet);
      else if (guesses === MAXIMUM_GUESSES + 1) note('and so on, file by file', flags.quiet);
    },
  };
}

/** `--json` and `--quiet`. */
export function addCommon(command: Command): Command {
  return command
    .option('--json', 'results as JSON')
    .option('-q, --quiet', 'no progress and no notes on stderr')
    .option('--no-color', 'no colour');
}

export function addExplain(command: Command, what: string): Command {
  return command.option('--explain', what);
}

export function addSeed(command: Command): Command {
  return command.option('--seed <n>', 'seed of everything random', parseInteger(0), 1);
}

/** The tokenizer that was asked for. */
export async function tokenizerSpec(flags: TokenizerFlags): Promise<TokenizerSpec> {
  return (await import('../text/tokenizer-file.ts')).readTokenizerSpec(flags);
}

/** A whole number of at least `minimum`, as commander wants its parsers. */
export function parseInteger(minimum: number, maximum = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^-?\d+$/.test(text.trim()) || value < minimum || value > maximum) {
      const upper = maximum === Number.MAX_SAFE_INTEGER ? '' : ` and at most ${maximum}`;
      throw new InvalidArgumentError(`It takes a whole number of at least ${minimum}${upper}.`);
    }
    return value;
  };
}

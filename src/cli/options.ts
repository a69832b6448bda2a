/**
 * Options that many commands share, each defined once: inputs, `--json`, `--seed`, `--quiet`, `--explain`,
 * `--tokenizer`, `--temperature`. A command adds the groups it needs and gets them back typed.
 */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { corpusFormats } from '../corpus/formats.ts';
import type { CorpusFormat, InputOptions } from '../corpus/types.ts';
import { usageError } from '../errors.ts';
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

/** How symbols are drawn. */
export interface SamplingFlags {
  temperature: number;
  topK?: number;
  topP?: number;
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

/** The input options of a command line as the corpus loader takes them; guesses are told on stderr. */
export function inputOptions(flags: InputFlags): InputOptions {
  return {
    text: flags.text,
    format: flags.format,
    field: flags.field,
    encoding: flags.encoding,
    separator: flags.separator,
    onGuess: (file, format) =>
      note(`${file}: read as ${format}; to read it as another format, give --format`, flags.quiet),
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

/** @param what is drawn: `words`, `symbols` */
export function addSampling(command: Command, what: string): Command {
  return command
    .option(
      '--temperature <x>',
      'below 1 more predictable, above 1 more surprising; 0 always the likeliest',
      parseNumber(0),
      1,
    )
    .option('--top-k <n>', `draw from the k likeliest ${what} only`, parseInteger(1))
    .option('--top-p <p>', `draw from the likeliest ${what} that together have this probability`, parseTopP);
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

/** A number between two bounds (both allowed). */
export function parseNumber(minimum: number, maximum = Number.POSITIVE_INFINITY): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value) || value < minimum || value > maximum) {
      const upper = maximum === Number.POSITIVE_INFINITY ? '' : ` and at most ${maximum}`;
      throw new InvalidArgumentError(`It takes a number of at least ${minimum}${upper}.`);
    }
    return value;
  };
}

function parseTopP(text: string): number {
  const share = parseNumber(0, 1)(text);
  if (share === 0) throw new InvalidArgumentError('It takes a number above 0 and at most 1.');
  return share;
}

/** Refuses a combination of options that makes no sense. */
export function forbid(condition: boolean, what: string, option: string, remedy?: string): void {
  if (condition) throw usageError(what, option, remedy);
}

/**
 * What a format is in code: how it is read, written, checked and taken apart. Each file of this folder that is named
 * by a row of ../formats.ts exports one as `format`.
 */
import type { ItemKind, ItemTypes } from '../items.ts';
import type { FormatContext, LineParser } from './parser.ts';

export interface WriteOptions {
  /** Between word and tag, or between cells of `csv`. @defaultValue '/' and ',' */
  separator?: string;
  /** The column for tags in `conllu`. @defaultValue 'upos' */
  field?: 'upos' | 'xpos';
}

/** Makes text of a batch of items; keeps what it needs from one batch to the next. */
export type Write<Item> = (items: readonly Item[]) => string;

/** What is kept together where a corpus is dealt out to parts. */
export type UnitKind = 'sentence' | 'document';

/** A smallest part of a file that can be dealt out, as it is written there. */
export interface Unit {
  /** With its line ends. */
  text: string;
  /** True for what every part begins with. */
  header: boolean;
}

export interface CorpusFormatCode {
  /** The parsers of one file, for each kind of item in the row's `reads`. */
  read: {
    [Kind in ItemKind]?: (
      context: FormatContext,
    ) => LineParser<ItemTypes[Kind]> | Promise<LineParser<ItemTypes[Kind]>>;
  };
  /**
   * For each kind in the row's `writes`: items so that reading them gives the same again. What the format has no place
   * for is left out; what would be read as something else is an error when it comes.
   */
  write: { [Kind in ItemKind]?: (options: WriteOptions) => Write<ItemTypes[Kind]> };
  /** Line ends become LF; nothing else changes. @throws NlpError where a file cannot be taken apart */
  units: (kind: UnitKind, context: FormatContext) => LineParser<Unit>;
  /**
   * Reads lines that are passed on as they stand, whatever items they are: for the errors that reading them would give.
   * @defaultValue any line is right
   */
  check?: (context: FormatContext) => LineParser<unknown> | Promise<LineParser<unknown>>;
  /** After a line that cannot be read: whether reading can go on with this one. @defaultValue with any */
  resumesAt?: (line: string) => boolean;
}

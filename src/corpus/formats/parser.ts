/** What a format is: a parser that is given lines and makes items of them, without any input or output of its own. */
import { NlpError, type NlpErrorDetails } from '../../errors.ts';
import type { Session } from '../reading.ts';
import type { Input, InputOptions } from '../types.ts';

/** The parser of one file. Items are appended to `out`. */
export interface LineParser<Item> {
  /** @param first number of the first of the lines, from 1; they follow those of the call before */
  push(lines: readonly string[], first: number, out: Item[]): void;
  /** No more lines will come. */
  end(out: Item[]): void;
}

/** What a parser knows of its file. */
export interface FormatContext {
  /** What messages and items call the file. */
  file: string;
  /** The file as a document. */
  id: string;
  /** Stands before a line number to make it the id of a document: empty where one file is read. */
  idPrefix: string;
  /** Whether it was found in a folder that was given: the id is its path below that. */
  inFolder: boolean;
  options: InputOptions;
}

export function newContext({ inputs, options }: Session, input: Input): FormatContext {
  return {
    file: input.name,
    id: input.id,
    inFolder: input.inFolder,
    idPrefix: inputs.length > 1 ? `${input.id}:` : '',
    options: options.field === undefined ? { ...options, field: input.field } : options,
  };
}

/** What to do about an error; a function where it names options. */
export type Remedy = NonNullable<NlpErrorDetails['remedy']>;

/** The error about a line of a file; the column counts UTF-16 units from 1. */
export function lineError(
  context: { file?: string },
  line: number,
  what: string,
  remedy?: Remedy,
  column?: number,
): NlpError {
  return new NlpError(what, { where: { file: context.file, line, column }, remedy });
}

/** True for the white space that ends words in every format: space, tab, and the other ASCII controls for layout. */
export function isBlankUnit(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13);
}

/** True where there is nothing but ASCII white space. A line of no-break spaces is text. */
/** A text without ASCII white space around it: what else JavaScript would take away may be part of a name. */
export function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlankUnit(text.charCodeAt(start))) start++;
  while (end > start && isBlankUnit(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

export function isBlank(line: string): boolean {
  for (let i = 0; i < line.length; i++) if (!isBlankUnit(line.charCodeAt(i))) return false;
  return true;
}

/** What a format is: a parser that is given lines and makes items of them, without any input or output of its own. */
import { NlpError, usageError } from '../../errors.ts';
import { lineBatches } from '../lines.ts';
import type { Session } from '../reading.ts';
import type { CorpusFormat, Input, InputOptions } from '../types.ts';

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
  options: InputOptions;
}

export type MakeParser<Item> = (
  format: CorpusFormat,
  context: FormatContext,
) => LineParser<Item> | Promise<LineParser<Item>>;

/** The items of all inputs, a parser for each, in batches. */
export async function* parseInputs<Item>(
  session: Session,
  chooseFormat: (input: Input) => CorpusFormat,
  makeParser: MakeParser<Item>,
): AsyncGenerator<Item[], void, undefined> {
  for (const input of session.inputs) {
    const parser = await makeParser(chooseFormat(input), newContext(session, input));
    for await (const { lines, first } of lineBatches(session, input)) {
      const out: Item[] = [];
      parser.push(lines, first, out);
      if (out.length > 0) yield out;
    }
    const rest: Item[] = [];
    parser.end(rest);
    if (rest.length > 0) yield rest;
  }
}

export function newContext({ inputs, options }: Session, input: Input): FormatContext {
  return {
    file: input.name,
    id: input.id,
    idPrefix: inputs.length > 1 ? `${input.id}:` : '',
    options: options.field === undefined ? { ...options, field: input.field } : options,
  };
}

/** The error about a line of a file; the column counts UTF-16 units from 1. */
export function lineError(
  context: FormatContext,
  line: number,
  what: string,
  remedy?: string,
  column?: number,
): NlpError {
  return new NlpError(what, { where: { file: context.file, line, column }, remedy });
}

/** @throws NlpError (exit 2) where a field is named although the format has no choice of fields */
export function refuseField(format: CorpusFormat, { file, options }: FormatContext): void {
  const fieldless: readonly CorpusFormat[] = ['text', 'prose', 'tagged', 'lines', 'files'];
  if (options.field === undefined || !fieldless.includes(format)) return;
  throw usageError(
    `${file} is read as ${format}, which has no field "${options.field}"`,
    '--field',
    'Leave it out, or choose another --format: conllu, columns, jsonl, csv, tsv, smart.',
  );
}

/** True for the white space that ends words in every format: space, tab, and the other ASCII controls for layout. */
export function isBlankUnit(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13);
}

/** True where there is nothing but ASCII white space. A line of no-break spaces is text. */
export function isBlank(line: string): boolean {
  for (let i = 0; i < line.length; i++) if (!isBlankUnit(line.charCodeAt(i))) return false;
  return true;
}

/** A value from a file as it can stand in a message: quoted, and not too long. */
export function quoted(value: string): string {
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value);
}

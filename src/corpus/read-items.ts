/**
 * Any input as items of one kind, in batches: sentences, tagged sentences, documents, examples. What an item is in
 * each format stands in formats.ts.
 */
import { chooseFormat } from './choose-format.ts';
import { newContext } from './formats/parser.ts';
import type { CorpusFormat } from './formats.ts';
import type { ItemKind, ItemTypes } from './items.ts';
import { lineBatches } from './lines.ts';
import { itemParser } from './load-format.ts';
import { readInputs, type Session } from './reading.ts';
import type { InputOptions, Inputs, Reading } from './types.ts';

/** The items of the inputs, in order. @throws NlpError with file and line for what cannot be read */
export function readItems<Kind extends ItemKind>(
  kind: Kind,
  inputs: Inputs,
  options: InputOptions = {},
): Reading<ItemTypes[Kind]> {
  return readInputs(inputs, options, (session) => parseInputs(session, options, kind));
}

/** The items of all inputs, a parser for each file. @param onFile hears of the format of each file before its items come */
export async function* parseInputs<Kind extends ItemKind>(
  session: Session,
  options: InputOptions,
  kind: Kind,
  onFile: (format: CorpusFormat) => void = () => {},
): AsyncGenerator<ItemTypes[Kind][], void, undefined> {
  for (const input of session.inputs) {
    const format = chooseFormat(input, options, kind);
    onFile(format);
    const parser = await itemParser(kind, format, newContext(session, input));
    for await (const { lines, first } of lineBatches(session, input)) {
      const out: ItemTypes[Kind][] = [];
      parser.push(lines, first, out);
      if (out.length > 0) yield out;
    }
    const rest: ItemTypes[Kind][] = [];
    parser.end(rest);
    if (rest.length > 0) yield rest;
  }
}

/** Which format an input is in: as the options say, as the catalogue has it, else by its extension. */
import { NlpError, shownValue, usageError } from '../errors.ts';
import { type CorpusFormat, corpusFormats, formatOf, formatRow, formatsOf } from './formats.ts';
import type { ItemKind } from './items.ts';
import type { Input, InputOptions } from './types.ts';

/** What a file without a telling extension is read as. */
const fallback: Record<ItemKind, CorpusFormat> = {
  sentences: 'text',
  tagged: 'tagged',
  documents: 'lines',
  labelled: 'tsv',
  pairs: 'tsv',
  columns: 'columns',
  attributes: 'crfsuite',
  chats: 'jsonl',
};

/** What a format that has none of the items lacks. */
const missing: Record<ItemKind, string> = {
  sentences: 'sentences',
  tagged: 'tags',
  documents: 'documents',
  labelled: 'labels',
  pairs: 'pairs',
  columns: 'columns',
  attributes: 'attributes',
  chats: 'chats',
};

/**
 * The format to read an input in; `onGuess` hears of a guess.
 * @param wanted what is asked for; undefined where it is what the format is made for
 * @throws NlpError where the format has nothing of the kind that is wanted
 */
export function chooseFormat(
  input: Input,
  options: InputOptions,
  wanted: ItemKind | undefined,
): CorpusFormat {
  const given = options.format ?? input.format;
  const format = given ?? guess(input, wanted ?? 'sentences');
  if (wanted !== undefined && !formatRow(format).reads.includes(wanted)) {
    const lacks = missing[wanted];
    throw new NlpError(`has no ${lacks}, as it is read as ${format}`, {
      where: { file: input.name },
      remedy: (option) =>
        `${lacks[0].toUpperCase()}${lacks.slice(1)} are read from ${formatsOf(wanted).join(', ')}: choose with ${option('format')}.`,
    });
  }
  refuseUnread(input.name, format, options);
  if (given === undefined && input.source.kind === 'file') options.onGuess?.(input.name, format);
  return format;
}

/**
 * What is said of how a file is read must be of its format.
 * @throws NlpError (exit 2) for a field of a format that has no choice of fields, a separator where there are no tags
 */
export function refuseUnread(file: string, format: CorpusFormat, options: InputOptions): void {
  const { field, separator, separatesOutput } = options;
  if (field !== undefined && !formatRow(format).hasFields) {
    throw usageError(
      `${file} is read as ${format}, which has no field ${shownValue(field)}`,
      'field',
      (option) => `Leave it out, or choose another ${option('format')}: ${withFields.join(', ')}.`,
    );
  }
  if (separator !== undefined && !formatRow(format).hasSeparator && !separatesOutput) {
    throw usageError(
      `${file} is read as ${format}, in which nothing stands between word and tag or cells`,
      'separator',
      (option) => `Leave it out, or choose another ${option('format')}: tagged, csv.`,
    );
  }
}

const withFields = corpusFormats.filter((format) => formatRow(format).hasFields);

function guess(input: Input, wanted: ItemKind): CorpusFormat {
  const known = formatOf(input.name);
  if (known !== undefined && known !== 'text') return known;
  if (wanted === 'documents' && input.inFolder) return 'files';
  // A folder a class, or a file a class.
  if (wanted === 'labelled' && input.inFolder) return input.id.includes('/') ? 'files' : 'lines';
  return fallback[wanted];
}

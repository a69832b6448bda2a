/**
 * Sentences, tagged sentences and documents written in a format, so that reading it gives the same items again.
 * What a format has no place for is left out (a label in `smart`, ids in `lines`); what would be read as
 * something else is an error, or a blank where it is only white space (tabs and newlines in `tsv`).
 */
import { NlpError } from '../errors.ts';
import { checkSeparator } from './formats/tagged.ts';
import type { CorpusFormat, Document, Sentence, TaggedSentence } from './types.ts';

export interface WriteOptions {
  /** Between word and tag, or between cells of `csv`. @defaultValue '/' and ',' */
  separator?: string;
  /** The column for tags in `conllu`. @defaultValue 'upos' */
  field?: 'upos' | 'xpos';
}

/** Makes text of a batch of items; keeps what it needs from one batch to the next. */
export type Write<Item> = (items: readonly Item[]) => string;

export function sentenceWriter(format: CorpusFormat): Write<Sentence> {
  if (format === 'text' || format === 'lines' || format === 'prose') {
    // In prose, lines that follow each other are one paragraph: a sentence without a final mark would run on.
    const end = format === 'prose' ? '\n\n' : '\n';
    return (items) => items.map(({ text }) => oneLine(text) + end).join('');
  }
  throw cannotWrite(format, 'sentences');
}

/** @throws NlpError for words and tags that the format cannot hold, when they come */
export function taggedWriter(format: CorpusFormat, options: WriteOptions = {}): Write<TaggedSentence> {
  switch (format) {
    case 'tagged': {
      const separator = checkSeparator(options.separator ?? '/');
      return (items) => items.map((item) => taggedLine(item, separator)).join('');
    }
    case 'columns':
      return (items) => items.map(columnBlock).join('');
    case 'conllu': {
      let number = 0;
      return (items) => items.map((item) => conlluBlock(item, ++number, options.field ?? 'upos')).join('');
    }
    case 'jsonl':
      return (items) => items.map(({ tokens, tags }) => `${JSON.stringify({ tokens, tags })}\n`).join('');
    default:
      throw cannotWrite(format, 'tagged sentences');
  }
}

export function documentWriter(format: CorpusFormat, options: WriteOptions = {}): Write<Document> {
  switch (format) {
    case 'lines':
    case 'text':
      return (items) => items.map(({ text }) => `${oneLine(text)}\n`).join('');
    case 'jsonl':
      return (items) => items.map(jsonLine).join('');
    case 'csv':
      return tableWriter((cell) => quoteCell(cell, options.separator ?? ','), options.separator ?? ',');
    case 'tsv':
      return tableWriter((cell) => cell.replace(/[\t\r\n]+/g, ' '), '\t');
    case 'smart':
      return (items) => items.map(smartBlock).join('');
    default:
      throw cannotWrite(format, 'documents');
  }
}

function cannotWrite(format: CorpusFormat, what: string): NlpError {
  const remedy =
    format === 'files'
      ? 'It is a folder with a file a document: choose lines or jsonl.'
      : 'Tags are written as tagged, conllu, columns, jsonl; documents as lines, jsonl, csv, tsv, smart; sentences as text, prose.';
  return new NlpError(`${what} cannot be written as ${format}`, { remedy, exitStatus: 2 });
}

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]\s*/g, ' ');
}

function place({ file, line }: { file: string; line: number }) {
  return { file, line };
}

function taggedLine(item: TaggedSentence, separator: string): string {
  const words = item.tokens.map((token, i) => {
    const tag = item.tags[i];
    const bad =
      token === '' || /\s/.test(token)
        ? token
        : tag === '' || /\s/.test(tag) || tag.includes(separator)
          ? tag
          : undefined;
    if (bad === undefined) return token + separator + tag;
    throw new NlpError(`${JSON.stringify(bad)} cannot stand in a line of word${separator}TAG`, {
      where: place(item),
      remedy: 'Choose columns or jsonl, or another --separator.',
    });
  });
  return `${words.join(' ')}\n`;
}

/** With a tab, as words may have blanks in them. */
function columnBlock(item: TaggedSentence): string {
  const rows = item.tokens.map((token, i) => {
    checkCell(token, item);
    checkCell(item.tags[i], item);
    return `${token}\t${item.tags[i]}\n`;
  });
  return `${rows.join('')}\n`;
}

function conlluBlock(item: TaggedSentence, number: number, field: 'upos' | 'xpos'): string {
  const rows = item.tokens.map((token, i) => {
    checkCell(token, item);
    checkCell(item.tags[i], item);
    const tags = field === 'upos' ? `${item.tags[i]}\t_` : `_\t${item.tags[i]}`;
    return `${i + 1}\t${token}\t_\t${tags}\t_\t_\t_\t_\t_\n`;
  });
  return `# sent_id = ${number}\n# text = ${item.tokens.join(' ')}\n${rows.join('')}\n`;
}

function checkCell(cell: string, item: TaggedSentence): void {
  if (cell.trim() !== '' && !/[\t\r\n]/.test(cell)) return;
  throw new NlpError(`${JSON.stringify(cell)} cannot stand in a column`, {
    where: place(item),
    remedy: 'Choose jsonl.',
  });
}

function jsonLine({ id, title, text, label }: Document): string {
  return `${JSON.stringify({ id, title, text, label })}\n`;
}

/** The columns are those of the first document; a header names them. */
function tableWriter(cell: (text: string) => string, delimiter: string): Write<Document> {
  let columns: ('id' | 'title' | 'text' | 'label')[] | undefined;
  return (items) => {
    let text = '';
    for (const item of items) {
      if (columns === undefined) {
        columns = (['id', 'title', 'text', 'label'] as const).filter((column) => item[column] !== undefined);
        text += `${columns.join(delimiter)}\n`;
      }
      for (const column of ['title', 'label'] as const) {
        if (item[column] === undefined || columns.includes(column)) continue;
        throw new NlpError(`has a ${column}, which the first document had not`, {
          where: place(item),
          remedy: 'Choose jsonl, which needs no columns.',
        });
      }
      text += `${columns.map((column) => cell(item[column] ?? '')).join(delimiter)}\n`;
    }
    return text;
  };
}

function quoteCell(text: string, delimiter: string): string {
  return /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A line that looks like the start of a part gets a blank before it. A title that begins the text, as it does in
 * documents read from `smart`, is not written twice.
 */
function smartBlock({ id, title, text }: Document): string {
  const guard = (part: string) => part.replace(/^\.(?=[A-Z]\s*$|I)/gm, ' .');
  const head = title === undefined || title === '' ? '' : `.T\n${guard(oneLine(title))}\n`;
  const body = head === '' ? text : withoutTitle(text, title as string);
  return `.I ${oneLine(id)}\n${head}.W\n${body === '' ? '' : `${guard(body)}\n`}`;
}

/** The text after the lines that are the title, if it begins with them. */
function withoutTitle(text: string, title: string): string {
  const wanted = oneLine(title);
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) {
    const start = oneLine(text.slice(0, end));
    if (start === wanted) return text.slice(end + 1);
    if (start.length >= wanted.length) return text;
  }
  return oneLine(text) === wanted ? '' : text;
}

/**
 * `conllu`: CoNLL-U of Universal Dependencies (universaldependencies.org/format.html): ten columns between tabs
 * (ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC), a blank line after each sentence, comments with `#`.
 *
 * Ranges of multiword tokens (1-2) and empty nodes (8.1) are no words of the syntax and are left out; word
 * numbers must count from 1. `_` as UPOS or XPOS means that the word was not annotated: asked for, it is an
 * error rather than a tag. A form or lemma may be an underscore.
 *   sentences   `# text`, else the forms with `SpaceAfter=No` and the ranges as written; or a field, by blanks
 *   documents   from `# newdoc` to the next, with its id; without any, the file. Sentences are joined by newlines
 */
import { shownValue, usageError } from '../../errors.ts';
import type { CorpusDocument, Sentence, TaggedSentence, TokenTable } from '../items.ts';
import type { CorpusFormatCode } from './format.ts';
import { joinedDocuments } from './joined-documents.ts';
import { type FormatContext, isBlank, type LineParser, lineError, trimBlanks } from './parser.ts';
import { blockUnits } from './units.ts';
import { checkCell } from './writing.ts';

export const format: CorpusFormatCode = {
  read: { tagged: conlluTagged, sentences: conlluText, documents: conlluDocuments, columns: conlluTable },
  write: {
    tagged({ field = 'upos' }) {
      let number = 0;
      return (items) => items.map((item) => taggedBlock(item, ++number, field)).join('');
    },
    columns() {
      let number = 0;
      return (items) => items.map((item) => tableBlock(item, ++number)).join('');
    },
  },
  units: (kind) => blockUnits(kind === 'document' ? /^#\s*newdoc\b/ : undefined),
  check: (context) => newParser(context, undefined, () => {}),
  resumesAt: isBlank,
};

const fields = ['form', 'lemma', 'upos', 'xpos'];
const columnNames = 'ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC';

interface ConlluSentence {
  /** Line of its first word. */
  line: number;
  words: string[];
  /** The column that was asked for, a word each; empty where none was. */
  values: string[];
  /** The ten columns of each word. */
  rows: string[][];
  text: string;
  /** Where a document starts with this sentence: its id, or the empty string. */
  newdoc: string | undefined;
}

/** @param field upos, xpos, lemma or form @defaultValue upos */
function conlluTagged(context: FormatContext): LineParser<TaggedSentence> {
  return newParser(context, context.options.field ?? 'upos', (sentence, out) => {
    out.push({ tokens: sentence.words, tags: sentence.values, file: context.file, line: sentence.line });
  });
}

function conlluText(context: FormatContext): LineParser<Sentence> {
  const { field } = context.options;
  return newParser(context, field, ({ text, words, values, line }, out) => {
    const [own, tokens] = field === undefined ? [text, words] : [values.join(' '), values];
    out.push({ text: own, tokens, file: context.file, line });
  });
}

function conlluDocuments(context: FormatContext): LineParser<CorpusDocument> {
  const { field } = context.options;
  const { file, id, idPrefix } = context;
  return joinedDocuments(file, id, (take) =>
    newParser<CorpusDocument>(context, field, ({ text, values, line, newdoc }, out) => {
      const begins = newdoc === '' ? `${idPrefix}${line}` : newdoc;
      take({ line, text: field === undefined ? text : values.join(' '), begins }, out);
    }),
  );
}

/** All fields but the word's number; `_` where nothing is said. */
const tableNames = ['form', 'lemma', 'upos', 'xpos', 'feats', 'head', 'deprel', 'deps', 'misc'];

function conlluTable(context: FormatContext): LineParser<TokenTable> {
  const { file } = context;
  return newParser<TokenTable>(
    context,
    undefined,
    ({ rows, line }, out) => {
      const columns = tableNames.map((_, column) => rows.map((cells) => cells[column + 1]));
      out.push({ names: tableNames, columns, file, line });
    },
    true,
  );
}

/** A table of other columns keeps those that CoNLL-U has a place for. */
function tableBlock({ names, columns, file, line }: TokenTable, number: number): string {
  const known: Record<string, string> = { word: 'form', pos: 'xpos', tag: 'upos' };
  const wanted = tableNames.map((name) => columns[names.findIndex((one) => (known[one] ?? one) === name)]);
  const words = wanted[0] ?? columns[0];
  const rows = words.map((word, t) => {
    const cells = wanted.map((column) => column?.[t] ?? '_');
    cells[0] = word;
    for (const cell of cells) checkCell(cell, { file, line });
    return `${t + 1}\t${cells.join('\t')}\n`;
  });
  return `# sent_id = ${number}\n# text = ${words.join(' ')}\n${rows.join('')}\n`;
}

function taggedBlock(item: TaggedSentence, number: number, field: 'upos' | 'xpos'): string {
  const rows = item.tokens.map((token, i) => {
    checkCell(token, item);
    checkCell(item.tags[i], item);
    const tags = field === 'upos' ? `${item.tags[i]}\t_` : `_\t${item.tags[i]}`;
    return `${i + 1}\t${token}\t_\t${tags}\t_\t_\t_\t_\t_\n`;
  });
  return `# sent_id = ${number}\n# text = ${item.tokens.join(' ')}\n${rows.join('')}\n`;
}

function newParser<Item>(
  context: FormatContext,
  field: string | undefined,
  emit: (sentence: ConlluSentence, out: Item[]) => void,
  keepsRows = false,
): LineParser<Item> {
  const column = field === undefined ? -1 : fields.indexOf(field.toLowerCase()) + 1;
  if (column === 0) {
    throw usageError(
      `conllu has no field ${shownValue(field)} to read`,
      'field',
      `There are ${fields.join(', ')}.`,
    );
  }
  let words: string[] = [];
  let values: string[] = [];
  let rows: string[][] = [];
  let start = 0;
  let given: string | undefined;
  let newdoc: string | undefined;
  // The text as it is pieced together where `# text` is missing; within a range its form stands for the words.
  let pieces = '';
  let rangeEnd = 0;
  let range = { id: '', line: 0 };
  let gap = '';

  function flush(out: Item[]): void {
    const sentence = { line: start, words, values, rows, text: given ?? pieces, newdoc };
    const isCut = rangeEnd > words.length;
    if (words.length > 0) newdoc = undefined;
    words = [];
    values = [];
    rows = [];
    given = undefined;
    pieces = '';
    rangeEnd = 0;
    gap = '';
    if (isCut) {
      const missing = `the range ${range.id} has no word ${sentence.words.length + 1}`;
      throw lineError(context, range.line, missing, 'The words of a range follow it, each on its line.');
    }
    if (sentence.words.length > 0) emit(sentence, out);
  }

  function comment(text: string): void {
    const match = /^#\s*(text|newdoc(?:\s+id)?)\s*(?:=\s*(.*))?$/.exec(text);
    if (match === null) return;
    if (match[1] !== 'text') newdoc = trimBlanks(match[2] ?? '');
    else if (match[2] !== undefined) given = match[2];
  }

  function append(form: string, misc: string): void {
    pieces += gap + form;
    gap = misc !== '_' && misc.split('|').includes('SpaceAfter=No') ? '' : ' ';
  }

  function word(text: string, line: number): void {
    const cells = text.split('\t');
    if (cells.length !== 10) throw wrongColumns(context, line, cells.length);
    const id = cells[0];
    if (!/^[1-9][0-9]*$/.test(id)) {
      const ends = /^([1-9][0-9]*)-([1-9][0-9]*)$/.exec(id);
      if (ends !== null && words.length + 1 === Number(ends[1])) {
        checkRange(id, Number(ends[1]), Number(ends[2]), line);
        append(cells[1], cells[9]);
        rangeEnd = Number(ends[2]);
        range = { id, line };
      } else if (!/^[0-9]+\.[1-9][0-9]*$/.test(id)) {
        throw lineError(
          context,
          line,
          `the word number ${shownValue(id)} cannot stand here`,
          'Words count from 1.',
        );
      }
      return;
    }
    if (Number(id) !== words.length + 1) {
      const what = `the word has number ${id} where ${words.length + 1} comes next`;
      throw lineError(context, line, what, 'Sentences are separated by blank lines.');
    }
    if (words.length === 0) start = line;
    words.push(cells[1]);
    if (keepsRows) rows.push(cells);
    if (Number(id) > rangeEnd) append(cells[1], cells[9]);
    if (column !== -1) values.push(column <= 2 ? cells[column] : annotated(cells, column, line));
  }

  function checkRange(id: string, from: number, to: number, line: number): void {
    if (to < from)
      throw lineError(context, line, `the range ${id} ends before it begins`, 'Write first-last.');
    if (from > rangeEnd) return;
    throw lineError(
      context,
      line,
      `the range ${id} begins within the range ${range.id}`,
      'Ranges follow each other.',
    );
  }

  function annotated(cells: string[], at: number, line: number): string {
    const value = cells[at];
    if (value !== '_' && value !== '') return value;
    throw lineError(
      context,
      line,
      `the word ${shownValue(cells[1])} has no ${fields[at - 1]}`,
      (option) => `Read another field with ${option('field')} (${fields.join(', ')}).`,
    );
  }

  return {
    push(lines, first, out) {
      for (let i = 0; i < lines.length; i++) {
        const text = lines[i];
        if (text.charCodeAt(0) === 35) comment(text);
        else if (isBlank(text)) flush(out);
        else word(text, first + i);
      }
    },
    end: flush,
  };
}

function wrongColumns(context: FormatContext, line: number, count: number) {
  return lineError(
    context,
    line,
    `${count} column${count === 1 ? '' : 's'} where CoNLL-U has 10`,
    (option) =>
      `They are separated by tabs: ${columnNames}. For other tables of words there is ${option('format')} columns.`,
  );
}

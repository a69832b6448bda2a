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
import { usageError } from '../../errors.ts';
import type { Document, Sentence, TaggedSentence } from '../types.ts';
import { joinedDocuments } from './joined-documents.ts';
import { type FormatContext, isBlank, type LineParser, lineError, quoted } from './parser.ts';

const fields = ['form', 'lemma', 'upos', 'xpos'];
const columnNames = 'ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC';

interface ConlluSentence {
  /** Line of its first word. */
  line: number;
  words: string[];
  /** The column that was asked for, a word each; empty where none was. */
  values: string[];
  text: string;
  /** Where a document starts with this sentence: its id, or the empty string. */
  newdoc: string | undefined;
}

/** @param field upos, xpos, lemma or form @defaultValue upos */
export function conlluTagged(context: FormatContext): LineParser<TaggedSentence> {
  return newParser(context, context.options.field ?? 'upos', (sentence, out) => {
    out.push({ tokens: sentence.words, tags: sentence.values, file: context.file, line: sentence.line });
  });
}

export function conlluText(context: FormatContext): LineParser<Sentence> {
  const { field } = context.options;
  return newParser(context, field, ({ text, values, line }, out) => {
    out.push({ text: field === undefined ? text : values.join(' '), file: context.file, line });
  });
}

export function conlluDocuments(context: FormatContext): LineParser<Document> {
  const { field } = context.options;
  const { file, id, idPrefix } = context;
  return joinedDocuments(file, id, (take) =>
    newParser<Document>(context, field, ({ text, values, line, newdoc }, out) => {
      const begins = newdoc === '' ? `${idPrefix}${line}` : newdoc;
      take({ line, text: field === undefined ? text : values.join(' '), begins }, out);
    }),
  );
}

function newParser<Item>(
  context: FormatContext,
  field: string | undefined,
  emit: (sentence: ConlluSentence, out: Item[]) => void,
): LineParser<Item> {
  const column = field === undefined ? -1 : fields.indexOf(field.toLowerCase()) + 1;
  if (column === 0) {
    throw usageError(`conllu has no field "${field}" to read`, '--field', `There are ${fields.join(', ')}.`);
  }
  let words: string[] = [];
  let values: string[] = [];
  let start = 0;
  let given: string | undefined;
  let newdoc: string | undefined;
  // The text as it is pieced together where `# text` is missing; within a range its form stands for the words.
  let pieces = '';
  let rangeEnd = 0;
  let gap = '';

  function flush(out: Item[]): void {
    if (words.length > 0) {
      emit({ line: start, words, values, text: given ?? pieces, newdoc }, out);
      newdoc = undefined;
    }
    words = [];
    values = [];
    given = undefined;
    pieces = '';
    rangeEnd = 0;
    gap = '';
  }

  function comment(text: string): void {
    const match = /^#\s*(text|newdoc(?:\s+id)?)\s*(?:=\s*(.*))?$/.exec(text);
    if (match === null) return;
    if (match[1] !== 'text') newdoc = match[2]?.trim() ?? '';
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
      const range = /^([1-9][0-9]*)-([1-9][0-9]*)$/.exec(id);
      if (range !== null && words.length + 1 === Number(range[1])) {
        append(cells[1], cells[9]);
        rangeEnd = Number(range[2]);
      } else if (!/^[0-9]+\.[1-9][0-9]*$/.test(id)) {
        throw lineError(
          context,
          line,
          `the word number ${quoted(id)} cannot stand here`,
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
    if (Number(id) > rangeEnd) append(cells[1], cells[9]);
    if (column !== -1) values.push(column <= 2 ? cells[column] : annotated(cells, column, line));
  }

  function annotated(cells: string[], at: number, line: number): string {
    const value = cells[at];
    if (value !== '_' && value !== '') return value;
    throw lineError(
      context,
      line,
      `the word ${quoted(cells[1])} has no ${fields[at - 1]}`,
      `Read another field with --field (${fields.join(', ')}).`,
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
    `They are separated by tabs: ${columnNames}. For other tables of words there is --format columns.`,
  );
}

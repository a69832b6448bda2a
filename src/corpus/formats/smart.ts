/**
 * `smart`: the format of the SMART collections (G. Salton; Cranfield, CISI, MED, ...): a line `.I id` starts a
 * document, a line of a dot and a capital letter a part of it (`.T` title, `.A` author, `.B` source, `.W` text).
 *
 * Read are `.T` and `.W`, or the letters that `field` names (`T,W,A`), in that order, with a newline between. A
 * part that comes twice goes on. The old files are in Latin-1 or ASCII.
 */

import { shownValue, usageError } from '../../errors.ts';
import { joinLines } from '../../text/join-lines.ts';
import type { CorpusDocument, Sentence } from '../items.ts';
import type { CorpusFormatCode } from './format.ts';
import {
  type FormatContext,
  isBlank,
  type LineParser,
  lineError,
  type Remedy,
  trimBlanks,
} from './parser.ts';
import { startedUnits } from './units.ts';
import { oneLine } from './writing.ts';

export const format: CorpusFormatCode = {
  read: {
    documents: smartDocuments,
    async sentences(context) {
      const { ProseSplitter } = await import('./prose-splitter.ts');
      return smartSentences(context, new ProseSplitter(context.file));
    },
  },
  write: { documents: () => (items) => items.map(smartBlock).join('') },
  check: (context) => newParser({ ...context, options: {} }, () => {}),
  units: () => startedUnits(/^\.I(\s|\d|$)/),
  resumesAt: (line) => /^\.I(\s|\d)/.test(line),
};

/** See prose-splitter.ts. */
interface SentenceSplitter {
  add(line: string, number: number, out: Sentence[]): void;
  flush(out: Sentence[]): void;
}

interface SmartDocument {
  id: string;
  line: number;
  /** Text lines by letter, each with its line number. */
  parts: Map<string, { text: string; line: number }[]>;
}

function smartDocuments(context: FormatContext): LineParser<CorpusDocument> {
  const { file } = context;
  return newParser(context, (document, letters, out) => {
    const textOf = (letter: string) => (document.parts.get(letter) ?? []).map(({ text }) => text).join('\n');
    const item: CorpusDocument = {
      id: document.id,
      text: letters.map(textOf).filter(Boolean).join('\n'),
      file,
      line: document.line,
    };
    const title = joinLines(textOf('T'));
    if (title !== '') item.title = title;
    out.push(item);
  });
}

function smartSentences(context: FormatContext, splitter: SentenceSplitter): LineParser<Sentence> {
  return newParser(context, (document, letters, out) => {
    for (const letter of letters) {
      for (const { text, line } of document.parts.get(letter) ?? []) splitter.add(text, line, out);
      splitter.flush(out);
    }
  });
}

function newParser<Item>(
  context: FormatContext,
  emit: (document: SmartDocument, letters: readonly string[], out: Item[]) => void,
): LineParser<Item> {
  const letters = lettersOf(context.options.field);
  let document: SmartDocument | undefined;
  let part: { text: string; line: number }[] | undefined;
  const flush = (out: Item[]) => {
    if (document !== undefined) emit(document, letters, out);
    document = undefined;
    part = undefined;
  };

  function marker(text: string, line: number, out: Item[]): boolean {
    const start = /^\.I(?:\s+|(?=\d)|$)(.*)$/.exec(text);
    if (start !== null) {
      flush(out);
      const id = trimBlanks(start[1]);
      if (id === '') throw lineError(context, line, '.I has no id', 'Write .I and the id of the document.');
      document = { id, line, parts: new Map() };
      return true;
    }
    const letter = /^\.([A-Z])\s*$/.exec(text)?.[1];
    if (letter === undefined) return false;
    if (document === undefined) throw beforeStart(line);
    part = document.parts.get(letter) ?? [];
    document.parts.set(letter, part);
    return true;
  }

  function beforeStart(line: number) {
    const remedy: Remedy = (option) =>
      `A document starts with .I and its id; other formats are read with ${option('format')}.`;
    return lineError(context, line, 'text before the first document', remedy);
  }

  return {
    push(lines, first, out) {
      for (let i = 0; i < lines.length; i++) {
        const text = lines[i];
        const line = first + i;
        if (text.charCodeAt(0) === 46 && marker(text, line, out)) continue;
        if (part !== undefined) part.push({ text, line });
        else if (!isBlank(text)) {
          if (document === undefined) throw beforeStart(line);
          throw lineError(context, line, 'text that belongs to no part', 'Write .W before the text.');
        }
      }
    },
    end: flush,
  };
}

function lettersOf(field: string | undefined): string[] {
  const letters = (field ?? 'T,W').split(',').map((letter) => letter.trim().replace(/^\./, '').toUpperCase());
  if (letters.every((letter) => /^[A-HJ-Z]$/.test(letter))) return letters;
  throw usageError(
    `smart has no part ${shownValue(field)}`,
    'field',
    'Give letters with commas between, such as T,W,A.',
  );
}

/**
 * A line that looks like the start of a part gets a blank before it. A title that begins the text, as it does in
 * documents read from `smart`, is not written twice.
 */
function smartBlock({ id, title, text }: CorpusDocument): string {
  const guard = (part: string) => part.replace(/^\.(?=[A-Z]\s*$|I)/gm, ' .');
  const head = title === undefined || title === '' ? '' : `.T\n${guard(oneLine(title))}\n`;
  const body = head === '' ? text : withoutTitle(text, title as string);
  return `.I ${oneLine(id)}\n${head}.W\n${body === '' ? '' : `${guard(body)}\n`}`;
}

/** The text after the lines that are the title, if it begins with them. */
function withoutTitle(text: string, title: string): string {
  const wanted = oneLine(title).trim();
  let start = '';
  for (let from = 0; from <= text.length; ) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end === -1 ? text.length : end).trim();
    start += start === '' || line === '' ? line : ` ${line}`;
    if (start === wanted) return end === -1 ? '' : text.slice(end + 1);
    if (end === -1 || start.length >= wanted.length) return text;
    from = end + 1;
  }
  return text;
}

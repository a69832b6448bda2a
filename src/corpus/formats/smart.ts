/**
 * `smart`: the format of the SMART collections (G. Salton; Cranfield, CISI, MED, ...): a line `.I id` starts a
 * document, a line of a dot and a capital letter a part of it (`.T` title, `.A` author, `.B` source, `.W` text).
 *
 * Read are `.T` and `.W`, or the letters that `field` names (`T,W,A`), in that order, with a newline between. A
 * part that comes twice goes on. The old files are in Latin-1 or ASCII.
 */
import { usageError } from '../../errors.ts';
import type { Document, Sentence } from '../types.ts';
import { type FormatContext, isBlank, type LineParser, lineError } from './parser.ts';
import type { ProseSplitter } from './prose.ts';

interface SmartDocument {
  id: string;
  line: number;
  /** Text lines by letter, each with its line number. */
  parts: Map<string, { text: string; line: number }[]>;
}

export function smartDocuments(context: FormatContext): LineParser<Document> {
  const { file } = context;
  return newParser(context, (document, letters, out) => {
    const textOf = (letter: string) => (document.parts.get(letter) ?? []).map(({ text }) => text).join('\n');
    const item: Document = {
      id: document.id,
      text: letters.map(textOf).filter(Boolean).join('\n'),
      file,
      line: document.line,
    };
    const title = textOf('T').replace(/\s*\n\s*/g, ' ');
    if (title !== '') item.title = title;
    out.push(item);
  });
}

export function smartSentences(context: FormatContext, splitter: ProseSplitter): LineParser<Sentence> {
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
      const id = start[1].trim();
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
    const remedy = 'A document starts with .I and its id; other formats are read with --format.';
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
    `smart has no part "${field}"`,
    '--field',
    'Give letters with commas between, such as T,W,A.',
  );
}

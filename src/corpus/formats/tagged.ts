/**
 * `tagged`: a sentence a line, its words separated by blanks, each `word/TAG`.
 *
 * The last separator of a word is the one that counts, so `1/2/CD` is the word `1/2` and `//PUNCT` the word `/`.
 * Words may contain the separator, tags may not; there are no escapes (`1\/2/CD` of the Penn Treebank keeps its
 * backslash). A blank line is no sentence.
 */
import { NlpError, shownValue, usageError } from '../../errors.ts';
import type { CorpusDocument, Sentence, TaggedSentence } from '../items.ts';
import type { CorpusFormatCode } from './format.ts';
import { mapped } from './mapped.ts';
import {
  type FormatContext,
  isBlank,
  isBlankUnit,
  type LineParser,
  lineError,
  type Remedy,
} from './parser.ts';
import { lineUnits } from './units.ts';

export const format: CorpusFormatCode = {
  read: {
    tagged: taggedSentences,
    sentences: taggedText,
    documents: taggedDocuments,
    columns: (context) =>
      mapped(taggedSentences(context), ({ tokens, tags, file, line }) => ({
        names: ['word', 'tag'],
        columns: [tokens, tags],
        file,
        line,
      })),
  },
  write: {
    tagged({ separator = '/' }) {
      checkSeparator(separator);
      return (items) => items.map((item) => taggedLine(item, separator)).join('');
    },
  },
  units: () => lineUnits(),
  check: taggedText,
};

function taggedSentences(context: FormatContext): LineParser<TaggedSentence> {
  const { file } = context;
  const split = newSplitter(context);
  return {
    push(lines, first, out) {
      for (let i = 0; i < lines.length; i++) {
        const tokens: string[] = [];
        const tags: string[] = [];
        split(lines[i], first + i, tokens, tags);
        if (tokens.length > 0) out.push({ tokens, tags, file, line: first + i });
      }
    },
    end() {},
  };
}

/** The words, joined by blanks. */
function taggedText(context: FormatContext): LineParser<Sentence> {
  const { file } = context;
  const split = newSplitter(context);
  const keep = context.options.blankLines === 'keep';
  return {
    push(lines, first, out) {
      for (let i = 0; i < lines.length; i++) {
        if (!keep && isBlank(lines[i])) continue;
        const tokens: string[] = [];
        split(lines[i], first + i, tokens, []);
        out.push({ text: tokens.join(' '), tokens, file, line: first + i });
      }
    },
    end() {},
  };
}

/** A document a line. */
function taggedDocuments(context: FormatContext): LineParser<CorpusDocument> {
  const text = taggedText(context);
  const sentences: Sentence[] = [];
  return {
    push(lines, first, out) {
      sentences.length = 0;
      text.push(lines, first, sentences);
      for (const { text, file, line } of sentences)
        out.push({ id: `${context.idPrefix}${line}`, text, file, line });
    },
    end() {},
  };
}

/** @throws NlpError (exit 2) for a separator that could not be told from the blanks between words */
function checkSeparator(separator: string): string {
  if (separator === '' || /\s/.test(separator)) {
    throw usageError(
      `cannot separate word and tag: ${shownValue(separator)}`,
      'separator',
      'Give a sign without blanks, such as / or _.',
    );
  }
  return separator;
}

/** Appends the words and tags of a line. */
function newSplitter(
  context: FormatContext,
): (text: string, line: number, tokens: string[], tags: string[]) => void {
  const separator = checkSeparator(context.options.separator ?? '/');
  return (text, line, tokens, tags) => {
    const length = text.length;
    let start = 0;
    while (start < length) {
      if (isBlankUnit(text.charCodeAt(start))) {
        start++;
        continue;
      }
      let end = start + 1;
      while (end < length && !isBlankUnit(text.charCodeAt(end))) end++;
      const at = text.lastIndexOf(separator, end - separator.length);
      if (at <= start || at + separator.length === end) {
        throw complaint(context, text.slice(start, end), at - start, line, start + 1);
      }
      tokens.push(text.slice(start, at));
      tags.push(text.slice(at + separator.length, end));
      start = end;
    }
  };
}

function complaint(context: FormatContext, word: string, at: number, line: number, column: number) {
  const separator = context.options.separator ?? '/';
  const example = `word${separator}TAG`;
  if (at === 0 && word.length > separator.length) {
    return lineError(context, line, `${shownValue(word)} has a tag and no word`, `Write ${example}.`, column);
  }
  const remedy: Remedy = (option) =>
    `Write ${example}; ${option('separator')} names another sign than ${separator}. ` +
    `For a word a line with its tag beside it there is ${option('format')} columns, for CoNLL-U ${option('format')} conllu.`;
  return lineError(context, line, `${shownValue(word)} has no tag`, remedy, column);
}

function taggedLine(item: TaggedSentence, separator: string): string {
  const words = item.tokens.map((token, i) => {
    const tag = item.tags[i];
    const bad =
      token === '' || hasBlank(token)
        ? token
        : tag === '' || hasBlank(tag) || tag.includes(separator)
          ? tag
          : undefined;
    if (bad === undefined) return token + separator + tag;
    throw new NlpError(`${shownValue(bad)} cannot stand in a line of word${separator}TAG`, {
      where: { file: item.file, line: item.line },
      remedy: (option) => `Choose columns or jsonl, or another ${option('separator')}.`,
    });
  });
  return `${words.join(' ')}\n`;
}

/** What separates words when it is read again; other white space may stand in one. */
function hasBlank(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (isBlankUnit(text.charCodeAt(i))) return true;
  return false;
}

/**
 * A corpus cut into its smallest parts that can be dealt out, each as it is written in the file: what `split`
 * deals. Line ends become LF; nothing else changes.
 *
 *   format               sentence                 document
 *   text                 a line                   the lines between blank lines
 *   tagged, lines        a line                   a line
 *   jsonl, csv, tsv      a record                 a record
 *   prose                a paragraph              a paragraph
 *   conllu               a sentence               from `# newdoc` to the next
 *   columns              a sentence               from -DOCSTART- to the next
 *   smart                a document               a document
 *   files                -                        -
 *
 * A header row of csv or tsv belongs to every part.
 */
import { NlpError } from '../errors.ts';
import { isHeader } from './formats/delimited.ts';
import { type FormatContext, isBlank, type LineParser, lineError } from './formats/parser.ts';
import type { CorpusFormat } from './types.ts';

export type UnitKind = 'sentence' | 'document';

export interface Unit {
  /** With its line ends. */
  text: string;
  /** True for what every part begins with. */
  header: boolean;
}

/** @throws NlpError for `files`, which are no parts of one file */
export function unitParser(format: CorpusFormat, kind: UnitKind, context: FormatContext): LineParser<Unit> {
  switch (format) {
    case 'tagged':
    case 'lines':
    case 'jsonl':
      return lineUnits();
    case 'tsv':
      return lineUnits((line) => isHeader(line.split('\t'), context.options.field));
    case 'csv':
      return csvUnits(context);
    case 'text':
      return kind === 'sentence' ? lineUnits() : blockUnits();
    case 'prose':
      return blockUnits();
    case 'conllu':
      return blockUnits(kind === 'document' ? /^#\s*newdoc\b/ : undefined);
    case 'columns':
      return blockUnits(kind === 'document' ? /^-DOCSTART-(\s|$)/ : undefined);
    case 'smart':
      return startedUnits(/^\.I(\s|\d|$)/);
    case 'files':
      throw new NlpError('a folder with a file a document is not split', {
        where: { file: context.file },
        remedy: 'Convert it first: nlp corpus convert FOLDER --to jsonl',
      });
  }
}

function lineUnits(isHeaderLine: (line: string) => boolean = () => false): LineParser<Unit> {
  let begun = false;
  return {
    push(lines, _first, out) {
      for (const line of lines) {
        if (isBlank(line)) continue;
        out.push({ text: `${line}\n`, header: !begun && isHeaderLine(line) });
        begun = true;
      }
    },
    end() {},
  };
}

/** Blocks of lines that are not blank; with `start`, all blocks from one that has such a line to the next. */
function blockUnits(start?: RegExp): LineParser<Unit> {
  let unit = '';
  let block = '';
  let starts = start === undefined;
  const flushUnit = (out: Unit[]) => {
    if (unit !== '') out.push({ text: unit, header: false });
    unit = '';
  };
  const flushBlock = (out: Unit[]) => {
    if (block === '') return;
    if (starts) flushUnit(out);
    unit += `${block}\n`;
    block = '';
    starts = start === undefined;
  };
  return {
    push(lines, _first, out) {
      for (const line of lines) {
        if (isBlank(line)) flushBlock(out);
        else {
          block += `${line}\n`;
          if (start?.test(line)) starts = true;
        }
      }
    },
    end(out) {
      flushBlock(out);
      flushUnit(out);
    },
  };
}

function startedUnits(start: RegExp): LineParser<Unit> {
  let unit = '';
  const flush = (out: Unit[]) => {
    if (unit !== '') out.push({ text: unit, header: false });
    unit = '';
  };
  return {
    push(lines, _first, out) {
      for (const line of lines) {
        if (start.test(line)) flush(out);
        unit += `${line}\n`;
      }
    },
    end: flush,
  };
}

function csvUnits(context: FormatContext): LineParser<Unit> {
  const delimiter = context.options.separator ?? ',';
  let record = '';
  let start = 0;
  let odd = false;
  let begun = false;
  return {
    push(lines, first, out) {
      for (let i = 0; i < lines.length; i++) {
        if (record === '') {
          if (isBlank(lines[i])) continue;
          start = first + i;
        }
        record += `${lines[i]}\n`;
        if (lines[i].split('"').length % 2 === 0) odd = !odd;
        if (odd) continue;
        // Quotes around a name do not matter here: a header has no delimiters or line ends in its names.
        const cells = record.slice(0, -1).replaceAll('"', '').split(delimiter);
        out.push({ text: record, header: !begun && isHeader(cells, context.options.field) });
        begun = true;
        record = '';
      }
    },
    end() {
      if (record !== '') throw lineError(context, start, 'a quote opens in this record and does not close');
    },
  };
}

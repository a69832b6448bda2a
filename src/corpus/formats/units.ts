/**
 * A file cut into its smallest parts that can be dealt out, each as it is written there: what `split` deals. A header
 * belongs to every part.
 *
 *   format                      sentence                 document
 *   text                        a line                   the lines between blank lines
 *   tagged, lines, fasttext     a line                   a line
 *   jsonl, csv, tsv             a record                 a record
 *   prose                       a paragraph              a paragraph
 *   conllu                      a sentence               from `# newdoc` to the next
 *   columns                     a sentence               from -DOCSTART- to the next
 *   smart                       a document               a document
 *   crfsuite                    a sequence               a sequence
 *   files                       -                        -
 */
import type { Unit } from './format.ts';
import { isBlank, type LineParser } from './parser.ts';

/** A line a unit, blank ones left out. @param isHeaderLine asked of the first line */
export function lineUnits(isHeaderLine: (line: string) => boolean = () => false): LineParser<Unit> {
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
export function blockUnits(start?: RegExp): LineParser<Unit> {
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

/**
 * Blocks of lines that are not blank, under heads: lines that end the block before them and belong to the next one.
 * @param together whether all blocks from one head to the next are one unit
 */
export function headedUnits(isHead: (line: string) => boolean, together: boolean): LineParser<Unit> {
  let unit = '';
  let head = '';
  let block = '';
  const flushUnit = (out: Unit[]) => {
    if (unit !== '') out.push({ text: unit, header: false });
    unit = '';
  };
  const flushBlock = (out: Unit[]) => {
    if (block === '') return;
    if (head !== '' || !together) flushUnit(out);
    unit += `${head}${block}\n`;
    head = '';
    block = '';
  };
  return {
    push(lines, _first, out) {
      for (const line of lines) {
        if (isBlank(line)) flushBlock(out);
        else if (isHead(line)) {
          flushBlock(out);
          head += `${line}\n\n`;
        } else block += `${line}\n`;
      }
    },
    end(out) {
      flushBlock(out);
      // A head with nothing under it is no unit of its own.
      unit += head;
      flushUnit(out);
    },
  };
}

/** From a line that `start` finds to the next. */
export function startedUnits(start: RegExp): LineParser<Unit> {
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

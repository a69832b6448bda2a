/** The blocks of a station as lines of text: for a terminal of any width from 60 columns, and for plain output. */
import { stripVTControlCharacters } from 'node:util';
import { figureText } from '../../figure/figure-text.ts';
import { columnsOf, fitColumns, padColumns, wrapColumns } from '../../figure/terminal-width.ts';
import type { CommandCall } from '../../options/command-call.ts';
import type { Block, Turn } from '../../tour/blocks.ts';
import { asCalled, ownCall } from '../called-as.ts';
import { commandWords } from '../flags.ts';
import type { Palette } from '../render/color.ts';
import { paintWith } from '../render/paint.ts';
import { renderTable } from '../render/table.ts';

export interface LineOptions {
  width: number;
  /** Lines of the plot of a line chart. */
  plotHeight: number;
  palette: Palette;
}

/** Longer lines are hard to read. */
const longestLine = 88;
const widestFigure = 110;

/** The lines of a block. */
export function blockLines(block: Block, options: LineOptions): string[] {
  const { palette } = options;
  const width = Math.min(options.width, longestLine);
  switch (block.kind) {
    case 'paragraph':
      return wrapColumns(asCalled(block.text), width);
    case 'heading':
      return wrapColumns(block.text, width).map(palette.strong);
    case 'dialogue':
      return block.turns.flatMap((turn) => turnLines(turn, width, palette));
    case 'table':
      return indented(renderTable(block.columns, block.rows, palette), options.width);
    case 'list':
      return listLines(block.items, width, palette);
    case 'figure':
      return figureText(block.figure, {
        width: Math.min(options.width, widestFigure),
        height: options.plotHeight,
        paint: paintWith(palette),
      });
    case 'commands':
      return [palette.faint(block.label), ...commandLines(block.calls, width).map(palette.accent)];
  }
}

/** Set off from the text where there is room. */
function indented(lines: readonly string[], width: number): string[] {
  const widest = Math.max(0, ...lines.map((line) => columnsOf(stripVTControlCharacters(line))));
  return lines.map((line) => (widest + 2 <= width ? `  ${line}` : line));
}

function turnLines({ speaker, text, note }: Turn, width: number, palette: Palette): string[] {
  const isPerson = speaker === 'person';
  const paint = isPerson ? (line: string) => line : palette.accent;
  const lines = wrapColumns(text, width - 2).map(
    (line, i) => `${isPerson && i === 0 ? '> ' : '  '}${paint(line)}`,
  );
  const notes =
    note === undefined ? [] : wrapColumns(note, width - 6).map((line) => palette.faint(`      ${line}`));
  return [...lines, ...notes];
}

/** Short labels stand before their texts, long ones above. */
function listLines(
  items: readonly { label: string; text: string }[],
  width: number,
  palette: Palette,
): string[] {
  const labels = Math.max(0, ...items.map(({ label }) => columnsOf(label)));
  if (labels > 12) {
    return items.flatMap(({ label, text }) => [
      `  ${fitColumns(label, width - 2)}`,
      ...wrapColumns(text, width - 6).map((line) => `      ${palette.accent(line)}`),
    ]);
  }
  return items.flatMap(({ label, text }) => {
    const lines = wrapColumns(text, width - labels - 4);
    return lines.map(
      (line, i) => `  ${palette.faint(padColumns(i === 0 ? label : '', labels))}  ${palette.accent(line)}`,
    );
  });
}

/** Commands stay what can be pasted as it is: a line that is broken ends in `&&`, or in a backslash. */
function commandLines(calls: readonly CommandCall[], width: number): string[] {
  const commands = calls.map((call) => [ownCall(), ...commandWords(call).slice(1)]);
  const line = commands.map((words) => words.join(' ')).join(' && ');
  if (columnsOf(line) <= width - 2) return [`  ${line}`];
  const last = commands.length - 1;
  return commands.flatMap((words, i) => {
    const ended = i < last ? [...words, '&&'] : words;
    const lines = brokenWords(ended, width - 8);
    return lines.map((one, k) => {
      const indent = k > 0 ? '      ' : i > 0 ? '    ' : '  ';
      return `${indent}${one}${k < lines.length - 1 ? ' \\' : ''}`;
    });
  });
}

function brokenWords(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.length - 1;
    if (last >= 0 && columnsOf(lines[last]) + 1 + columnsOf(word) <= width) lines[last] += ` ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** What a live list of next symbols shows at one moment, fitted to the terminal. */
import { columnsOf, fitColumns } from '../../figure/terminal-width.ts';
import { printable } from '../output.ts';
import type { Palette } from './color.ts';

/** Columns of the longest bar. */
const barLength = 24;

/** A symbol that may come next. */
export interface Candidate {
  token: string;
  probability: number;
}

interface Frame {
  /** The typed text, or its end where it is longer than the line. */
  prompt: string;
  /** A line a word; fewer where the terminal is low. */
  lines: string[];
}

export function liveFrame(
  text: string,
  found: readonly Candidate[],
  columns: number,
  rows: number,
  palette: Palette,
): Frame {
  // The prompt and the line before it stay in sight.
  const shown = found.slice(0, Math.max(1, rows - 2));
  const room = Math.max(4, columns - 13);
  const words = shown.map(({ token }) => fitColumns(printable(token), Math.min(room, 40)));
  const wordColumns = Math.max(4, ...words.map(columnsOf));
  const bars = Math.min(barLength, columns - 13 - wordColumns);
  const most = shown[0]?.probability ?? 0;
  const lines = shown.map(({ probability }, i) => {
    const percent = (100 * probability).toFixed(2).padStart(6);
    const line = `${percent} %  ${words[i]}`;
    if (bars < 4 || !(most > 0)) return line;
    const bar = '█'.repeat(Math.max(1, Math.round((bars * probability) / most)));
    return `${line}${' '.repeat(wordColumns - columnsOf(words[i]))}  ${palette.faint(bar)}`;
  });
  return { prompt: `> ${endOf(printable(text), columns - 3)}`, lines };
}

function endOf(text: string, columns: number): string {
  const characters = [...text];
  let from = characters.length;
  for (let used = 0; from > 0; from--) {
    used += columnsOf(characters[from - 1]);
    if (used > columns) break;
  }
  return characters.slice(from).join('');
}

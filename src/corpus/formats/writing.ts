/** What the writers of formats share. */

import { NlpError, shownValue } from '../../errors.ts';
import { joinLines } from '../../text/join-lines.ts';
import type { Place } from '../items.ts';

/** A text on one line. */
export function oneLine(text: string): string {
  return joinLines(text, /[\r\n]/);
}

/** @throws NlpError where a text cannot be a cell of a table of words */
export function checkCell(cell: string, { file, line }: Place): void {
  if (cell.trim() !== '' && !/[\t\r\n]/.test(cell)) return;
  throw new NlpError(`${shownValue(cell)} cannot stand in a column`, {
    where: { file, line },
    remedy: 'Choose jsonl.',
  });
}

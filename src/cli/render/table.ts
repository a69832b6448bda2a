/** Aligned tables for people: no frames, two blanks between columns, numbers to the right. */
import Table from 'cli-table3';
import type { Palette } from './color.ts';

export interface Column {
  title: string;
  /** @defaultValue 'left' */
  align?: 'left' | 'right';
}

const noFrame = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/** The lines of a table, without trailing blanks. */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  palette: Palette,
): string[] {
  const table = new Table({
    chars: noFrame,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    colAligns: columns.map((column) => column.align ?? 'left'),
    head: columns.map((column) => palette.faint(column.title)),
  });
  for (const row of rows) table.push([...row]);
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}

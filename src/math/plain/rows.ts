/** Rows of matrices: a bias added, rows summed, looked up and added by id. */
import type { Floats } from '../floats.ts';
import { at, type Cut, cutColumns, cutRows, LIGHT, one, rowsOf } from './cut.ts';

export const plainRows = {
  /** Every row of out[rows,columns] += bias[columns]. */
  addRows(out: Floats, bias: Floats, rows: number, columns: number): void {
    for (let i = 0; i < rows; i++) {
      const row = i * columns;
      for (let j = 0; j < columns; j++) out[row + j] += bias[j];
    }
  },

  /** out[columns] (+)= the sum of the rows of a[rows,columns]: the gradient of a bias. */
  sumRows(out: Floats, a: Floats, rows: number, columns: number, accumulate: boolean): void {
    if (!accumulate) out.fill(0, 0, columns);
    for (let i = 0; i < rows; i++) {
      const row = i * columns;
      for (let j = 0; j < columns; j++) out[j] += a[row + j];
    }
  },

  /** out[i] = table[ids[i]] for rows of `width`. */
  gatherRows(out: Floats, table: Floats, ids: Uint32Array, count: number, width: number): void {
    for (let i = 0; i < count; i++) {
      const from = ids[i] * width;
      const row = i * width;
      for (let j = 0; j < width; j++) out[row + j] = table[from + j];
    }
  },

  /** table[ids[i]] += a[i] for rows of `width`, in the order of i. */
  scatterAddRows(table: Floats, a: Floats, ids: Uint32Array, count: number, width: number): void {
    for (let i = 0; i < count; i++) {
      const to = ids[i] * width;
      const row = i * width;
      for (let j = 0; j < width; j++) table[to + j] += a[row + j];
    }
  },
};

const width = at(4);
const columns = at(3);

export const rowCuts: Record<keyof typeof plainRows, Cut> = {
  addRows: cutRows(2, [[0, columns]], rowsOf(LIGHT, columns)),
  sumRows: cutColumns('sumColumns', 3, 2, [0, 1], LIGHT),
  gatherRows: cutRows(
    3,
    [
      [0, width],
      [2, one],
    ],
    rowsOf(LIGHT, width),
  ),
  scatterAddRows: cutColumns('scatterAddColumns', 4, 3, [0, 1], LIGHT),
};

/**
 * A matrix of which most numbers are 0, row by row (CSR): row i has the numbers value[start[i]] to value[start[i+1] - 1],
 * in the columns column[...]. Within a row columns stand in any order, each at most once.
 */
export interface SparseMatrix {
  rows: number;
  columns: number;
  /** [rows + 1] */
  start: Uint32Array;
  column: Uint32Array;
  value: Float64Array;
}

/** Grows a row at a time. */
export class SparseBuilder {
  #start = new Uint32Array(1 << 10);
  #column = new Uint32Array(1 << 14);
  #value = new Float64Array(1 << 14);
  #rows = 0;
  #length = 0;

  /** Where the numbers of the present row begin. */
  get rowStart(): number {
    return this.#start[this.#rows];
  }

  /** Adds a number to the present row. @returns its place, for `increment` */
  push(column: number, value: number): number {
    if (this.#length === this.#column.length) {
      this.#column = grown(this.#column, new Uint32Array(2 * this.#length));
      this.#value = grown(this.#value, new Float64Array(2 * this.#length));
    }
    this.#column[this.#length] = column;
    this.#value[this.#length] = value;
    return this.#length++;
  }

  increment(place: number): void {
    this.#value[place]++;
  }

  endRow(): void {
    if (this.#rows + 2 > this.#start.length) {
      this.#start = grown(this.#start, new Uint32Array(2 * this.#start.length));
    }
    this.#start[++this.#rows] = this.#length;
  }

  build(columns: number): SparseMatrix {
    return {
      rows: this.#rows,
      columns,
      start: this.#start.slice(0, this.#rows + 1),
      column: this.#column.subarray(0, this.#length),
      value: this.#value.subarray(0, this.#length),
    };
  }
}

/** In how many rows each column has a number. */
export function columnCounts({ columns, column }: SparseMatrix): Uint32Array {
  const counts = new Uint32Array(columns);
  for (let i = 0; i < column.length; i++) counts[column[i]]++;
  return counts;
}

/** The same matrix with its columns renamed, in place. @param newId [columns]; those of `columns` and above are dropped */
export function renameColumns(matrix: SparseMatrix, newId: Uint32Array, columns: number): SparseMatrix {
  const { rows, start, column, value } = matrix;
  let to = 0;
  for (let row = 0, i = 0; row < rows; row++) {
    const end = start[row + 1];
    for (; i < end; i++) {
      const id = newId[column[i]];
      if (id >= columns) continue;
      column[to] = id;
      value[to++] = value[i];
    }
    start[row + 1] = to;
  }
  return { rows, columns, start, column: column.subarray(0, to), value: value.subarray(0, to) };
}

/** Some of the rows, in the order in which they are named. */
export function selectRows(matrix: SparseMatrix, chosen: ArrayLike<number>): SparseMatrix {
  const { start, column, value, columns } = matrix;
  const newStart = new Uint32Array(chosen.length + 1);
  for (let i = 0; i < chosen.length; i++)
    newStart[i + 1] = newStart[i] + start[chosen[i] + 1] - start[chosen[i]];
  const total = newStart[chosen.length];
  const newColumn = new Uint32Array(total);
  const newValue = new Float64Array(total);
  for (let i = 0; i < chosen.length; i++) {
    const [from, to] = [start[chosen[i]], start[chosen[i] + 1]];
    newColumn.set(column.subarray(from, to), newStart[i]);
    newValue.set(value.subarray(from, to), newStart[i]);
  }
  return { rows: chosen.length, columns, start: newStart, column: newColumn, value: newValue };
}

function grown<Numbers extends Uint32Array | Float64Array>(from: Numbers, to: Numbers): Numbers {
  to.set(from);
  return to;
}

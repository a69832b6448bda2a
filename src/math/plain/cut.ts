/**
 * How the work of a kernel is cut into pieces for threads. It is said beside the plain version, in terms of its
 * arguments by their place (0, 1, ...), where arrays are byte offsets. Cuts depend on the arguments alone, never on the
 * number of threads, and each piece writes numbers of its own, computed as in the whole: the bytes are the same for any
 * number of threads.
 */

/** The arguments of a call: numbers, and the byte offsets of arrays (0 for null). */
export type CallArguments = ArrayLike<number>;

export interface Cut {
  /** The SIMD export that does a piece, where it is not the kernel itself. */
  readonly part?: string;
  /** Whether the kernel returns the sum of what its pieces return, added up in their order. */
  readonly sums?: boolean;
  /** A number that pieces need and that no argument is; it becomes the last of the call. */
  note?(args: readonly unknown[]): number;
  /** How many pieces; with 1 or 0 the kernel is called as it is. */
  pieces(call: CallArguments): number;
  /** The arguments of piece `item` of `pieces`. */
  piece(call: CallArguments, item: number, pieces: number): number[];
}

/** A number, or the place of the argument that has it. */
type Width = (call: CallArguments) => number;

/** Numbers a piece should have at least, for kernels that do little with each. */
export const LIGHT = 32768;
/** The same for those that compute functions. */
export const HEAVY = 8192;

/**
 * Cuts along rows (or numbers): argument `count` is how many there are, and arrays move on by so many numbers a row.
 * @param moves place of the array to the numbers of a row
 * @param grain rows of a piece; the last one may have fewer
 */
export function cutRows(count: number, moves: readonly (readonly [number, Width])[], grain: Width): Cut {
  return {
    pieces: (call) => Math.ceil(call[count] / Math.max(1, grain(call))),
    piece(call, item) {
      const rows = Math.max(1, grain(call));
      const first = item * rows;
      const args = Array.from(call);
      args[count] = Math.min(rows, call[count] - first);
      for (const [array, width] of moves) moveOn(args, array, first * width(call));
      return args;
    },
  };
}

/** Cuts a kernel that works number by number on the arrays at `places`, n of them at `count`. */
export function cutNumbers(count: number, places: readonly number[], grain: number): Cut {
  return cutRows(
    count,
    places.map((place) => [place, one] as const),
    () => grain,
  );
}

/**
 * Cuts along columns: the arrays move on by as many numbers as columns, argument `columns` becomes those of the piece,
 * and the whole width is given to `part` as one more argument at the end.
 * @param most rows times columns of a piece
 */
export function cutColumns(
  part: string,
  columns: number,
  rows: number,
  moves: readonly number[],
  most: number,
): Cut {
  const grain: Width = (call) => Math.max(16, Math.ceil(most / Math.max(1, call[rows]) / 16) * 16);
  return {
    part,
    pieces: (call) => Math.ceil(call[columns] / grain(call)),
    piece(call, item) {
      const width = grain(call);
      const first = item * width;
      const args = [...Array.from(call), call[columns]];
      args[columns] = Math.min(width, call[columns] - first);
      for (const array of moves) moveOn(args, array, first);
      return args;
    },
  };
}

export const one: Width = () => 1;

/** The width that stands at a place of the arguments. */
export const at =
  (place: number): Width =>
  (call) =>
    call[place];

/** As many rows as have `numbers` numbers. */
export const rowsOf =
  (numbers: number, width: Width): Width =>
  (call) =>
    Math.ceil(numbers / Math.max(1, width(call)));

/** Moves an array on by numbers of 4 bytes; one that is null stays so. */
export function moveOn(args: number[], array: number, numbers: number): void {
  if (args[array] !== 0) args[array] += 4 * numbers;
}

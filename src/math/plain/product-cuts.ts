/**
 * How products are cut for threads: into rectangles of the result. A rectangle packs its part of the right factor
 * itself, so it has rows enough for that to cost little. Every number of the result is the same sum in the same order,
 * however it is cut; columns are cut at multiples of eight, which single rows need for that.
 */
import { type CallArguments, type Cut, moveOn } from './cut.ts';

/** Multiplications of a piece, at least: some 30 microseconds. */
const WORTH = 500_000;
/** With fewer rows a product reads the right factor as it lies (kernels/products.ts). */
const FEW = 4;
/** Rows and columns of a rectangle, at most. */
const SIDE = 256;
/** Rows with which packing is cheap. */
const LEAST_ROWS = 64;

interface Grid {
  rows: number;
  columns: number;
  /** Rectangles side by side, and one above the other. */
  across: number;
  down: number;
}

function gridOf(m: number, n: number, k: number): Grid {
  const most = Math.floor((m * n * k) / WORTH);
  let across = Math.ceil(n / SIDE);
  let down = m < 2 * LEAST_ROWS ? 1 : Math.ceil(m / SIDE);
  // Eight pieces are enough for the threads there are; few rows are cut in columns, narrow results in rows.
  if (across * down < 8) {
    down = Math.max(down, Math.min(Math.floor(m / LEAST_ROWS), Math.ceil(8 / across)));
    across = Math.max(across, Math.min(Math.floor(n / 64), Math.ceil(8 / Math.max(1, down))));
  }
  while (across * down > most && down > 1) down--;
  while (across * down > most && across > 1) across--;
  const columns = 8 * Math.ceil(n / across / 8);
  const rows = down === 1 ? m : 16 * Math.ceil(m / down / 16);
  return { rows, columns, across: Math.ceil(n / columns), down: Math.ceil(m / rows) };
}

/** A dense product (out, a, b, m, n, k, accumulate). */
function cutProduct(transposedA: boolean, transposedB: boolean): Cut {
  return {
    part: 'product',
    pieces(call) {
      if (call[3] * call[4] * call[5] < 2 * WORTH) return 1;
      const { across, down } = gridOf(call[3], call[4], call[5]);
      return across * down;
    },
    piece(call, item) {
      const [out, a, b, m, n, k, accumulate] = Array.from(call);
      const { rows, columns, across } = gridOf(m, n, k);
      const row = Math.floor(item / across) * rows;
      const column = (item % across) * columns;
      const [aRow, bRow] = [transposedA ? m : k, transposedB ? k : n];
      const args = [out, n, a, aRow, b, bRow, Math.min(rows, m - row), Math.min(columns, n - column), k];
      moveOn(args, 0, row * n + column);
      moveOn(args, 2, transposedA ? row : row * k);
      moveOn(args, 4, transposedB ? column * k : column);
      return [...args, Number(transposedA), Number(transposedB), 1, accumulate, Number(m < FEW)];
    },
  };
}

/** (out, a, packed, m, n, k, accumulate): rows only, as packed columns do not lie together. */
const cutPacked: Cut = {
  pieces: (call) => Math.ceil(call[3] / packedRows(call)),
  piece(call, item) {
    const rows = packedRows(call);
    const first = item * rows;
    const args = Array.from(call);
    args[3] = Math.min(rows, call[3] - first);
    moveOn(args, 0, first * call[4]);
    moveOn(args, 1, first * call[5]);
    return args;
  },
};

function packedRows(call: CallArguments): number {
  return Math.max(16, 16 * Math.ceil(WORTH / Math.max(1, call[4] * call[5]) / 16));
}

/**
 * The products of a batch one by one, and long ones in pieces of their rows. Where all add to one result, as the
 * gradient of a convolution does, a piece has the same rows of all.
 */
const cutBatched: Cut = {
  part: 'matmulBatchedPart',
  note(args) {
    const [strides, outer, inner] = [args[3] as Uint32Array, args[4] as number, args[5] as number];
    return Number((strides[1] === 0 && outer > 1) || (strides[2] === 0 && inner > 1));
  },
  pieces(call) {
    if (call[4] * call[5] * call[6] * call[7] * call[8] < 2 * WORTH) return 1;
    const { total, grain } = batchPlan(call);
    return Math.ceil(total / grain);
  },
  piece(call, item) {
    const { places, rows, total, grain } = batchPlan(call);
    // out, a, b, strides, (outer), inner, m, n, k, transposedA, transposedB, scale, accumulate, (note)
    const args = Array.from(call).filter((_, place) => place !== 4 && place !== NOTE);
    return [...args, places, rows, item * grain, Math.min((item + 1) * grain, total)];
  },
};

const NOTE = 13;

interface BatchPlan {
  places: number;
  /** Rows of a part of a product. */
  rows: number;
  /** Parts of all products, numbered from the first rows of all on, and how many of them make a piece. */
  total: number;
  grain: number;
}

function batchPlan(call: CallArguments): BatchPlan {
  const [outer, inner, m, n, k, shared] = [call[4], call[5], call[6], call[7], call[8], call[NOTE]];
  const places = Math.max(1, outer * inner);
  const product = Math.max(1, m * n * k);
  if (shared === 1) {
    const rows = product * places < 2 * WORTH ? m : 16 * Math.ceil(m / 8 / 16);
    return { places, rows, total: places * Math.ceil(m / Math.max(1, rows)), grain: places };
  }
  const rows = product < 4 * WORTH || m < 2 * LEAST_ROWS ? m : Math.min(m, SIDE);
  const parts = Math.max(1, Math.ceil(m / Math.max(1, rows)));
  return { places, rows, total: places * parts, grain: Math.ceil((WORTH * parts) / product) };
}

export const productCuts: Record<string, Cut> = {
  matmul: cutProduct(false, false),
  matmulTransposedA: cutProduct(true, false),
  matmulTransposedB: cutProduct(false, true),
  matmulPacked: cutPacked,
  matmulBatched: cutBatched,
};

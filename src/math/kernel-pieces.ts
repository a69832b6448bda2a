/**
 * Pieces of kernels (plain/cut.ts) as threads do them: the caller writes a call of a kernel into memory that all
 * threads see, and whoever is free does the next piece of it.
 */
import type { Arena } from './arena.ts';
import type { Cut } from './plain/cut.ts';
import { kernelCuts } from './plain/kernels.ts';

/** What kernels take; `null` is an array that is not there. */
export type KernelArgument = ArrayBufferView | number | boolean | null;
export type Exported = (...numbers: number[]) => number;

/** Arguments of a call, at most. */
const MOST_ARGUMENTS = 24;
/** Pieces whose results are added up, at most; a call of more is not cut. */
const MOST_SUMMED = 4096;

const cuts = Object.entries(kernelCuts) as [string, Cut][];

export class KernelPieces {
  readonly #exports: Record<string, Exported>;
  /** How many pieces and arguments the present call has, and the arguments. */
  readonly #call: Float64Array;
  readonly #results: Float64Array;
  readonly #arguments: number[] = [];

  /** Takes memory, the same in each thread. */
  constructor(arena: Arena, exports: Record<string, Exported>) {
    this.#exports = exports;
    this.#call = arena.float64(2 + MOST_ARGUMENTS);
    this.#results = arena.float64(MOST_SUMMED);
  }

  /** The number of a kernel; -1 where it is not cut. */
  static numberOf(name: string): number {
    return cuts.findIndex(([known]) => known === name);
  }

  /** Writes down a call of a kernel. @returns how many pieces it has; 1 or 0 where it is not worth cutting */
  write(kernel: number, args: readonly KernelArgument[]): number {
    const cut = cuts[kernel][1];
    const numbers = this.#arguments;
    const count = args.length;
    for (let i = 0; i < count; i++) numbers[i] = pointer(args[i]);
    numbers.length = count;
    if (cut.note !== undefined) numbers.push(cut.note(args));
    const pieces = cut.pieces(numbers);
    if (pieces <= 1 || (cut.sums === true && pieces > MOST_SUMMED)) return 1;
    this.#call[0] = pieces;
    this.#call[1] = numbers.length;
    this.#call.set(numbers, 2);
    return pieces;
  }

  /** Does a piece of the call that is written down. */
  run(kernel: number, item: number): void {
    const [name, cut] = cuts[kernel];
    const [pieces, count] = this.#call;
    const args = cut.piece(this.#call.subarray(2, 2 + count), item, pieces);
    const result = this.#exports[cut.part ?? name](...args);
    if (cut.sums === true) this.#results[item] = result;
  }

  /** The sum of the results of all pieces, in their order; 0 of kernels that return nothing. */
  sum(kernel: number): number {
    if (cuts[kernel][1].sums !== true) return 0;
    let sum = 0;
    for (let item = 0; item < this.#call[0]; item++) sum += this.#results[item];
    return sum;
  }
}

export function pointer(argument: KernelArgument): number {
  if (typeof argument === 'number') return argument;
  if (argument === null || argument === false) return 0;
  return argument === true ? 1 : argument.byteOffset;
}

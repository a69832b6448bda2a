/**
 * The kernels as SIMD code: the exports of math/kernels/ by the names of their plain versions, with arrays given as
 * byte offsets. Nothing is listed here: a kernel is wrapped by the number of its arguments.
 */
import type { Arena } from './arena.ts';
import { instantiateKernels } from './kernel-module.ts';
import { type Exported, type KernelArgument, KernelPieces, pointer } from './kernel-pieces.ts';
import { type Kernels, plainKernels } from './plain/kernels.ts';

/** Threads that can work on one arena. */
export const MAXIMUM_THREADS = 32;

interface Scratch {
  /** Numbers of scratch memory that the products need. */
  scratchLength(): number;
  /** Where this instance's scratch memory lies. */
  setScratch(pointer: number): void;
}

export interface SimdKernels {
  readonly kernels: Kernels;
  /** The same in pieces, for a team of threads. */
  readonly pieces: KernelPieces;
}

/**
 * The kernels over an arena from which nothing has been taken yet: every thread takes the scratch memory of all, so
 * that what is taken next has the same place in each.
 * @param thread which part of the scratch memory is its own
 */
export function simdKernels(arena: Arena, thread: number): SimdKernels {
  const exports = instantiateKernels<Scratch & Record<string, Exported>>('math', arena);
  const scratchLength = exports.scratchLength();
  const scratch = arena.float32(MAXIMUM_THREADS * scratchLength);
  exports.setScratch(scratch.subarray(thread * scratchLength).byteOffset);
  const wrapped = Object.keys(plainKernels).map((name) => [name, overPointers(name, exports[name])]);
  return {
    kernels: Object.fromEntries(wrapped) as Kernels,
    pieces: new KernelPieces(arena, exports),
  };
}

type A = KernelArgument;

/** A function on arrays in terms of one on byte offsets. No array of arguments: a call allocates nothing. */
function overPointers(name: string, f: Exported | undefined): (...all: A[]) => number {
  if (f === undefined) throw new RangeError(`${name} has no SIMD version: see math/kernels/index.ts`);
  const p = pointer;
  switch (f.length) {
    case 1:
      return (a: A) => f(p(a));
    case 2:
      return (a: A, b: A) => f(p(a), p(b));
    case 3:
      return (a: A, b: A, c: A) => f(p(a), p(b), p(c));
    case 4:
      return (a: A, b: A, c: A, d: A) => f(p(a), p(b), p(c), p(d));
    case 5:
      return (a: A, b: A, c: A, d: A, e: A) => f(p(a), p(b), p(c), p(d), p(e));
    case 6:
      return (a: A, b: A, c: A, d: A, e: A, g: A) => f(p(a), p(b), p(c), p(d), p(e), p(g));
    case 7:
      return (a: A, b: A, c: A, d: A, e: A, g: A, h: A) => f(p(a), p(b), p(c), p(d), p(e), p(g), p(h));
    case 8:
      return (a: A, b: A, c: A, d: A, e: A, g: A, h: A, i: A) =>
        f(p(a), p(b), p(c), p(d), p(e), p(g), p(h), p(i));
    case 9:
      return (a: A, b: A, c: A, d: A, e: A, g: A, h: A, i: A, j: A) =>
        f(p(a), p(b), p(c), p(d), p(e), p(g), p(h), p(i), p(j));
    case 10:
      return (a: A, b: A, c: A, d: A, e: A, g: A, h: A, i: A, j: A, k: A) =>
        f(p(a), p(b), p(c), p(d), p(e), p(g), p(h), p(i), p(j), p(k));
    case 11:
      return (a: A, b: A, c: A, d: A, e: A, g: A, h: A, i: A, j: A, k: A, l: A) =>
        f(p(a), p(b), p(c), p(d), p(e), p(g), p(h), p(i), p(j), p(k), p(l));
    case 12:
      return (a: A, b: A, c: A, d: A, e: A, g: A, h: A, i: A, j: A, k: A, l: A, m: A) =>
        f(p(a), p(b), p(c), p(d), p(e), p(g), p(h), p(i), p(j), p(k), p(l), p(m));
    case 13:
      return (a: A, b: A, c: A, d: A, e: A, g: A, h: A, i: A, j: A, k: A, l: A, m: A, n: A) =>
        f(p(a), p(b), p(c), p(d), p(e), p(g), p(h), p(i), p(j), p(k), p(l), p(m), p(n));
    case 14:
      return (a: A, b: A, c: A, d: A, e: A, g: A, h: A, i: A, j: A, k: A, l: A, m: A, n: A, o: A) =>
        f(p(a), p(b), p(c), p(d), p(e), p(g), p(h), p(i), p(j), p(k), p(l), p(m), p(n), p(o));
    default:
      throw new RangeError(`${name} has ${f.length} arguments: add the case to math/simd-kernels.ts`);
  }
}

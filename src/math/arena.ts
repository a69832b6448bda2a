/**
 * The arena: one shared WebAssembly memory in which every array lies that a SIMD kernel or another thread reads.
 *
 * Only the arena allocates, from the bottom up; nothing is freed singly. Whoever needs scratch memory takes a `mark`
 * before and releases to it afterwards. Allocation is deterministic: the same calls give the same offsets, so that a
 * worker which repeats them over the same memory (`Arena.over`) sees the same arrays.
 * Views stay valid when the memory grows (a grown memory has a new buffer object, over the same bytes).
 */
import { NlpError } from '../errors.ts';
import { type SharedMemory, webAssembly } from './web-assembly.ts';

const PAGE = 65_536;
/** Arrays begin at multiples of a cache line. */
const ALIGNMENT = 64;
/** The kernels' own static data lies below. */
const BASE = PAGE;
/** 4 GiB, what 32-bit offsets reach; the kernels are compiled for it. Only pages in use take memory. */
const MAXIMUM_PAGES = 65_536;

/** The arenas of arrays that were made to be found again. */
const owners = new WeakMap<ArrayBufferLike, Arena>();

export class Arena {
  readonly memory: SharedMemory;
  #top = BASE;

  private constructor(memory: SharedMemory) {
    this.memory = memory;
  }

  /** @throws NlpError where the system has no room for shared memory */
  static create(): Arena {
    try {
      return new Arena(new webAssembly.Memory({ initial: 2, maximum: MAXIMUM_PAGES, shared: true }));
    } catch (error) {
      throw new NlpError('this system gives no shared memory of up to 4 GiB address space', {
        remedy: 'Lift the limit of address space (ulimit -v), or set NLP_KERNELS=js to use plain JavaScript.',
        exitStatus: 4,
        cause: error,
      });
    }
  }

  /** An arena over another thread's memory that starts again from the bottom, to repeat its allocations. */
  static over(memory: SharedMemory): Arena {
    return new Arena(memory);
  }

  /** The arena that all of these arrays lie in, if `bytes` of one gave their memory. */
  static of(...arrays: readonly ArrayBufferView[]): Arena | undefined {
    const arena = owners.get(arrays[0].buffer);
    return arrays.every((array) => array.buffer === arrays[0].buffer) ? arena : undefined;
  }

  /** Bytes in use. */
  get used(): number {
    return this.#top;
  }

  /** Zeros when first taken; an array in released and taken again memory holds what was left there. */
  float32(length: number): Float32Array {
    const offset = this.#take(length * 4);
    return new Float32Array(this.memory.buffer, offset, length);
  }

  float64(length: number): Float64Array {
    const offset = this.#take(length * 8);
    return new Float64Array(this.memory.buffer, offset, length);
  }

  uint32(length: number): Uint32Array {
    const offset = this.#take(length * 4);
    return new Uint32Array(this.memory.buffer, offset, length);
  }

  int32(length: number): Int32Array {
    const offset = this.#take(length * 4);
    return new Int32Array(this.memory.buffer, offset, length);
  }

  /** Memory in which others lay their arrays; `Arena.of` finds the arena by any of them. */
  bytes(length: number): Uint8Array {
    const offset = this.#take(length);
    owners.set(this.memory.buffer, this);
    return new Uint8Array(this.memory.buffer, offset, length);
  }

  /** The place to release to. */
  mark(): number {
    return this.#top;
  }

  /** Gives back all that was taken since the mark; its views must not be used any more. */
  release(mark: number): void {
    this.#top = mark;
  }

  #take(bytes: number): number {
    const offset = this.#top;
    const top = Math.ceil((offset + bytes) / ALIGNMENT) * ALIGNMENT;
    const missing = Math.ceil(top / PAGE) - this.memory.buffer.byteLength / PAGE;
    if (missing > 0) this.#grow(missing, top);
    this.#top = top;
    return offset;
  }

  #grow(pages: number, wanted: number): void {
    try {
      this.memory.grow(pages);
    } catch {
      throw new NlpError(`not enough memory: ${Math.ceil(wanted / 1e6)} MB are needed in one piece`, {
        remedy: 'Use smaller layers, a smaller batch or shorter sequences (the limit is 4 GiB).',
      });
    }
  }
}

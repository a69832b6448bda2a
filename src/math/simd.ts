/**
 * Loads the SIMD kernels (math/kernels/, AssemblyScript) over an arena. The build compiles them to kernels.wasm beside
 * this file's output; a run from source uses the last build's.
 */
import { existsSync, readFileSync } from 'node:fs';
import { NlpError } from '../errors.ts';
import type { Arena } from './arena.ts';
import type { Floats, Kernels } from './backend.ts';
import { type CompiledModule, webAssembly } from './web-assembly.ts';

/** What math/kernels/index.ts exports. Every pointer is a byte offset into the arena (`array.byteOffset`). */
export type SimdExports = NeuralExports & ForwardBackwardExports & NgramExports;

type NeuralExports = OverPointers<Omit<Kernels, 'sgdStep'>> & {
  /** @param velocity 0 for none */
  sgdStep: OverPointer<(p: Floats, g: Floats, velocity: Floats, n: number, ...rates: Rates) => void>;
  /** Numbers of scratch memory that the products need. */
  scratchLength(): number;
  /** Where this instance's scratch memory lies. */
  setScratch(pointer: number): void;
};

type Rates = [rate: number, momentum: number, gradientScale: number];
type OverPointers<Functions> = { [Name in keyof Functions]: OverPointer<Functions[Name]> };
type OverPointer<Function> = Function extends (...args: infer Arguments) => infer Result
  ? (
      ...args: {
        [Index in keyof Arguments]: Arguments[Index] extends Floats | Uint32Array ? number : Arguments[Index];
      }
    ) => Result
  : never;

/** Baum-Welch and likelihoods, see kernels/forward-backward.ts. */
interface ForwardBackwardExports {
  /** The log likelihood; NaN where a step is less probable than 1e-100. */
  forwardScaled(
    observations: number,
    length: number,
    states: number,
    stride: number,
    symbols: number,
    initial: number,
    from: number,
    emission: number,
    alpha: number,
    inverse: number,
  ): number;
  backwardCounts(
    observations: number,
    length: number,
    states: number,
    stride: number,
    symbols: number,
    into: number,
    emission: number,
    alpha: number,
    inverse: number,
    beta: number,
    weighted: number,
    first: number,
    joint: number,
    emitted: number,
  ): void;
  backwardPosteriors(
    observations: number,
    length: number,
    states: number,
    stride: number,
    symbols: number,
    into: number,
    emission: number,
    alpha: number,
    inverse: number,
    beta: number,
    weighted: number,
  ): void;
}

/** Words of a text to ids, see kernels/word-ids.ts, and n-gram models over ids, see kernels/ngram-steps.ts. */
interface NgramExports {
  buildWordTable(
    bytes: number,
    offsets: number,
    words: number,
    slots: number,
    bits: number,
    starts: number,
    blocks: number,
  ): void;
  /** How many ids were written. */
  wordIds(
    text: number,
    length: number,
    slots: number,
    bits: number,
    starts: number,
    blocks: number,
    ids: number,
    unknown: number,
    end: number,
  ): number;
  /** The lane whose step is not remembered, or -1 where all are done. */
  scoreLanes(
    lanes: number,
    laneCount: number,
    lane: number,
    slots: number,
    pairMask: number,
    start: number,
    counts: number,
    unknown: number,
    end: number,
    trie: number,
  ): number;
  /** The size of the trie with the new level, see kernels/ngram-counts.ts. */
  addCountLevel(
    word: number,
    count: number,
    first: number,
    suffix: number,
    from: number,
    to: number,
    contexts: number,
    tails: number,
    tokens: number,
    begin: number,
    pairs: number,
    end: number,
    longer: number,
    cursors: number,
    newTails: number,
    bucket: number,
    words: number,
  ): number;
  /** Truth is 1. */
  areLogProbs(values: number, length: number): number;
  areBackoffs(values: number, length: number): number;
  areBelow(values: number, length: number, limit: number): number;
  areCounted(values: number, length: number, from: number, step: number): number;
  areSorted(first: number, contexts: number, word: number, from: number, length: number): number;
}

/** `NLP_KERNELS=js` chooses plain TypeScript where there is a SIMD kernel, for comparison and as a way out. */
export const simdIsWanted = () => process.env.NLP_KERNELS !== 'js';

let compiled: CompiledModule | undefined;

/** An instance of the kernels that works on the arena's memory. @throws NlpError where there is no build */
export function instantiateKernels(arena: Arena): SimdExports {
  compiled ??= new webAssembly.Module(readFileSync(kernelFile()));
  const instance = new webAssembly.Instance(compiled, { env: { memory: arena.memory, abort } });
  return instance.exports as SimdExports;
}

function kernelFile(): URL {
  const places = ['./kernels.wasm', '../../dist/math/kernels.wasm'];
  const found = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url));
  if (found === undefined) {
    throw new NlpError('the SIMD kernels are not built', {
      remedy: 'run `npm run build`, or set NLP_KERNELS=js to use plain JavaScript',
      exitStatus: 4,
    });
  }
  return found;
}

function abort(): never {
  throw new RangeError('a kernel was given sizes it cannot work with');
}

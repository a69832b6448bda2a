/**
 * Scores long texts faster than text-scorer.ts, with the same sums to the last bit: words become ids in the kernels
 * of text/kernels/word-ids.ts, and the steps of several sentences are taken in turns (kernels/steps.ts), as nearly
 * all the time of a step is spent waiting for memory. A step that is not remembered is searched for there too
 * where the model lies in an arena (kernel-memory.ts), else here.
 *
 * A piece of text is cut into as many stretches as there are lanes, at sentence ends. Every sentence leaves its sums,
 * and they are added up in the order of the text.
 */
import { Arena } from '../../math/arena.ts';
import { mostTextBytes, SimdWordIds } from '../../text/simd-word-ids.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';
import type { BackoffTrie } from './backoff-trie.ts';
import { END, UNKNOWN } from './count-trie.ts';
import { type NgramKernels, ngramKernels } from './ngram-kernels.ts';
import { type ScoreTotals, startState } from './scoring.ts';
import { memorySize, rememberStep, slotOf } from './text-scorer.ts';

/** Enough to hide the time of a fetch, few enough that the processor looks that far ahead. */
const laneCount = 8;
/** Numbers of 32 bits in a lane: next token, end, state, place of the next sums, and two sums of 64 bits. */
const laneLength = 8;

export class SimdTextScorer {
  readonly totals: ScoreTotals;
  readonly #trie: BackoffTrie;
  readonly #kernels: NgramKernels;
  readonly #wordIds: SimdWordIds;
  readonly #lanes: Uint32Array;
  /** Words of probability 0, unknown ones of them, unknown words. */
  readonly #counts: Uint32Array;
  /** For each sentence: its sum, and what unknown words have of it; that of a lane from 2 * its first token on. */
  readonly #sums: Float64Array;
  readonly #steps: Int32Array;
  readonly #scores: Float32Array;
  /** What the kernel has to know of the trie; undefined where it cannot reach it. */
  readonly #places: Uint32Array | undefined;

  /**
   * Takes 20 MB of the model's arena, where it has one, for good.
   * @param trie not of stupid backoff, whose steps cost what depends on the place in the sentence
   * @param totals are added to
   * @throws NlpError (exit 4) where the system has no shared memory for kernels
   */
  constructor(trie: BackoffTrie, words: Vocabulary, totals: ScoreTotals) {
    this.#trie = trie;
    this.totals = totals;
    const { word, logProb, backoff, first, suffix } = trie;
    const arrays = [word, logProb, backoff, first, suffix];
    const own = Arena.of(...arrays);
    const arena = own ?? Arena.create();
    this.#kernels = ngramKernels(arena);
    this.#steps = arena.int32(4 * memorySize);
    this.#scores = new Float32Array(this.#steps.buffer, this.#steps.byteOffset, this.#steps.length);
    this.#lanes = arena.uint32(laneLength * laneCount);
    this.#counts = arena.uint32(3);
    this.#sums = arena.float64(2 * mostTextBytes);
    this.#wordIds = new SimdWordIds(arena, words);
    if (own !== undefined) {
      this.#places = arena.uint32(6);
      this.#places.set([...arrays.map((array) => array.byteOffset), backoff.length]);
    }
  }

  /** Scores whole lines, of fewer than `mostTextBytes`. */
  score(text: Uint8Array): void {
    const length = this.#wordIds.read(text, UNKNOWN, END);
    const begin = this.#cut(length);
    this.#counts.fill(0);
    this.#run();
    this.#sum(begin);
    const { totals } = this;
    totals.tokens += length;
    totals.zeroProbs += this.#counts[0];
    totals.zeroProbOovs += this.#counts[1];
    totals.oovs += this.#counts[2];
  }

  /** Gives each lane a stretch of whole sentences. @returns the first token of each */
  #cut(length: number): number[] {
    const { ids } = this.#wordIds;
    const lanes = this.#lanes;
    lanes.fill(0);
    const begin: number[] = [];
    for (let lane = 0, at = 0; lane < laneCount; lane++) {
      begin.push(at);
      let end = Math.max(at, Math.floor((length * (lane + 1)) / laneCount));
      while (end > at && end < length && ids[end - 1] !== END) end++;
      const place = lane * laneLength;
      lanes[place] = ids.byteOffset + 4 * at;
      lanes[place + 1] = ids.byteOffset + 4 * end;
      lanes[place + 2] = startState(this.#trie);
      lanes[place + 3] = this.#sums.byteOffset + 16 * at;
      at = end;
    }
    return begin;
  }

  #run(): void {
    const { ids } = this.#wordIds;
    const lanes = this.#lanes;
    let lane = 0;
    for (;;) {
      lane = this.#kernels.scoreLanes(
        lanes.byteOffset,
        laneCount,
        lane,
        this.#steps.byteOffset,
        memorySize / 2 - 1,
        startState(this.#trie),
        this.#counts.byteOffset,
        UNKNOWN,
        END,
        this.#places?.byteOffset ?? 0,
      );
      if (lane === -1) return;
      const state = lanes[lane * laneLength + 2];
      const word = ids[(lanes[lane * laneLength] - ids.byteOffset) >>> 2];
      rememberStep(this.#trie, this.#steps, this.#scores, slotOf(state | 0, word), state, word);
    }
  }

  #sum(begin: number[]): void {
    const sums = this.#sums;
    const { totals } = this;
    for (let lane = 0; lane < laneCount; lane++) {
      const end = (this.#lanes[lane * laneLength + 3] - sums.byteOffset) / 8;
      for (let at = 2 * begin[lane]; at < end; at += 2) {
        totals.logProb += sums[at];
        totals.oovLogProb += sums[at + 1];
        totals.sentences++;
      }
    }
  }
}

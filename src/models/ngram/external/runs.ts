/**
 * Sorted runs of records on disk, and their merging: counts of a text that does not fit into memory.
 * Source: D. Knuth, "The Art of Computer Programming" 3, section 5.4.1 (merging with a heap).
 */
import { addCounts, type RecordBlock } from '../records.ts';
import { Column, pause } from './column.ts';
import type { TemporaryFolder } from './temporary-folder.ts';

/** Records of a merged block. */
const blockLength = 1 << 14;
/**
 * Runs of one level; as many are merged into one of the level above, so that neither the open files nor the memory of
 * the merging grow with the text (levels do, by its logarithm).
 */
const runsOfLevel = 64;
/** Records of each run that are in memory while merging. */
const runBuffer = 1 << 13;

export class Runs {
  readonly #folder: TemporaryFolder;
  readonly #width: number;
  readonly #most: number;
  /** Those of the text itself first, then those that were merged once, and so on. */
  readonly #levels: Run[][] = [[]];

  /** @param most runs of one level */
  constructor(folder: TemporaryFolder, width: number, most = runsOfLevel) {
    this.#folder = folder;
    this.#width = width;
    this.#most = most;
  }

  /** How many there are; those that were merged count as one. */
  get count(): number {
    return this.#levels.flat().length;
  }

  /** @param block sorted, no record twice */
  async add(block: RecordBlock): Promise<void> {
    const own = this.#newRun();
    append(own, block);
    this.#levels[0].push(own);
    for (let i = 0; this.#levels[i].length === this.#most; i++) {
      const full = this.#levels[i];
      this.#levels[i] = [];
      const run = this.#newRun();
      for (const merged of this.#merge(full)) {
        append(run, merged);
        await pause();
      }
      this.#levels[i + 1] ??= [];
      this.#levels[i + 1].push(run);
    }
  }

  /** All records in order, none twice. The blocks share their memory: use one before asking for the next. */
  merged(): Generator<RecordBlock> {
    return this.#merge(this.#levels.splice(0).flat());
  }

  #newRun(): Run {
    return { words: new Column(this.#folder, Uint32Array), counts: new Column(this.#folder, Uint32Array) };
  }

  /** @param runs are gone afterwards */
  *#merge(runs: readonly Run[]): Generator<RecordBlock> {
    const width = this.#width;
    const sources = runs.map(({ words, counts }) => new RunReader(words, counts, width));
    const heap = new RunHeap(sources.filter((source) => source.next()));
    const block: RecordBlock = {
      width,
      length: 0,
      words: new Uint32Array(blockLength * width),
      counts: new Uint32Array(blockLength),
    };
    const { words, counts } = block;
    for (let source = heap.first(); source !== undefined; source = heap.first()) {
      const last = (block.length - 1) * width;
      let equal = block.length > 0;
      for (let i = 0; equal && i < width; i++) equal = words[last + i] === source.words[source.at + i];
      if (equal) {
        counts[block.length - 1] = addCounts(counts[block.length - 1], source.count);
      } else {
        if (block.length === blockLength) {
          // The last record may go on in another run.
          block.length--;
          yield block;
          words.copyWithin(0, block.length * width, (block.length + 1) * width);
          counts[0] = counts[block.length];
          block.length = 1;
        }
        for (let i = 0; i < width; i++) words[block.length * width + i] = source.words[source.at + i];
        counts[block.length++] = source.count;
      }
      heap.advance();
    }
    if (block.length > 0) yield block;
    for (const run of runs) for (const column of [run.words, run.counts]) column.remove();
  }
}

/** A sorted run on disk. */
interface Run {
  words: Column;
  counts: Column;
}

function append({ words, counts }: Run, block: RecordBlock): void {
  words.append(block.words.slice(0, block.length * block.width));
  counts.append(block.counts.slice(0, block.length));
}

class RunReader {
  readonly words: Uint32Array<ArrayBuffer>;
  at = 0;
  count = 0;
  readonly #wordColumn: Column;
  readonly #countColumn: Column;
  readonly #width: number;
  readonly #counts = new Uint32Array(runBuffer);
  #position = 0;
  #index = 0;
  #filled = 0;

  constructor(words: Column, counts: Column, width: number) {
    this.#wordColumn = words;
    this.#countColumn = counts;
    this.#width = width;
    this.words = new Uint32Array(runBuffer * width);
  }

  /** Goes to the next record; false at the end. */
  next(): boolean {
    if (this.#index === this.#filled) {
      const to = Math.min(this.#countColumn.length, this.#position + runBuffer);
      if (to === this.#position) return false;
      this.#countColumn.read(this.#position, to, this.#counts);
      this.#wordColumn.read(this.#position * this.#width, to * this.#width, this.words);
      this.#filled = to - this.#position;
      this.#position = to;
      this.#index = 0;
    }
    this.at = this.#index * this.#width;
    this.count = this.#counts[this.#index++];
    return true;
  }

  isBefore(other: RunReader): boolean {
    for (let i = 0; i < this.#width; i++) {
      const difference = this.words[this.at + i] - other.words[other.at + i];
      if (difference !== 0) return difference < 0;
    }
    return false;
  }
}

class RunHeap {
  readonly #heap: RunReader[];

  constructor(sources: RunReader[]) {
    this.#heap = sources;
    for (let i = (sources.length >> 1) - 1; i >= 0; i--) this.#sink(i);
  }

  first(): RunReader | undefined {
    return this.#heap[0];
  }

  /** The first goes to its next record and finds its place. */
  advance(): void {
    const heap = this.#heap;
    if (!heap[0].next()) {
      const last = heap.pop() as RunReader;
      if (heap.length === 0) return;
      heap[0] = last;
    }
    this.#sink(0);
  }

  #sink(start: number): void {
    const heap = this.#heap;
    const moved = heap[start];
    let hole = start;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && heap[child + 1].isBefore(heap[child])) child++;
      if (!heap[child].isBefore(moved)) break;
      heap[hole] = heap[child];
      hole = child;
    }
    heap[hole] = moved;
  }
}

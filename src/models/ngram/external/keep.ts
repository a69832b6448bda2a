/**
 * The levels as the arrays of a model: numbers of n-grams over all orders, and without those that are pruned.
 */
import { ROOT } from '../count-trie.ts';
import { Column } from './column.ts';
import type { EstimatedLevel } from './estimate.ts';
import { gather } from './gather.ts';
import type { TemporaryFolder } from './temporary-folder.ts';

export interface ModelColumns {
  word: Column;
  logProb: Column<Float32Array<ArrayBuffer>>;
  backoff: Column<Float32Array<ArrayBuffer>>;
  first: Column;
  suffix: Column;
  /** How many of each order. */
  ngrams: number[];
}

/** @param prune n-grams that occur at most prune[n - 1] times go; their suffixes and contexts occur as often */
export async function keepOnDisk(
  levels: readonly EstimatedLevel[],
  prune: readonly number[],
  room: number,
  folder: TemporaryFolder,
): Promise<ModelColumns> {
  const newNumbers = levels.map((level, i) =>
    prune[i] > 0 ? numberKept(level, prune[i], folder) : undefined,
  );
  const ngrams = levels.map((level, i) => newNumbers[i]?.kept ?? level.word.length);
  const out: ModelColumns = {
    word: new Column(folder, Uint32Array),
    logProb: new Column(folder, Float32Array),
    backoff: new Column(folder, Float32Array),
    first: new Column(folder, Uint32Array),
    suffix: new Column(folder, Uint32Array),
    ngrams,
  };
  let start = 0;
  for (let i = 0; i < levels.length; i++) {
    const level = levels[i];
    const suffix =
      i > 0 && newNumbers[i - 1] !== undefined
        ? await gather(level.suffix as Column, (newNumbers[i - 1] as Numbered).number, room, folder)
        : level.suffix;
    const shorterStart = i > 0 ? start - ngrams[i - 1] : 0;
    writeLevel(level, prune[i], suffix, shorterStart, start + ngrams[i], newNumbers[i + 1]?.number, out);
    start += ngrams[i];
  }
  out.first.push(start);
  return out;
}

interface Numbered {
  /** [n-grams + 1] how many before each are kept. */
  number: Column;
  kept: number;
}

function numberKept(level: EstimatedLevel, threshold: number, folder: TemporaryFolder): Numbered {
  const number = new Column(folder, Uint32Array);
  const counts = level.count.cursor();
  let kept = 0;
  for (let i = 0; i < level.count.length; i++) {
    number.push(kept);
    if (counts.next() > threshold) kept++;
  }
  number.push(kept);
  return { number, kept };
}

function writeLevel(
  level: EstimatedLevel,
  threshold: number,
  suffix: Column | undefined,
  shorterStart: number,
  longerStart: number,
  longerNumber: Column | undefined,
  out: ModelColumns,
): void {
  const counts = level.count.cursor();
  const words = level.word.cursor();
  const logProbs = level.logProb.cursor();
  const weights = level.backoff?.cursor();
  const firsts = level.first?.cursor();
  const suffixes = suffix?.cursor();
  const newFirst = longerNumber?.cursor();
  let at = -1;
  let first = 0;
  for (let i = 0; i < level.word.length; i++) {
    const word = words.next();
    const logProb = logProbs.next();
    const weight = weights?.next() ?? 0;
    const shorter = suffixes?.next() ?? 0;
    const begin = firsts?.next() ?? 0;
    // Where children are pruned, the first of them has a new number.
    if (newFirst === undefined) first = begin;
    else for (; at < begin; at++) first = newFirst.next();
    const kept = threshold === 0 || counts.next() > threshold;
    if (!kept) continue;
    out.word.push(word);
    out.logProb.push(logProb);
    out.suffix.push(suffixes === undefined ? ROOT : shorterStart + shorter);
    if (weights === undefined) continue;
    out.backoff.push(weight);
    out.first.push(longerStart + first);
  }
}

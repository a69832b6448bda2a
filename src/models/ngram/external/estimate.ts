/**
 * Estimation from levels on disk: the same smoothing methods, stretch by stretch, as in memory, and so the same
 * numbers.
 */
import { BEGIN } from '../count-trie.ts';
import { type CountsOfCounts, countsOfCountsLength, tallyCounts } from '../counts-of-counts.ts';
import { backoffs, levelSettings, logarithms, uniform } from '../estimate.ts';
import type { Level } from '../level.ts';
import type { NgramSettings } from '../options.ts';
import { smoothingMethod } from '../smoothing-method.ts';
import { Column, pause } from './column.ts';
import { gather, joinSuffixes } from './gather.ts';
import type { DiskLevel } from './levels.ts';
import type { TemporaryFolder } from './temporary-folder.ts';

export interface EstimatedLevel extends DiskLevel {
  logProb: Column<Float32Array<ArrayBuffer>>;
  /** Of the n-grams as contexts; absent for the highest order. */
  backoff: Column<Float32Array<ArrayBuffer>> | undefined;
  /** The number of the suffix within the order below; absent for unigrams. */
  suffix: Column | undefined;
}

type Floats = Column<Float64Array<ArrayBuffer>>;

/** @param room how many numbers may be in memory at once */
export async function estimateOnDisk(
  levels: readonly DiskLevel[],
  settings: NgramSettings,
  room: number,
  folder: TemporaryFolder,
  warn: (message: string) => void,
): Promise<{ levels: EstimatedLevel[]; parameters: number[][] }> {
  const method = smoothingMethod(settings);
  const { suffixes, preceding } = await findSuffixes(levels, room, folder);
  const estimated: EstimatedLevel[] = [];
  const parameters: number[][] = [];
  let probabilities: Floats | undefined;
  for (let n = 1; n <= levels.length; n++) {
    const level = levels[n - 1];
    const before = n > 1 ? levels[n - 2] : undefined;
    const continued = method.counts === 'continuations' && n < levels.length ? preceding[n - 1] : undefined;
    const counts = new UsedCounts(level, continued, n === 1);
    const lower =
      n === 1 ? undefined : await gather(suffixes[n - 1] as Column, probabilities as Floats, room, folder);
    probabilities?.remove();
    const stretches = () => stretchesOf(level, before, counts, lower, settings, n, room);
    const tally: CountsOfCounts = new Float64Array(countsOfCountsLength);
    for (let from = 0; from < level.word.length; from += room) {
      tallyCounts(counts.read(from, Math.min(level.word.length, from + room)), tally);
    }
    const fitted = method.fit(levelSettings(n, levels[0].word.length, tally, settings, warn), stretches);
    parameters.push(fitted.parameters);
    probabilities = new Column(folder, Float64Array);
    const logProb = new Column(folder, Float32Array);
    const weights = new Column(folder, Float32Array);
    for (const stretch of stretches()) {
      fitted.estimate(stretch);
      if (n === 1) stretch.probability[BEGIN] = 1;
      const logs = new Float32Array(stretch.probability.length);
      logarithms(stretch.probability, logs, 0);
      logProb.append(logs);
      probabilities.append(stretch.probability as Float64Array<ArrayBuffer>);
      const weight = new Float32Array(stretch.contexts);
      backoffs(stretch, weight, 0);
      if (n > 1) weights.append(weight);
      await pause();
    }
    lower?.remove();
    if (n > 1) estimated[n - 2].backoff = weights;
    estimated.push({ ...level, logProb, backoff: undefined, suffix: suffixes[n - 1] });
  }
  probabilities?.remove();
  for (const column of preceding) column.remove();
  return { levels: estimated, parameters };
}

async function findSuffixes(levels: readonly DiskLevel[], room: number, folder: TemporaryFolder) {
  const suffixes: (Column | undefined)[] = [undefined];
  const preceding: Column[] = [];
  if (levels.length > 1) {
    const count = new Uint32Array(levels[0].word.length);
    const words = levels[1].word.cursor();
    for (let i = 0; i < levels[1].word.length; i++) count[words.next()]++;
    const column = new Column(folder, Uint32Array);
    column.append(count);
    preceding.push(column);
    // The suffix of a bigram is its last word.
    suffixes.push(levels[1].word);
  }
  for (let n = 3; n <= levels.length; n++) {
    const below = [levels[n - 3], levels[n - 2], levels[n - 1]] as const;
    const joined = await joinSuffixes(below, suffixes[n - 2] as Column, room, folder);
    suffixes.push(joined.suffix);
    preceding.push(joined.preceding);
  }
  return { suffixes, preceding };
}

/** The counts that a method asks for, of any stretch of a level. */
class UsedCounts {
  readonly #level: DiskLevel;
  readonly #preceding: Column | undefined;
  readonly #unigrams: boolean;

  constructor(level: DiskLevel, preceding: Column | undefined, unigrams: boolean) {
    this.#level = level;
    this.#preceding = preceding;
    this.#unigrams = unigrams;
  }

  read(from: number, to: number): Uint32Array<ArrayBuffer> {
    const { beginFrom, beginTo } = this.#level;
    const counts = (this.#preceding ?? this.#level.count).read(from, to);
    if (this.#unigrams && from <= BEGIN && to > BEGIN) counts[BEGIN - from] = 0;
    if (this.#preceding !== undefined && !this.#unigrams) {
      const start = Math.max(from, beginFrom);
      const end = Math.min(to, beginTo);
      if (start < end) counts.set(this.#level.count.read(start, end), start - from);
    }
    return counts;
  }
}

/** The level in stretches of whole contexts with about `room` n-grams each. */
function* stretchesOf(
  level: DiskLevel,
  before: DiskLevel | undefined,
  counts: UsedCounts,
  lower: Floats | undefined,
  settings: NgramSettings,
  n: number,
  room: number,
): Generator<Level> {
  const contexts = before === undefined ? 1 : before.word.length;
  const threshold = settings.prune[n - 1];
  const most = Math.max(1, Math.floor(room / 4));
  for (let start = 0; start < contexts; ) {
    const end = Math.min(contexts, start + most);
    let first =
      before === undefined
        ? Uint32Array.of(0, level.word.length)
        : (before.first as Column).read(start, end + 1);
    let used = first.length - 1;
    while (used > 1 && first[used] - first[0] > most) used >>= 1;
    first = first.slice(0, used + 1);
    const [from, to] = [first[0], first[used]];
    let kept: Uint8Array | undefined;
    if (threshold > 0) {
      kept = Uint8Array.from(level.count.read(from, to), (count) => (count > threshold ? 1 : 0));
    }
    yield {
      contexts: used,
      beginFrom: (before?.beginFrom ?? 0) - start,
      beginTo: (before?.beginTo ?? 0) - start,
      first,
      count: counts.read(from, to),
      kept,
      lower: lower === undefined ? uniform(to, settings.interpolateUnigrams) : lower.read(from, to),
      probability: new Float64Array(to - from),
      gamma: new Float64Array(used),
    };
    start += used;
  }
}

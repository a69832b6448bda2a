/**
 * A corpus dealt out to parts such as train, valid and test: `nlp corpus split`.
 *
 * The sentences (or documents) are taken in blocks of as many as the ratio adds up to, 10 for 8:1:1, and each
 * block is dealt exactly by the ratio, who gets which at random. So the parts keep the order of the corpus, their
 * sizes are right to within a block, every region of the corpus is in every part, and a corpus of any size passes
 * without being held. The same seed deals alike.
 */
import { NlpError, shownValue, usageError } from '../errors.ts';
import { Random } from '../math/random.ts';
import { checkedLines } from './checked-lines.ts';
import { chooseFormat } from './choose-format.ts';
import type { Unit, UnitKind } from './formats/format.ts';
import { newContext } from './formats/parser.ts';
import { loadFormat } from './load-format.ts';
import { readInputs, type Session } from './reading.ts';
import type { SplitOverlap } from './split-overlap.ts';
import type { CorpusFormat, Fingerprinted, InputOptions, Inputs } from './types.ts';

export interface SplitOptions extends InputOptions {
  /** Shares of the parts, such as [8, 1, 1]; see `parseRatio`. */
  ratio: readonly number[];
  /** @defaultValue 1 */
  seed?: number;
  /** What is kept together (see formats/units.ts). @defaultValue 'sentence' */
  by?: UnitKind;
  /** Counts what parts have in common. */
  overlap?: SplitOverlap;
}

/** Text that belongs to one part, after what that part had before. */
export interface SplitPiece {
  /** Index in `ratio`. */
  part: number;
  text: string;
  /** Sentences or documents in it. */
  units: number;
}

/** At most this many in a block: 8:1:1 makes 10, 0.999:0.001 makes 1000. */
const MAXIMUM_BLOCK = 100_000;

/** `8:1:1`, `90:10`, `0.8:0.2`. @throws NlpError (exit 2) unless there are two shares or more, all above zero */
export function parseRatio(text: string): number[] {
  const shares = text
    .split(':')
    .map((share) => (/^\d*\.?\d+$/.test(share.trim()) ? Number(share) : Number.NaN));
  if (shares.length < 2 || !shares.every((share) => share > 0 && share < 1e6)) {
    throw usageError(
      `${shownValue(text)} is not a ratio`,
      'ratio',
      'Give two or more numbers above zero with colons between, such as 8:1:1.',
    );
  }
  return shares;
}

/** `train` and `test`; `train`, `valid`, `test`; `part1`, `part2`, ... for more. */
export function partNames(ratio: readonly number[]): string[] {
  if (ratio.length === 2) return ['train', 'test'];
  if (ratio.length === 3) return ['train', 'valid', 'test'];
  return ratio.map((_, i) => `part${i + 1}`);
}

/** The pieces of each part in the order of the corpus. All inputs are one corpus. */
export function splitCorpus(inputs: Inputs, options: SplitOptions): Fingerprinted<SplitPiece[]> {
  const block = wholeShares(options.ratio);
  return readInputs(inputs, options, (session) => deal(session, block, options));
}

async function* deal(
  session: Session,
  block: readonly number[],
  options: SplitOptions,
): AsyncGenerator<SplitPiece[], void, undefined> {
  const random = Random.from(options.seed ?? 1);
  const order = block.flatMap((share, part) => new Array<number>(share).fill(part));
  let next = order.length;
  let headed = false;
  const take = (units: readonly Unit[]): SplitPiece[] => {
    const pieces = block.map((_, part) => ({ part, text: '', units: 0 }));
    for (const { text, header } of units) {
      if (header) {
        // Of several files with a header each, the first one is enough.
        if (!headed) for (const piece of pieces) piece.text += text;
        headed = true;
        continue;
      }
      if (next === order.length) {
        random.shuffle(order);
        next = 0;
      }
      const piece = pieces[order[next++]];
      piece.text += text;
      piece.units++;
      options.overlap?.add(piece.part, text);
    }
    return pieces.filter(({ text }) => text !== '');
  };
  let common: CorpusFormat | undefined;
  for (const input of session.inputs) {
    const format = chooseFormat(input, options, undefined);
    common ??= format;
    if (format !== common) {
      throw new NlpError(`is read as ${format}, the inputs before it as ${common}`, {
        where: { file: input.name },
        remedy: (option) =>
          `A part has one format: split them one by one, or name the ${option('format')} of all.`,
      });
    }
    const parser = (await loadFormat(format)).units(options.by ?? 'sentence', newContext(session, input));
    const units: Unit[] = [];
    for await (const { lines, first } of checkedLines(session, input, format)) {
      parser.push(lines, first, units);
      const pieces = take(units.splice(0));
      if (pieces.length > 0) yield pieces;
    }
    parser.end(units);
    const pieces = take(units);
    if (pieces.length > 0) yield pieces;
  }
}

/** The smallest whole numbers in the same ratio. */
function wholeShares(ratio: readonly number[]): number[] {
  let scale = 1;
  while (scale < 1e6 && ratio.some((share) => Math.abs(share * scale - Math.round(share * scale)) > 1e-9))
    scale *= 10;
  const whole = ratio.map((share) => Math.round(share * scale));
  const divisor = whole.reduce(greatestCommonDivisor);
  const shares = whole.map((share) => share / divisor);
  const sum = shares.reduce((a, b) => a + b, 0);
  if (!(ratio.length >= 2 && shares.every((share) => share >= 1) && sum <= MAXIMUM_BLOCK)) {
    throw usageError(`the ratio ${ratio.join(':')} cannot be dealt`, 'ratio', 'Give shares such as 8:1:1.');
  }
  return shares;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** Cutting encodings to a length, and filling them up to one: `truncation` and `padding` of tokenizer.json. */
import { shownValue, usageError } from '../../errors.ts';
import type { TokenEncoding } from '../token-encoder.ts';
import type { JsonPart } from './json-part.ts';

export interface Truncation {
  /** Tokens of an encoding at most, special tokens included. */
  maxLength: number;
  /** Of two texts: the longer one is cut first, or only the first, or only the second. */
  strategy: 'LongestFirst' | 'OnlyFirst' | 'OnlySecond';
  /** Which end is cut off. */
  direction: 'Right' | 'Left';
}

export function readTruncation(part: JsonPart): Truncation {
  const strategy = part.text('strategy', 'LongestFirst');
  const direction = part.text('direction', 'Right');
  if (strategy !== 'LongestFirst' && strategy !== 'OnlyFirst' && strategy !== 'OnlySecond')
    throw part.error(`has an unknown strategy ${shownValue(strategy)}`);
  if (direction !== 'Right' && direction !== 'Left')
    throw part.error(`has an unknown direction ${shownValue(direction)}`);
  // What overlaps is cut off, too: only the first part of a long text is given.
  part.value('stride');
  const maxLength = part.number('max_length');
  part.end();
  return { maxLength, strategy, direction };
}

/** How many tokens of each text stay, where together they may be `room`. */
export function truncatedLengths(
  lengths: readonly number[],
  room: number,
  { strategy }: Truncation,
): number[] {
  const [first, second = 0] = lengths;
  const over = Math.max(0, first + second - Math.max(0, room));
  if (over === 0) return [...lengths];
  if (strategy !== 'LongestFirst') {
    const cut = strategy === 'OnlyFirst' ? 0 : 1;
    if ((lengths[cut] ?? 0) < over)
      throw usageError(
        `the text that may be cut has ${lengths[cut] ?? 0} tokens, of which ${over} are too many`,
      );
    return lengths.map((length, i) => (i === cut ? length - over : length));
  }
  if (lengths.length === 1) return [first - over];
  // The longer text is cut until both are alike, then both in turn; the first keeps the odd token.
  const shorter = Math.min(first, second);
  const kept = first + second - over;
  if (kept >= 2 * shorter) return first > second ? [kept - second, second] : [first, kept - first];
  return [Math.ceil(kept / 2), Math.floor(kept / 2)];
}

export interface PaddedBatch {
  /** [texts * length] */
  ids: Uint32Array;
  typeIds: Uint8Array;
  /** 1 for a token, 0 for what fills up */
  attentionMask: Uint8Array;
  length: number;
}

/** Encodings of one length: the longest, or a multiple of some number. */
export function padBatch(
  encodings: readonly TokenEncoding[],
  padding: number,
  { multipleOf = 1, side = 'right' }: { multipleOf?: number; side?: 'left' | 'right' } = {},
): PaddedBatch {
  const longest = encodings.reduce((most, { ids }) => Math.max(most, ids.length), 0);
  const length = Math.ceil(longest / multipleOf) * multipleOf;
  const ids = new Uint32Array(encodings.length * length).fill(padding);
  const typeIds = new Uint8Array(ids.length);
  const attentionMask = new Uint8Array(ids.length);
  for (const [row, encoding] of encodings.entries()) {
    const at = row * length + (side === 'left' ? length - encoding.ids.length : 0);
    ids.set(encoding.ids, at);
    typeIds.set(encoding.typeIds, at);
    attentionMask.fill(1, at, at + encoding.ids.length);
  }
  return { ids, typeIds, attentionMask, length };
}

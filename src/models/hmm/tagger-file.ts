/**
 * The counts of a tagger as tensors, and back with every number checked: indices in range, lists sorted, counts that
 * agree with each other. See tagger-counts.ts for what each one holds.
 *   tags, words: vocabularies; trigrams U32 [n, 4]; word.start, context.start, entry.tag, context.tag, context.count U32
 */
import { NlpError } from '../../errors.ts';
import { expectTensor } from '../../math/expect-tensor.ts';
import type { StoredTensor } from '../../math/tensor.ts';
import { Vocabulary } from '../../text/vocabulary.ts';
import { maximumTags, type TaggerCounts } from './tagger-counts.ts';

export function countsToTensors(counts: TaggerCounts): Record<string, StoredTensor> {
  const flat = (data: Uint32Array) => ({ shape: [data.length], data });
  return {
    ...Vocabulary.of(counts.tags).toTensors('tags'),
    ...counts.words.toTensors('words'),
    trigrams: { shape: [counts.trigrams.length / 4, 4], data: counts.trigrams },
    'word.start': flat(counts.wordStart),
    'entry.tag': flat(counts.entryTag),
    'context.start': flat(counts.contextStart),
    'context.tag': flat(counts.contextTag),
    'context.count': flat(counts.contextCount),
  };
}

/** @throws NlpError for what a tagger could not have written */
export function countsFromTensors(tensors: Record<string, StoredTensor>): TaggerCounts {
  const list = (name: string, length?: number) => expectTensor(tensors, name, Uint32Array, [length]).data;
  const tags = [...Vocabulary.fromTensors('tags', tensors).tokens()];
  const words = Vocabulary.fromTensors('words', tensors);
  if (tags.length === 0 || words.size === 0) throw new NlpError('the model has no tags or no words');
  if (tags.length > maximumTags)
    throw new NlpError(`the model has ${tags.length} tags, more than ${maximumTags}`);
  const entryTag = list('entry.tag');
  const contextTag = list('context.tag');
  const counts: TaggerCounts = {
    tags,
    words,
    trigrams: expectTensor(tensors, 'trigrams', Uint32Array, [undefined, 4]).data,
    wordStart: list('word.start', words.size + 1),
    entryTag,
    contextStart: list('context.start', entryTag.length + 1),
    contextTag,
    contextCount: list('context.count', contextTag.length),
  };
  checkStarts('word.start', counts.wordStart, entryTag.length);
  checkStarts('context.start', counts.contextStart, contextTag.length);
  checkLists('entry.tag', entryTag, counts.wordStart, tags.length);
  checkLists('context.tag', contextTag, counts.contextStart, tags.length + 1);
  checkTrigrams(counts.trigrams, tags.length);
  checkAgreement(counts);
  return counts;
}

/** Lists have at least one member each and cover everything. */
function checkStarts(name: string, starts: Uint32Array, total: number): void {
  if (starts[0] !== 0 || starts[starts.length - 1] !== total)
    throw new NlpError(`the tensor '${name}' does not begin at 0 and end at ${total}`);
  for (let i = 1; i < starts.length; i++)
    if (starts[i] <= starts[i - 1]) throw new NlpError(`the tensor '${name}' does not rise at ${i}`);
}

function checkLists(name: string, tags: Uint32Array, starts: Uint32Array, limit: number): void {
  for (let list = 0; list + 1 < starts.length; list++)
    for (let i = starts[list]; i < starts[list + 1]; i++)
      if (tags[i] >= limit || (i > starts[list] && tags[i] <= tags[i - 1]))
        throw new NlpError(`the tensor '${name}' has no sorted list of tags at ${i}`);
}

function checkTrigrams(trigrams: Uint32Array, before: number): void {
  const after = before + 1;
  let last = -1;
  for (let i = 0; i < trigrams.length; i += 4) {
    const [a, b, c, count] = trigrams.subarray(i, i + 4);
    const key = (a * (after + 1) + b) * (after + 1) + c;
    const inRange =
      a <= before && b <= before && c !== before && c <= after && (b !== before || a === before);
    if (!inRange || count === 0 || key <= last)
      throw new NlpError(`the tensor 'trigrams' has no tag trigram in order at row ${i / 4}`);
    last = key;
  }
}

/** Each pair (previous tag, tag) that a word was seen with is one of the trigrams' pairs. */
function checkAgreement(counts: TaggerCounts): void {
  const width = counts.tags.length + 2;
  const { trigrams, entryTag, contextStart, contextTag, contextCount } = counts;
  const rest = new Map<number, number>();
  for (let i = 0; i < trigrams.length; i += 4) {
    const pair = trigrams[i + 1] * width + trigrams[i + 2];
    rest.set(pair, (rest.get(pair) ?? 0) + trigrams[i + 3]);
  }
  for (let entry = 0; entry < entryTag.length; entry++)
    for (let k = contextStart[entry]; k < contextStart[entry + 1]; k++) {
      const pair = contextTag[k] * width + entryTag[entry];
      const left = (rest.get(pair) ?? 0) - contextCount[k];
      if (left < 0 || contextCount[k] === 0)
        throw new NlpError(`the tensor 'context.count' does not agree with 'trigrams' at ${k}`);
      rest.set(pair, left);
    }
  for (const [pair, left] of rest)
    if (left !== 0 && pair % width !== width - 1)
      throw new NlpError(`the tensor 'trigrams' counts more words than 'context.count'`);
}

/**
 * The n-gram model as a model file, and back, with every number checked before it is trusted.
 * Tensors: `word`, `logProb`, `backoff`, `first`, `suffix` as in backoff-trie.ts; `vocabulary.bytes` and
 * `vocabulary.offsets` as in word-table.ts.
 */

import { NlpError } from '../../errors.ts';
import { Arena } from '../../math/arena.ts';
import type { TensorData } from '../../math/tensor.ts';
import type { ModelFile } from '../../model-file.ts';
import { Vocabulary } from '../../text/vocabulary.ts';
import { type BackoffTrie, ngramCounts } from './backoff-trie.ts';
import { wrongOf } from './check-trie.ts';
import { specialWords } from './count-trie.ts';
import { longestOrder } from './options.ts';
import type { NgramParts, NgramProvenance } from './parts.ts';

const kind = 'ngram';

export function modelFileOf({ trie, vocabulary, tokenizer, provenance }: NgramParts): ModelFile {
  const { word, logProb, backoff, first, suffix } = trie;
  const { bytes, offsets } = vocabulary.toArrays();
  const tensor = <Data extends TensorData>(data: Data) => ({ shape: [data.length], data });
  return {
    kind,
    version: 1,
    tokenizer,
    ...metadataOf(provenance, ngramCounts(trie)),
    tensors: {
      word: tensor(word),
      logProb: tensor(logProb),
      backoff: tensor(backoff),
      first: tensor(first),
      suffix: tensor(suffix),
      'vocabulary.bytes': tensor(bytes),
      'vocabulary.offsets': tensor(offsets),
    },
  };
}

/** The metadata of a file; the same however it was trained. */
export function metadataOf(
  provenance: NgramProvenance,
  ngrams: number[],
): Pick<ModelFile, 'options' | 'corpus' | 'extra'> {
  const { smoothing, options, parameters, corpus } = provenance;
  const extra: Record<string, unknown> = { ngrams };
  if (smoothing !== undefined) extra.smoothing = smoothing;
  if (parameters !== undefined) extra.parameters = parameters;
  return corpus === undefined ? { options, extra } : { options, corpus, extra };
}

export function partsOf(file: ModelFile): NgramParts {
  const order = checkNgrams(file.extra?.ngrams);
  const levelStart = [0];
  for (const count of order) levelStart.push(levelStart[levelStart.length - 1] + count);
  const n = order.length;
  const total = levelStart[n];
  const contexts = levelStart[n - 1];
  const trie: BackoffTrie = {
    order: n,
    levelStart,
    word: tensorOf(file, 'word', Uint32Array, total),
    logProb: tensorOf(file, 'logProb', Float32Array, total),
    backoff: tensorOf(file, 'backoff', Float32Array, contexts),
    first: tensorOf(file, 'first', Uint32Array, contexts + 1),
    suffix: tensorOf(file, 'suffix', Uint32Array, total),
  };
  const wrong = wrongOf(trie);
  if (wrong !== undefined) throw damaged(wrong);
  const bytes = tensorOf(file, 'vocabulary.bytes', Uint8Array);
  const offsets = tensorOf(file, 'vocabulary.offsets', Uint32Array, levelStart[1] + 1);
  // Not all that takes bytes of a text takes them from shared memory.
  const vocabulary = Vocabulary.fromArrays(Arena.of(bytes) === undefined ? bytes : bytes.slice(), offsets);
  vocabulary.check();
  specialWords.forEach((special, id) => {
    if (vocabulary.token(id) !== special) throw damaged(`word ${id} of the vocabulary is not ${special}`);
  });
  const { smoothing, parameters } = file.extra ?? {};
  if (!isSmoothing(smoothing)) throw damaged('the smoothing has no name');
  if (!areParameters(parameters)) throw damaged('the parameters are no lists of numbers');
  return {
    trie,
    vocabulary,
    tokenizer: file.tokenizer,
    provenance: { smoothing, options: file.options, parameters, corpus: file.corpus },
  };
}

function isSmoothing(value: unknown): value is NgramProvenance['smoothing'] {
  return value === undefined || typeof value === 'string';
}

function areParameters(value: unknown): value is number[][] | undefined {
  const isNumber = (one: unknown) => typeof one === 'number';
  return (
    value === undefined ||
    (Array.isArray(value) && value.every((list) => Array.isArray(list) && list.every(isNumber)))
  );
}

function checkNgrams(value: unknown): number[] {
  const valid =
    Array.isArray(value) &&
    value.length >= 1 &&
    value.length <= longestOrder &&
    value.every((count) => Number.isSafeInteger(count) && count >= 0) &&
    value[0] >= specialWords.length;
  if (!valid) throw damaged('the numbers of n-grams are not those of a model');
  return value as number[];
}

/** A tensor of the file, of the type that is expected. @param length its number of elements, where that is known */
export function tensorOf<Data extends TensorData>(
  file: ModelFile,
  name: string,
  type: { new (length: number): Data; readonly name: string },
  length?: number,
): Data {
  const tensor = file.tensors[name];
  if (tensor === undefined) throw damaged(`the tensor ${name} is missing`);
  if (!(tensor.data instanceof type)) throw damaged(`the tensor ${name} is no ${type.name}`);
  if (length !== undefined && tensor.data.length !== length) {
    throw damaged(`the tensor ${name} has ${tensor.data.length} elements, not ${length}`);
  }
  return tensor.data;
}

function damaged(what: string): NlpError {
  return new NlpError(what, { remedy: 'The model file is damaged; train or copy it again.' });
}

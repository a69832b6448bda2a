/**
 * The n-gram model as a model file, and back, with every number checked before it is trusted.
 * Tensors: `word`, `logProb`, `backoff`, `first`, `suffix` as in backoff-trie.ts; `vocabulary.bytes` and
 * `vocabulary.offsets` as in word-table.ts.
 */
import { NlpError } from '../../errors.ts';
import type { TensorData } from '../../math/tensor.ts';
import { WordTable } from '../../text/word-table.ts';
import type { ModelFile } from '../model-file.ts';
import type { BackoffTrie } from './backoff-trie.ts';
import { ROOT, specialWords } from './count-trie.ts';
import type { NgramModel, NgramParts, NgramProvenance } from './model.ts';
import { longestOrder } from './options.ts';

const kind = 'ngram';

export function modelFileOf(model: NgramModel): ModelFile {
  const { word, logProb, backoff, first, suffix } = model.trie;
  const { bytes, offsets } = model.words.toArrays();
  const tensor = <Data extends TensorData>(data: Data) => ({ shape: [data.length], data });
  return {
    kind,
    version: 1,
    tokenizer: model.tokenizer,
    ...metadataOf(model.provenance, model.ngrams),
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
  checkTrie(trie);
  const bytes = tensorOf(file, 'vocabulary.bytes', Uint8Array);
  const offsets = tensorOf(file, 'vocabulary.offsets', Uint32Array, levelStart[1] + 1);
  const words = WordTable.fromArrays(bytes, offsets);
  specialWords.forEach((special, id) => {
    if (words.word(id) !== special) throw damaged(`word ${id} of the vocabulary is not ${special}`);
  });
  const smoothing = file.extra?.smoothing as NgramProvenance['smoothing'];
  const parameters = file.extra?.parameters as number[][] | undefined;
  return {
    trie,
    words,
    tokenizer: file.tokenizer,
    provenance: { smoothing, options: file.options, parameters, corpus: file.corpus },
  };
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

/** That look-ups stay within the arrays and come to an end, and that probabilities are some. */
function checkTrie(trie: BackoffTrie): void {
  const { order, levelStart, word, backoff, first } = trie;
  for (let n = 1; n < order; n++) {
    if (first[levelStart[n - 1]] !== levelStart[n])
      throw damaged(`the ${n + 1}-grams do not begin where they should`);
  }
  if (first[backoff.length] !== word.length) throw damaged('the n-grams do not end where they should');
  const broken = firstBroken(trie);
  if (broken !== -1) throw damaged(`n-gram ${broken} is not what it should be`);
}

/** The first node whose numbers cannot be, or -1. A model is opened often, so this loop is kept short. */
function firstBroken({ order, levelStart, word, logProb, backoff, first, suffix }: BackoffTrie): number {
  const vocabulary = levelStart[1];
  for (let node = 0; node < vocabulary; node++) {
    if (word[node] !== node || suffix[node] !== ROOT || !(logProb[node] <= 0)) return node;
  }
  const contexts = backoff.length;
  for (let context = 0; context < contexts; context++) {
    if (first[context] > first[context + 1] || !(backoff[context] < Number.POSITIVE_INFINITY)) return context;
    let previous = -1;
    for (let node = first[context]; node < first[context + 1]; node++) {
      // Sorted words, so that only the last one can be too large.
      if (word[node] <= previous) return node;
      previous = word[node];
    }
    if (previous >= vocabulary) return context;
  }
  for (let n = 2; n <= order; n++) {
    const from = levelStart[n - 1];
    const to = levelStart[n];
    for (let node = from; node < to; node++) if (suffix[node] >= from || !(logProb[node] <= 0)) return node;
  }
  return -1;
}

function damaged(what: string): NlpError {
  return new NlpError(what, { remedy: 'The model file is damaged; train or copy it again.' });
}

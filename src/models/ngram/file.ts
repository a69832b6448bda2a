/**
 * The n-gram model as a model file, and back, with every number checked before it is trusted.
 * Tensors: `word`, `logProb`, `backoff`, `first`, `suffix` as in backoff-trie.ts; `vocabulary.bytes` and
 * `vocabulary.offsets` as in word-table.ts.
 */
import { NlpError } from '../../errors.ts';
import type { TensorData } from '../../math/tensor.ts';
import type { ModelFile } from '../model-file.ts';
import type { BackoffTrie } from './backoff-trie.ts';
import { ROOT, specialWords } from './count-trie.ts';
import type { NgramModel, NgramParts, NgramProvenance } from './model.ts';
import { longestOrder } from './options.ts';
import { WordTable } from './word-table.ts';

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
  const { order, levelStart, word, logProb, backoff, first, suffix } = trie;
  const vocabulary = levelStart[1];
  for (let n = 1; n < order; n++) {
    if (first[levelStart[n - 1]] !== levelStart[n])
      throw damaged(`the ${n + 1}-grams do not begin where they should`);
  }
  if (first[backoff.length] !== word.length) throw damaged('the n-grams do not end where they should');
  for (let context = 0; context < backoff.length; context++) {
    const from = first[context];
    const to = first[context + 1];
    if (from > to) throw damaged(`n-gram ${context} ends before it begins`);
    if (!(backoff[context] < Number.POSITIVE_INFINITY))
      throw damaged(`the backoff of n-gram ${context} is no number`);
    for (let node = from + 1; node < to; node++) {
      if (word[node - 1] >= word[node]) throw damaged(`the n-grams ${node - 1} and ${node} are not sorted`);
    }
  }
  for (let n = 1; n <= order; n++) {
    const from = levelStart[n - 1];
    for (let node = from; node < levelStart[n]; node++) {
      if (word[node] >= vocabulary) throw damaged(`n-gram ${node} ends with a word that is not there`);
      if (!(logProb[node] <= 0)) throw damaged(`the log probability of n-gram ${node} is ${logProb[node]}`);
      if (n === 1 ? suffix[node] !== ROOT || word[node] !== node : suffix[node] >= from) {
        throw damaged(`n-gram ${node} is not where it should be`);
      }
    }
  }
}

function damaged(what: string): NlpError {
  return new NlpError(what, { remedy: 'The model file is damaged; train or copy it again.' });
}

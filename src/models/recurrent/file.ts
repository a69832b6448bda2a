/** What a model file says of a recurrent model, checked before any memory is taken for it. */
import { NlpError } from '../../errors.ts';
import type { StoredTensor } from '../../math/tensor.ts';
import { type CellName, cellNames } from '../../neural/recurrent-layer.ts';
import type { ModelFile } from '../model-file.ts';
import { EMBEDDING, layoutOf, OUTPUT, type RecurrentConfig } from './config.ts';

/** The vocabulary in the order of ids. @throws NlpError where it is none */
export function vocabularyWords(file: ModelFile): string[] {
  const words = file.extra?.vocabulary;
  if (!Array.isArray(words) || words.length === 0 || !words.every((word) => typeof word === 'string')) {
    throw new NlpError('the vocabulary is missing from the metadata: a list of symbols under "vocabulary"');
  }
  return words;
}

/**
 * The model's shape, as the options say; the tensors must have it.
 * @throws NlpError that names the option or tensor that does not fit
 */
export function configOf(file: ModelFile, vocabulary: number): RecurrentConfig {
  const { cell, embedding, hidden, layers, tied = false, dropout = 0 } = file.options;
  if (!cellNames.includes(cell as CellName)) {
    throw new NlpError(`the option "cell" is ${JSON.stringify(cell)}, not rnn, lstm or gru`);
  }
  for (const [name, value] of Object.entries({ embedding, hidden, layers })) {
    if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > 65536) {
      throw new NlpError(`the option "${name}" is ${JSON.stringify(value)}, no size`);
    }
  }
  if (typeof tied !== 'boolean' || (tied && embedding !== hidden)) {
    throw new NlpError(`the option "tied" is ${JSON.stringify(tied)} with different sizes, or no boolean`);
  }
  if (typeof dropout !== 'number' || !(dropout >= 0 && dropout < 1)) {
    throw new NlpError(`the option "dropout" is ${JSON.stringify(dropout)}, not a number from 0 to below 1`);
  }
  const config = { cell, vocabulary, embedding, hidden, layers, tied, dropout } as RecurrentConfig;
  checkTensors(file.tensors, config);
  return config;
}

/** The tensors must be those of the shape, no more and no fewer: a stranger's sizes take no memory. */
function checkTensors(tensors: Readonly<Record<string, StoredTensor>>, config: RecurrentConfig): void {
  const wanted = layoutOf(config).tensors;
  const names = new Set(wanted.map((tensor) => tensor.name));
  if (config.tied) names.add(OUTPUT.weight);
  const extra = Object.keys(tensors).find((name) => !names.has(name));
  if (extra !== undefined)
    throw new NlpError(`the tensor ${extra} belongs to no ${config.cell} of this shape`);
  for (const { name, shape } of wanted) {
    const found = tensors[name];
    if (found === undefined) throw new NlpError(`the tensor ${name} is missing`);
    if (found.shape.join() !== shape.join()) {
      throw new NlpError(`the tensor ${name} has the shape [${found.shape}], not [${shape}]`);
    }
  }
  if (!config.tied) return;
  const [embedding, output] = [tensors[EMBEDDING], tensors[OUTPUT.weight]];
  if (output === undefined) throw new NlpError(`the tensor ${OUTPUT.weight} is missing`);
  const { data } = output;
  if (data.length !== embedding.data.length || embedding.data.some((value, i) => value !== data[i])) {
    throw new NlpError('embedding and output are tied, but differ');
  }
}

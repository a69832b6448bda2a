/** What a model file says of a recurrent model, checked before any memory is taken for it. */

import { NlpError, shownValue } from '../../errors.ts';
import type { StoredTensor } from '../../math/tensor.ts';
import type { ModelFile } from '../../model-file.ts';
import { type CellName, cellNames } from '../../neural/layers/cell-weights.ts';
import { checkTensors } from '../../neural/parameter-tensors.ts';
import { EMBEDDING, layoutOf, OUTPUT, type RecurrentConfig } from './config.ts';

/** The vocabulary in the order of ids. @throws NlpError where it is none */
export function vocabularyTokens(file: ModelFile): string[] {
  const tokens = file.extra?.vocabulary;
  if (!Array.isArray(tokens) || tokens.length === 0 || !tokens.every((token) => typeof token === 'string')) {
    throw new NlpError('the vocabulary is missing from the metadata: a list of symbols under "vocabulary"');
  }
  return tokens;
}

/**
 * The model's shape, as the options say; the tensors must have it.
 * @throws NlpError that names the option or tensor that does not fit
 */
export function configOf(file: ModelFile, vocabulary: number): RecurrentConfig {
  const { cell, embedding, hidden, layers, tied = false, dropout = 0 } = file.options;
  if (!cellNames.includes(cell as CellName)) {
    throw new NlpError(`the option "cell" is ${shownValue(cell)}, not rnn, lstm or gru`);
  }
  for (const [name, value] of Object.entries({ embedding, hidden, layers })) {
    if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > 65536) {
      throw new NlpError(`the option "${name}" is ${shownValue(value)}, no size`);
    }
  }
  if (typeof tied !== 'boolean' || (tied && embedding !== hidden)) {
    throw new NlpError(`the option "tied" is ${shownValue(tied)} with different sizes, or no boolean`);
  }
  if (typeof dropout !== 'number' || !(dropout >= 0 && dropout < 1)) {
    throw new NlpError(`the option "dropout" is ${shownValue(dropout)}, not a number from 0 to below 1`);
  }
  const config = { cell, vocabulary, embedding, hidden, layers, tied, dropout } as RecurrentConfig;
  checkTensors(file.tensors, layoutOf(config), `${config.cell} of this shape`, tied ? [OUTPUT.weight] : []);
  if (tied) checkTied(file.tensors);
  return config;
}

/** A state dict names the shared matrix twice. */
function checkTied(tensors: Readonly<Record<string, StoredTensor>>): void {
  const [embedding, output] = [tensors[EMBEDDING], tensors[OUTPUT.weight]];
  if (output === undefined) throw new NlpError(`the tensor ${OUTPUT.weight} is missing`);
  const { data } = output;
  if (data.length !== embedding.data.length || embedding.data.some((value, i) => value !== data[i])) {
    throw new NlpError('embedding and output are tied, but differ');
  }
}

/**
 * Weights of a PyTorch module with the members `embedding`, `rnn` and `output` as a model: the shape is read from
 * the tensors. A state dict has no vocabulary; it comes from the metadata, from the user, or is made of numbers.
 */
import { NlpError } from '../../errors.ts';
import type { StoredTensor } from '../../math/tensor.ts';
import { type CellName, gateNames } from '../../neural/layers/cell-weights.ts';
import { fillFrom, numbersOf, sidesOf } from '../../neural/parameter-tensors.ts';
import { vocabularyFromTokens } from '../../text/token-stream.ts';
import type { TokenizerSpec } from '../../text/tokenizer.ts';
import { EMBEDDING, layoutOf, OUTPUT, type RecurrentConfig } from './config.ts';
import { RecurrentModel } from './model.ts';
import { charTokenizer } from './options.ts';

export interface ImportOptions {
  /** Tokens in the order of their ids; else "0", "1", ... between white space. */
  vocabulary?: readonly string[];
  /** @defaultValue char where every token is one character, else whitespace */
  tokenizer?: TokenizerSpec;
}

const MEMBERS = 'Save the state dict of a module whose members are called embedding, rnn and output.';
const BIASES =
  'Every layer needs weights and biases (bias=True); a module without biases has zeros for them.';

/** @throws NlpError where a vocabulary does not belong to these tensors, or a token comes twice */
export function checkVocabulary(
  vocabulary: readonly string[],
  tensors: Readonly<Record<string, StoredTensor>>,
): void {
  const [rows] = sidesOf(tensors, EMBEDDING, MEMBERS);
  if (vocabulary.length !== rows) {
    throw new NlpError(`the vocabulary has ${vocabulary.length} symbols, ${EMBEDDING} ${rows} rows`);
  }
  vocabularyFromTokens(vocabulary);
}

/** @throws NlpError that names the tensor that is missing, of another shape or type, or unknown */
export function importStateDict(
  tensors: Readonly<Record<string, StoredTensor>>,
  options: ImportOptions = {},
): RecurrentModel {
  const config = shapeOf(tensors);
  const tokens = options.vocabulary ?? Array.from({ length: config.vocabulary }, (_, id) => String(id));
  checkVocabulary(tokens, tensors);
  const isChar =
    options.vocabulary !== undefined && tokens.every((token) => [...token].length === 1 || token === '<unk>');
  const tokenizer = options.tokenizer ?? (isChar ? charTokenizer : { type: 'whitespace', lowercase: false });
  const model = new RecurrentModel(config, vocabularyFromTokens(tokens), tokenizer);
  fillFrom(model.weights.values, tensors);
  return model;
}

/** The shape that the tensors' names and sizes tell. @throws NlpError where they tell none */
export function shapeOf(tensors: Readonly<Record<string, StoredTensor>>): RecurrentConfig {
  const [vocabulary, embedding] = sidesOf(tensors, EMBEDDING, MEMBERS);
  const [width, hidden] = sidesOf(tensors, 'rnn.weight_hh_l0', MEMBERS);
  const cell = (Object.keys(gateNames) as CellName[]).find(
    (name) => gateNames[name].length * hidden === width,
  );
  if (cell === undefined) {
    throw new NlpError(
      `the tensor rnn.weight_hh_l0 has the shape [${width},${hidden}], of no cell known here`,
      {
        remedy: 'nn.RNN has [H,H], nn.LSTM [4H,H], nn.GRU [3H,H].',
      },
    );
  }
  let layers = 1;
  while (tensors[`rnn.weight_hh_l${layers}`] !== undefined) layers++;
  const config = { cell, vocabulary, embedding, hidden, layers, tied: false, dropout: 0 };
  const wanted = layoutOf(config).tensors;
  const known = new Set(wanted.map((tensor) => tensor.name));
  const extra = Object.keys(tensors).find((name) => !known.has(name));
  if (extra !== undefined) {
    throw new NlpError(`the tensor ${extra} belongs to no module of embedding, rnn and output`, {
      remedy: 'One direction, no projection: names as rnn.weight_ih_l0, rnn.weight_hh_l0, rnn.bias_ih_l0.',
    });
  }
  for (const tensor of wanted) numbersOf(tensors, tensor, BIASES);
  const output = tensors[OUTPUT.weight].data;
  const tied = embedding === hidden && tensors[EMBEDDING].data.every((value, i) => value === output[i]);
  return { ...config, tied };
}

/**
 * Weights of a PyTorch module with the members `embedding`, `rnn` and `output` as a model: the shape is read from
 * the tensors. A state dict has no vocabulary; it comes from the metadata, from the user, or is made of numbers.
 */
import { NlpError } from '../../errors.ts';
import type { StoredTensor } from '../../math/tensor.ts';
import { type CellName, gateNames } from '../../neural/recurrent-layer.ts';
import type { TokenizerSpec } from '../../text/tokenizer.ts';
import { EMBEDDING, layoutOf, OUTPUT, type RecurrentConfig } from './config.ts';
import { RecurrentModel } from './model.ts';
import { charTokenizer } from './options.ts';
import { vocabularyFromWords } from './symbols.ts';

export interface ImportOptions {
  /** Symbols in the order of their ids; else "0", "1", ... between white space. */
  vocabulary?: readonly string[];
  /** @defaultValue char where every symbol is one character, else whitespace */
  tokenizer?: TokenizerSpec;
}

/** @throws NlpError where a vocabulary does not belong to these tensors, or a symbol comes twice */
export function checkSymbols(
  vocabulary: readonly string[],
  tensors: Readonly<Record<string, StoredTensor>>,
): void {
  const [rows] = matrix(tensors, EMBEDDING);
  if (vocabulary.length !== rows) {
    throw new NlpError(`the vocabulary has ${vocabulary.length} symbols, ${EMBEDDING} ${rows} rows`);
  }
  vocabularyFromWords(vocabulary);
}

/** @throws NlpError that names the tensor that is missing, of another shape or type, or unknown */
export function importStateDict(
  tensors: Readonly<Record<string, StoredTensor>>,
  options: ImportOptions = {},
): RecurrentModel {
  const config = shapeOf(tensors);
  const words = options.vocabulary ?? Array.from({ length: config.vocabulary }, (_, id) => String(id));
  checkSymbols(words, tensors);
  const isChar =
    options.vocabulary !== undefined && words.every((word) => [...word].length === 1 || word === '<unk>');
  const tokenizer = options.tokenizer ?? (isChar ? charTokenizer : { type: 'whitespace', lowercase: false });
  const model = new RecurrentModel(config, vocabularyFromWords(words), tokenizer);
  const { values } = model.weights;
  for (const { name, shape } of values.layout.tensors) values.get(name).set(numbersOf(tensors, name, shape));
  return model;
}

/** The shape that the tensors' names and sizes tell. */
function shapeOf(tensors: Readonly<Record<string, StoredTensor>>): RecurrentConfig {
  const [vocabulary, embedding] = matrix(tensors, EMBEDDING);
  const [width, hidden] = matrix(tensors, 'rnn.weight_hh_l0');
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
  for (const { name, shape } of wanted) numbersOf(tensors, name, shape);
  const output = tensors[OUTPUT.weight].data;
  const tied = embedding === hidden && tensors[EMBEDDING].data.every((value, i) => value === output[i]);
  return { ...config, tied };
}

function matrix(tensors: Readonly<Record<string, StoredTensor>>, name: string): [number, number] {
  const found = tensors[name];
  if (found === undefined) {
    throw new NlpError(`the tensor ${name} is missing`, {
      remedy: 'Save the state dict of a module whose members are called embedding, rnn and output.',
    });
  }
  const [rows, columns] = found.shape;
  if (found.shape.length === 2 && rows > 0 && columns > 0) return [rows, columns];
  throw new NlpError(`the tensor ${name} has the shape [${found.shape}], not two sides`);
}

function numbersOf(
  tensors: Readonly<Record<string, StoredTensor>>,
  name: string,
  shape: readonly number[],
): Float32Array | Float64Array {
  const found = tensors[name];
  if (found === undefined) {
    throw new NlpError(`the tensor ${name} is missing`, {
      remedy: 'Every layer needs weights and biases (bias=True); a module without biases has zeros for them.',
    });
  }
  if (found.shape.join() !== shape.join()) {
    throw new NlpError(`the tensor ${name} has the shape [${found.shape}], not [${shape}]`);
  }
  const { data } = found;
  if (!(data instanceof Float32Array || data instanceof Float64Array)) {
    throw new NlpError(`the tensor ${name} holds no F32 or F64`, {
      remedy: 'Save the weights with .float().',
    });
  }
  if (!data.every(Number.isFinite)) throw new NlpError(`the tensor ${name} holds what is no number`);
  return data;
}

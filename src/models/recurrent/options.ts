/**
 * What can be chosen when a recurrent model is trained: one table of names, ranges and defaults, from which the door
 * is checked and the command line is made.
 */
import { usageError } from '../../errors.ts';
import { type CellName, cellNames } from '../../neural/layers/cell-weights.ts';
import { type ScheduleName, scheduleNames } from '../../neural/optimizers/schedule.ts';
import { type OptimizerName, optimizerNames } from '../../neural/optimizers/update-rules.ts';
import type { TokenizerSpec } from '../../text/tokenizer.ts';

export interface RecurrentOptions {
  /** @defaultValue 'lstm' */
  cell?: CellName;
  /** What the symbols are; its `char` reads the raw stream. @defaultValue char */
  tokenizer?: TokenizerSpec;
  /** Symbols seen less often are `<unk>`. @defaultValue 1, for words 2 */
  minimumCount?: number;
  /** Width of the embedding, 1 to 16384. @defaultValue 128 */
  embedding?: number;
  /** Hidden units a layer, 1 to 16384. @defaultValue 128 */
  hidden?: number;
  /** Recurrent layers, 1 to 16. @defaultValue 1 */
  layers?: number;
  /** Part of each layer's outputs that is dropped in training, 0 to 0.99. @defaultValue 0 */
  dropout?: number;
  /** One matrix for embedding and output, which must be of the same width. @defaultValue false */
  tied?: boolean;
  /** Streams read side by side, 1 to 65536. @defaultValue 32 */
  batch?: number;
  /** Symbols a step, as far as gradients go back, 1 to 65536. @defaultValue 50 */
  sequence?: number;
  /** Times through the text. @defaultValue 10 */
  epochs?: number;
  /** @defaultValue 'adam' */
  optimizer?: OptimizerName;
  /** At least 0; or a function of the epoch, which counts from 0. @defaultValue 0.002 */
  learningRate?: number | ((epoch: number) => number);
  /** Of sgd, 0 to 0.9999. @defaultValue 0 */
  momentum?: number;
  /** How the learning rate falls. @defaultValue 'constant' */
  schedule?: ScheduleName;
  /** Steps during which the learning rate grows. @defaultValue 0 */
  warmup?: number;
  /** Factor of the schedules step and exponential, 0 to 1. @defaultValue 0.5 and 0.9 */
  decay?: number;
  /** Epochs from one decay to the next. @defaultValue 1 */
  decayEvery?: number;
  /** Largest norm of the gradient; 0 is no limit. @defaultValue 5 */
  clip?: number;
  /** Stop after so many epochs without a better loss on held-out text. @defaultValue never */
  patience?: number;
  /** Last part of the text that is held out, 0 to 0.9. @defaultValue 0.1 */
  validFraction?: number;
  /** Of everything random. @defaultValue 1 */
  seed?: number;
}

/** Options with every default in place. */
export type RecurrentSettings = Required<Omit<RecurrentOptions, 'decay' | 'patience'>> &
  Pick<RecurrentOptions, 'decay' | 'patience'>;

/** A row of the table. Numbers lie between two bounds, both allowed. */
export interface OptionRow {
  key: Exclude<keyof RecurrentOptions, 'tokenizer'>;
  /** Of the command line. */
  flag: string;
  type: 'integer' | 'number' | 'choice' | 'switch';
  minimum?: number;
  maximum?: number;
  choices?: readonly string[];
  /** Absent where it depends on others. */
  default?: number | string | boolean;
  text: string;
}

const large = 1_000_000;

export const optionTable: readonly OptionRow[] = [
  { key: 'cell', flag: '--cell', type: 'choice', choices: cellNames, default: 'lstm', text: 'kind of cell' },
  {
    key: 'minimumCount',
    flag: '--min-count',
    type: 'integer',
    minimum: 1,
    text: 'rarer symbols are <unk> (default: 1, for words 2)',
  },
  {
    key: 'embedding',
    flag: '--embedding',
    type: 'integer',
    minimum: 1,
    maximum: 16384,
    default: 128,
    text: 'width of the embedding',
  },
  {
    key: 'hidden',
    flag: '--hidden',
    type: 'integer',
    minimum: 1,
    maximum: 16384,
    default: 128,
    text: 'hidden units a layer',
  },
  {
    key: 'layers',
    flag: '--layers',
    type: 'integer',
    minimum: 1,
    maximum: 16,
    default: 1,
    text: 'recurrent layers',
  },
  {
    key: 'dropout',
    flag: '--dropout',
    type: 'number',
    minimum: 0,
    maximum: 0.99,
    default: 0,
    text: 'part of the outputs of each layer that is dropped',
  },
  {
    key: 'tied',
    flag: '--tied',
    type: 'switch',
    default: false,
    text: 'one matrix for embedding and output',
  },
  {
    key: 'batch',
    flag: '--batch',
    type: 'integer',
    minimum: 1,
    maximum: 65536,
    default: 32,
    text: 'streams read side by side',
  },
  {
    key: 'sequence',
    flag: '--sequence',
    type: 'integer',
    minimum: 1,
    maximum: 65536,
    default: 50,
    text: 'symbols a step, as far as gradients go back',
  },
  {
    key: 'epochs',
    flag: '--epochs',
    type: 'integer',
    minimum: 1,
    maximum: large,
    default: 10,
    text: 'times through the text',
  },
  {
    key: 'optimizer',
    flag: '--optimizer',
    type: 'choice',
    choices: optimizerNames,
    default: 'adam',
    text: 'how gradients become steps',
  },
  {
    key: 'learningRate',
    flag: '--learning-rate',
    type: 'number',
    minimum: 0,
    default: 0.002,
    text: 'size of the steps',
  },
  {
    key: 'momentum',
    flag: '--momentum',
    type: 'number',
    minimum: 0,
    maximum: 0.9999,
    default: 0,
    text: 'of sgd',
  },
  {
    key: 'schedule',
    flag: '--schedule',
    type: 'choice',
    choices: scheduleNames,
    default: 'constant',
    text: 'of the learning rate',
  },
  {
    key: 'warmup',
    flag: '--warmup',
    type: 'integer',
    minimum: 0,
    default: 0,
    text: 'steps during which the learning rate grows',
  },
  {
    key: 'decay',
    flag: '--decay',
    type: 'number',
    minimum: 0,
    maximum: 1,
    text: 'factor of the schedules step (default: 0.5) and exponential (0.9)',
  },
  {
    key: 'decayEvery',
    flag: '--decay-every',
    type: 'integer',
    minimum: 1,
    default: 1,
    text: 'epochs from one decay to the next',
  },
  {
    key: 'clip',
    flag: '--clip',
    type: 'number',
    minimum: 0,
    default: 5,
    text: 'largest norm of the gradient; 0 for no limit',
  },
  {
    key: 'patience',
    flag: '--patience',
    type: 'integer',
    minimum: 1,
    text: 'stop after so many epochs without a better validation loss',
  },
  {
    key: 'validFraction',
    flag: '--valid-fraction',
    type: 'number',
    minimum: 0,
    maximum: 0.9,
    default: 0.1,
    text: 'last part of the text, held out for validation; 0 for none',
  },
  { key: 'seed', flag: '--seed', type: 'integer', minimum: 0, default: 1, text: 'seed of everything random' },
];

export const charTokenizer: TokenizerSpec = { type: 'char', lowercase: false };

/** @throws NlpError (exit 2) for a value out of its range, or values that do not go together */
export function resolveOptions(options: RecurrentOptions = {}): RecurrentSettings {
  const settings: Record<string, unknown> = { tokenizer: options.tokenizer ?? charTokenizer };
  for (const row of optionTable) {
    const value = options[row.key];
    if (value !== undefined) settings[row.key] = checked(value, row);
    else if (row.default !== undefined) settings[row.key] = row.default;
  }
  const resolved = settings as unknown as RecurrentSettings;
  resolved.minimumCount ??= resolved.tokenizer.type === 'char' ? 1 : 2;
  if (resolved.tied && resolved.embedding !== resolved.hidden) {
    throw usageError(
      `shares a matrix of ${resolved.embedding} columns (--embedding) with one of ${resolved.hidden} (--hidden)`,
      '--tied',
      'Give both the same size.',
    );
  }
  if (resolved.momentum > 0 && resolved.optimizer !== 'sgd') {
    throw usageError(
      `belongs to sgd, not to ${resolved.optimizer}`,
      '--momentum',
      'Leave it out, or choose sgd.',
    );
  }
  return resolved;
}

/** Settings as plain JSON: of a function only that it was one. */
export function recorded(settings: RecurrentSettings): Record<string, unknown> {
  const { tokenizer: _tokenizer, seed: _seed, ...rest } = settings;
  const { learningRate } = rest;
  return { ...rest, learningRate: typeof learningRate === 'function' ? 'function' : learningRate };
}

function checked(value: unknown, row: OptionRow): unknown {
  const { flag, type, minimum = 0, choices } = row;
  const maximum = row.maximum ?? (type === 'integer' ? Number.MAX_SAFE_INTEGER : Number.MAX_VALUE);
  const said = typeof value === 'number' ? String(value) : JSON.stringify(value);
  switch (type) {
    case 'switch':
      if (typeof value !== 'boolean') throw usageError(`is ${said}, not true or false`, flag);
      return value;
    case 'choice':
      if (choices?.includes(value as string)) return value;
      throw usageError(`is ${said}`, flag, `Choose ${choices?.join(', ')}.`);
    default: {
      if (row.key === 'learningRate' && typeof value === 'function') return value;
      const fits = typeof value === 'number' && value >= minimum && value <= maximum;
      if (fits && (type === 'number' || Number.isInteger(value))) return value;
      const upper = row.maximum === undefined ? '' : ` and at most ${maximum}`;
      const what = type === 'integer' ? 'a whole number' : 'a number';
      throw usageError(`is ${said}, not ${what} of at least ${minimum}${upper}`, flag);
    }
  }
}

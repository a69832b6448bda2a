/** What can be chosen when a recurrent model is trained. */
import { usageError } from '../../errors.ts';
import { cellNames } from '../../neural/layers/cell-weights.ts';
import { scheduleNames } from '../../neural/optimizers/schedule.ts';
import { optimizerNames } from '../../neural/optimizers/update-rules.ts';
import { type OptionsOf, optionTable, resolveOptions, type SettingsOf } from '../../options/table.ts';
import { choice, integer, number, toggle } from '../../options/types.ts';
import type { TokenizerSpec } from '../../text/tokenizer.ts';

export const recurrentTable = optionTable({
  cell: { type: choice(cellNames), default: 'lstm', text: 'kind of cell' },
  minCount: { type: integer(1), defaultText: '1, for words 2', text: 'rarer symbols are <unk>' },
  embedding: { type: integer(1, 16384), default: 128, text: 'width of the embedding' },
  hidden: { type: integer(1, 16384), default: 128, text: 'hidden units a layer' },
  layers: { type: integer(1, 16), default: 1, text: 'recurrent layers' },
  dropout: {
    type: number({ minimum: 0, maximum: 0.99 }),
    default: 0,
    text: 'part of the outputs of each layer that is dropped',
  },
  tied: { type: toggle(), default: false, text: 'one matrix for embedding and output' },
  batch: { type: integer(1, 65536), default: 32, text: 'streams read side by side' },
  sequence: {
    type: integer(1, 65536),
    default: 50,
    text: 'symbols a step, as far as gradients go back',
  },
  epochs: { type: integer(1, 1_000_000), default: 10, text: 'times through the text' },
  optimizer: { type: choice(optimizerNames), default: 'adam', text: 'how gradients become steps' },
  learningRate: { type: number({ minimum: 0 }), default: 0.002, text: 'size of the steps' },
  momentum: { type: number({ minimum: 0, maximum: 0.9999 }), default: 0, text: 'of sgd' },
  schedule: { type: choice(scheduleNames), default: 'constant', text: 'of the learning rate' },
  warmup: { type: integer(0), default: 0, text: 'steps during which the learning rate grows' },
  decay: {
    type: number({ minimum: 0, maximum: 1 }),
    text: 'factor of the schedules step (default: 0.5) and exponential (0.9)',
  },
  decayEvery: { type: integer(1), default: 1, text: 'epochs from one decay to the next' },
  clip: { type: number({ minimum: 0 }), default: 5, text: 'largest norm of the gradient; 0 for no limit' },
  patience: { type: integer(1), text: 'stop after so many epochs without a better validation loss' },
  validFraction: {
    type: number({ minimum: 0, maximum: 0.9 }),
    default: 0.1,
    text: 'last part of the text, held out for validation; 0 for none',
  },
  seed: { type: integer(0), default: 1, text: 'seed of everything random' },
});

type Table = typeof recurrentTable;
type Rate = number | ((epoch: number) => number);

export interface RecurrentOptions extends Omit<OptionsOf<Table>, 'learningRate'> {
  /** At least 0; or a function of the epoch, which counts from 0. @defaultValue 0.002 */
  learningRate?: Rate;
  /** What the tokens are; its `char` reads the raw stream. @defaultValue char */
  tokenizer?: TokenizerSpec;
}

/** Options with every default in place. */
export interface RecurrentSettings extends Omit<SettingsOf<Table>, 'learningRate' | 'minCount'> {
  learningRate: Rate;
  tokenizer: TokenizerSpec;
  minCount: number;
}

export const charTokenizer: TokenizerSpec = { type: 'char', lowercase: false };

/** @throws NlpError (exit 2) for a value out of its range, or values that do not go together */
export function resolveRecurrentOptions(options: RecurrentOptions = {}): RecurrentSettings {
  const { tokenizer = charTokenizer, learningRate, ...given } = options;
  const isFunction = typeof learningRate === 'function';
  const settings = resolveOptions(recurrentTable, isFunction ? given : { ...given, learningRate });
  const { tied, embedding, hidden, momentum, optimizer } = settings;
  if (tied && embedding !== hidden) {
    throw usageError(
      (option) =>
        `shares a matrix of ${embedding} columns (${option('embedding')}) with one of ${hidden} (${option('hidden')})`,
      'tied',
      'Give both the same size.',
    );
  }
  if (momentum > 0 && optimizer !== 'sgd') {
    throw usageError(`belongs to sgd, not to ${optimizer}`, 'momentum', 'Leave it out, or choose sgd.');
  }
  return {
    ...settings,
    tokenizer,
    learningRate: isFunction ? learningRate : settings.learningRate,
    minCount: settings.minCount ?? (tokenizer.type === 'char' ? 1 : 2),
  };
}

/** Settings as a file keeps them, plain JSON: of a function only that it was one. */
export function recordOf(settings: RecurrentSettings): Record<string, unknown> {
  const { tokenizer: _tokenizer, seed: _seed, minCount, ...rest } = settings;
  const { learningRate } = rest;
  return {
    ...rest,
    minimumCount: minCount,
    learningRate: typeof learningRate === 'function' ? 'function' : learningRate,
  };
}

/** The options that a record stands for. */
export function optionsOfRecord(record: Readonly<Record<string, unknown>>): RecurrentOptions {
  const { minimumCount, ...rest } = record;
  return { ...rest, minCount: minimumCount } as RecurrentOptions;
}

/**
 * Recurrent language models in experiments: `rnn`, `lstm` and `gru` as the commands of these names train and measure.
 * The name chooses the cell where the option `cell` does not.
 */
import * as z from 'zod';
import { NlpError } from '../../errors.ts';
import { type OptionRow, optionTable, type RecurrentOptions } from '../../models/recurrent/options.ts';
import { presets } from '../../models/recurrent/presets.ts';
import { cellNames } from '../../neural/layers/cell-weights.ts';
import type { EpochRecord } from '../../neural/training/task.ts';
import { TOKENIZER_TYPES } from '../../text/create-tokenizer.ts';
import type { TokenizerSpec, TokenizerType } from '../../text/tokenizer.ts';
import { compactScores, type TrialScores } from '../results.ts';
import type { ModelKind, TrialOptions, TrialOutcome, TrialTask } from './kind.ts';
import { inputOptionSchemas, inputOptionsOf, secondsSince, tokenizerSchemas } from './options.ts';

const defaultEpochs = optionTable.find((row) => row.key === 'epochs')?.default as number;
/** The seed is the trial's own. */
const rows = optionTable.filter((row) => row.key !== 'seed');

export const recurrent: readonly ModelKind[] = cellNames.map((name) => ({
  name,
  options: {
    ...Object.fromEntries(
      rows.map((row) => [row.key === 'minimumCount' ? 'minCount' : row.key, schemaOf(row)]),
    ),
    preset: z.enum(Object.keys(presets)).describe('settings under those that are given'),
    unit: z.enum(['char', 'word']).describe('a short form of tokenizer (default: char)'),
    ...tokenizerSchemas,
    tokenizer: z.enum(TOKENIZER_TYPES).describe('how text is cut into symbols (default: char)'),
    ...inputOptionSchemas,
  },
  corpora: {
    train: { required: true, what: 'text to train on' },
    valid: { required: false, what: 'held-out text, instead of the last part of train' },
    test: { required: true, what: 'text to measure on' },
  },
  metrics: [
    'perplexity',
    'bitsPerToken',
    'bitsPerCharacter',
    'trainLoss',
    'validLoss',
    'tokens',
    'parameters',
    'epochs',
    'trainSeconds',
    'testSeconds',
    'tokensPerSecond',
  ],
  schedules: { learningRate: (options) => trainingOptions(name, options, 1).epochs ?? defaultEpochs },
  async check(options) {
    const { resolveOptions } = await import('../../models/recurrent/options.ts');
    // What a schedule says is checked as a schedule.
    const { learningRate } = options;
    resolveOptions({
      ...trainingOptions(name, options, 1),
      ...(typeof learningRate === 'string' ? { learningRate: undefined } : {}),
    });
  },
  run,
}));

async function run({ model: name, options, seed, corpora, schedules }: TrialTask): Promise<TrialOutcome> {
  const { RecurrentModel } = await import('../../models/recurrent/model.ts');
  const text = await readText(corpora.train, options);
  const validText = corpora.valid === undefined ? undefined : await readText(corpora.valid, options);
  const test = await readText(corpora.test, options);
  const given = trainingOptions(name, options, seed);
  const rates = schedules.learningRate;
  if (rates !== undefined) given.learningRate = (epoch) => rates[epoch];
  const epochs: EpochRecord[] = [];
  const start = performance.now();
  const model = await RecurrentModel.train(
    text,
    // Trials are what runs side by side; the number of threads changes no number.
    { ...given, validText, threads: 1 },
    { onEpoch: (record) => epochs.push(record) },
  );
  const trainSeconds = secondsSince(start);
  const testStart = performance.now();
  const score = await model.score(test);
  if (score === undefined) {
    throw new NlpError('there is too little text to measure on', { where: { file: corpora.test[0] } });
  }
  const testSeconds = secondsSince(testStart);
  const last = epochs[epochs.length - 1];
  const rate = epochs.reduce((sum, { tokensPerSecond }) => sum + (tokensPerSecond ?? 0), 0);
  return {
    metrics: {
      ...score,
      trainLoss: last.trainLoss,
      ...(last.validLoss === null ? {} : { validLoss: last.validLoss }),
      parameters: model.parameters,
      epochs: epochs.length,
      trainSeconds,
      testSeconds,
      tokensPerSecond: rate / epochs.length,
    },
    scores: await scoresOf(model, test),
  };
}

/** The loss of each line, all of them read as one stream. */
async function scoresOf(
  model: import('../../models/recurrent/model.ts').RecurrentModel,
  text: string,
): Promise<TrialScores> {
  const { countCharacters, streamTokens } = await import('../../text/token-stream.ts');
  const reader = model.reader();
  const losses: number[] = [];
  const lengths: number[] = [];
  const codePoints: number[] = [];
  // Of blank lines, too, which have no symbols where those are words: they count for the line that follows.
  let characters = 0;
  reader.reset();
  let before: number | undefined;
  for (const line of text.split(/(?<=\n)/)) {
    const ids = model.encode(line);
    characters += countCharacters(line);
    // The very first symbol is not predicted.
    if (before === undefined && ids.length > 0)
      characters -= countCharacters(streamTokens(line, model.tokenizer)[0]);
    // A symbol is predicted from the one before it, that of the line before, too.
    const all = before === undefined ? ids : Uint32Array.of(before, ...ids);
    const loss = reader.lossOn(all);
    before = all.at(-1) ?? before;
    if (all.length < 2) continue;
    losses.push(loss);
    lengths.push(all.length - 1);
    codePoints.push(characters);
    characters = 0;
  }
  if (codePoints.length > 0) codePoints[codePoints.length - 1] += characters;
  const bits = compactScores(losses.map((loss) => loss / Math.LN2));
  return {
    unit: 'sentence',
    corpus: 'test',
    metrics: {
      perplexity: { transform: 'exp', above: compactScores(losses), below: lengths },
      bitsPerToken: { transform: 'ratio', above: bits, below: lengths },
      bitsPerCharacter: { transform: 'ratio', above: bits, below: codePoints },
    },
  };
}

function trainingOptions(name: string, options: TrialOptions, seed: number): RecurrentOptions {
  const preset = presets[options.preset as string];
  const given: Record<string, unknown> = { cell: name, ...preset, seed, tokenizer: tokenizerOf(options) };
  for (const { key } of rows) {
    const value = options[key === 'minimumCount' ? 'minCount' : key];
    if (value !== undefined) given[key] = value;
  }
  return given;
}

function tokenizerOf(options: TrialOptions): TokenizerSpec {
  const type = (options.tokenizer ?? options.unit ?? 'char') as TokenizerType;
  return { type, lowercase: options.lowercase === true };
}

/** A row of the model's own table as a schema. */
function schemaOf({ type, minimum, maximum, choices, text }: OptionRow): z.ZodType {
  if (type === 'switch') return z.boolean().describe(text);
  if (type === 'choice') return z.enum([...(choices ?? [])]).describe(text);
  let schema = type === 'integer' ? z.int() : z.number();
  if (minimum !== undefined) schema = schema.min(minimum);
  if (maximum !== undefined) schema = schema.max(maximum);
  return schema.describe(text);
}

/** As `nlp rnn` reads. */
async function readText(names: string[], options: TrialOptions): Promise<string> {
  const { readStreamText } = await import('../../corpus/stream-text.ts');
  const isChar = tokenizerOf(options).type === 'char';
  return (await readStreamText(names, inputOptionsOf(options), isChar)).text;
}

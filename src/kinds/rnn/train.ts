/** `train` of recurrent models: a text read as one stream. */
import { readStreamPieces } from '../../corpus/stream-text.ts';
import type { CorpusFingerprint, InputOptions } from '../../corpus/types.ts';
import { shownValue, usageError } from '../../errors.ts';
import { Checkpoint } from '../../models/recurrent/checkpoint.ts';
import { RecurrentModel } from '../../models/recurrent/model.ts';
import { type RecurrentOptions, resolveRecurrentOptions } from '../../models/recurrent/options.ts';
import { prepareTraining, type RecurrentTraining } from '../../models/recurrent/train.ts';
import { cellNames } from '../../neural/layers/cell-weights.ts';
import { createTokenizer } from '../../text/create-tokenizer.ts';
import { type NumberedText, TokenNumberer } from '../../text/token-stream.ts';
import type { VerbContext } from '../verbs/context.ts';
import type {
  NeuralTrainingCall,
  PreparedTraining,
  SettledTraining,
  TrainingData,
} from '../verbs/neural-train.ts';
import { trainingOptions } from './settings.ts';

export const checkpoint = Checkpoint;

export async function settle(call: NeuralTrainingCall): Promise<SettledTraining> {
  const { command, modelOptions } = call;
  const resume = call.resume as Checkpoint | undefined;
  const options = await trainingOptions(command, { ...call.options, ...modelOptions }, resume?.options);
  const { cell } = options;
  if (cell !== command && command !== 'rnn') {
    // A checkpoint may say anything.
    const name = cellNames.find((one) => one === cell);
    const option = modelOptions.cell === undefined ? 'resume' : 'cell';
    throw usageError(
      `is ${name ?? shownValue(cell)}, but the command ${command}`,
      option,
      name === undefined ? undefined : `Use \`nlp ${name}\`.`,
    );
  }
  return { prepare: (data, context) => prepare(data, options, resume, context) };
}

async function prepare(
  { inputs, valid, threads }: TrainingData,
  options: RecurrentOptions,
  resume: Checkpoint | undefined,
  context: VerbContext,
): Promise<PreparedTraining> {
  const isChar = (options.tokenizer?.type ?? 'char') === 'char';
  const { tokenizer } = resolveRecurrentOptions(options);
  const read = async (names: readonly string[], input: InputOptions) => {
    const pieces = await readStreamPieces(names, input, isChar);
    const numberer = new TokenNumberer(createTokenizer(tokenizer));
    for await (const piece of pieces) numberer.add(piece);
    corpus.push(...pieces.parts());
    return numberer.finish();
  };
  const corpus: CorpusFingerprint[] = [];
  const text = await context.reading('reading', (input) => read(inputs, input));
  let validText: NumberedText | undefined;
  if (valid !== undefined) {
    validText = await context.reading('reading', (input) => read([valid], { ...input, text: undefined }));
  }
  const training = prepareTraining(text, { ...options, validText, corpus, threads }, resume);
  const { trainer, settings, task, config, unknownHeldOut } = training;
  return {
    trainer,
    epochs: settings.epochs,
    stepsPerEpoch: task.stepsPerEpoch,
    validates: task.validate !== undefined,
    unknownHeldOut,
    token: isChar ? 'char' : 'word',
    title: config.cell,
    summary: summaryOf(training),
    checkpoint: () => training.checkpoint(),
    model: () => RecurrentModel.fromTraining(training),
    close: () => training.close(),
  };
}

function summaryOf({ config, task }: RecurrentTraining): string {
  const { cell, layers, hidden, vocabulary } = config;
  const stacked = layers === 1 ? '' : `${layers} layers of `;
  const [symbols, parameters] = [vocabulary, task.values.layout.count].map((count) =>
    count.toLocaleString('en-US'),
  );
  return `${cell}, ${stacked}${hidden} units, ${symbols} symbols, ${parameters} parameters`;
}

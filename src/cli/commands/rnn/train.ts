/** `nlp rnn train`: reads, trains, saves; shows how it goes. */
import { resolve } from 'node:path';
import { NlpError, usageError } from '../../../errors.ts';
import { loadModel } from '../../../kinds/load-model.ts';
import { Checkpoint } from '../../../models/recurrent/checkpoint.ts';
import { RecurrentModel } from '../../../models/recurrent/model.ts';
import type { RecurrentTraining } from '../../../models/recurrent/train.ts';
import { prepareTraining } from '../../../models/recurrent/train.ts';
import type { CellName } from '../../../neural/layers/cell-weights.ts';
import { TrainingDiverged } from '../../../neural/training/diverged.ts';
import { checkWritable } from '../../../store/atomic.ts';
import { saveModel } from '../../../store/stored-model.ts';
import { type CommonFlags, forbid, type InputFlags } from '../../options.ts';
import { note, Output } from '../../output.ts';
import { formatCount } from '../../render/numbers.ts';
import { startTrainingProgress } from '../../render/training-progress.ts';
import { CheckpointWriter } from './checkpoint-writer.ts';
import { LossCurve } from './loss-curve.ts';
import { trainingOptions, type UnitFlags } from './settings.ts';
import { readText } from './text.ts';

export interface TrainFlags extends CommonFlags, InputFlags, UnitFlags {
  output: string;
  valid?: string;
  validFraction?: number;
  checkpoint?: string;
  checkpointEvery?: number;
  resume?: string;
  threads?: number;
  svg?: string;
  color?: boolean;
}

/** The part of the held-out symbols from which on unknown ones are worth a word. */
const MANY_UNKNOWN = 0.25;

export async function train(cell: CellName, inputs: string[], flags: TrainFlags): Promise<void> {
  const checkpointFile = flags.checkpoint ?? flags.resume;
  forbidSameFile(checkpointFile, '--checkpoint', flags.output, 'of the model');
  forbidSameFile(flags.svg, '--svg', flags.output, 'of the model');
  forbidSameFile(flags.svg, '--svg', checkpointFile, 'of the checkpoint');
  forbid(
    flags.valid !== undefined && (flags.validFraction ?? 0) > 0,
    'and --valid both say what is held out',
    '--valid-fraction',
    'Leave out one.',
  );
  forbid(
    flags.checkpointEvery !== undefined && checkpointFile === undefined,
    'needs a file to save to',
    '--checkpoint-every',
    'Add --checkpoint FILE.',
  );
  const resume = flags.resume === undefined ? undefined : await loadModel(flags.resume, Checkpoint);
  const options = await trainingOptions(cell, { ...flags }, resume);
  for (const file of [flags.output, checkpointFile, flags.svg])
    if (file !== undefined) await checkWritable(file);
  const raw = (options.tokenizer?.type ?? 'char') === 'char';
  const { text, fingerprint } = await readText(inputs, flags, raw);
  const corpus = [fingerprint()];
  let validText: string | undefined;
  if (flags.valid !== undefined) {
    const valid = await readText([flags.valid], { ...flags, text: undefined }, raw);
    validText = valid.text;
    corpus.push(valid.fingerprint());
  }
  const training = prepareTraining(text, { ...options, validText, corpus, threads: flags.threads }, resume);
  if (flags.valid !== undefined && training.task.validate === undefined) {
    throw new NlpError('holds too little text to validate on', {
      where: { file: flags.valid },
      remedy: 'Name a file with text, or leave out --valid.',
    });
  }
  if (training.unknownHeldOut > MANY_UNKNOWN) {
    const percent = Math.round(100 * training.unknownHeldOut);
    note(
      `${percent} % of the held-out symbols are unknown: all are <unk>, and look easy to predict`,
      flags.quiet,
    );
  }
  if (resume?.position.finished && resume.position.epoch >= training.settings.epochs) {
    note(`${flags.resume}: this training is over; more --epochs would go on with it`, flags.quiet);
  }
  const curve = new LossCurve(training);
  const writer =
    checkpointFile === undefined ? undefined : new CheckpointWriter(training, checkpointFile, flags);
  try {
    await run(training, flags, curve, writer);
  } finally {
    await training.close();
  }
  const model = RecurrentModel.fromTraining(training);
  await saveModel(flags.output, model);
  const output = new Output();
  const { history, best } = training.trainer;
  if (flags.json) {
    const epochs = history.map(({ epoch, trainLoss, validLoss, tokensPerSecond }) => {
      const validBitsPerToken = validLoss === null ? null : validLoss / Math.LN2;
      return { epoch, trainLoss, validLoss, validBitsPerToken, tokensPerSecond };
    });
    output.json({ epochs, parameters: model.parameters, best: best?.epoch ?? null });
  } else {
    for (const line of await curve.lines(flags.color)) output.line(line);
    const kept = best === null || best.epoch === history.length ? '' : `, of epoch ${best.epoch}`;
    output.line(`${flags.output}: ${describe(training)}${kept}`);
  }
  await output.flush();
  if (flags.svg !== undefined) await curve.writeSvg(flags.svg);
}

/** What is written later would replace what was written first. */
function forbidSameFile(
  file: string | undefined,
  option: string,
  other: string | undefined,
  what: string,
): void {
  if (file === undefined || other === undefined || resolve(file) !== resolve(other)) return;
  if (file.startsWith('/dev/')) return;
  throw usageError(`is the file ${what}, too`, option, 'Name another file.');
}

async function run(
  training: RecurrentTraining,
  flags: TrainFlags,
  curve: LossCurve,
  writer: CheckpointWriter | undefined,
): Promise<void> {
  const progress = await startTrainingProgress(flags.quiet, training.settings.tokenizer.type === 'char');
  writer?.listen();
  let ended = false;
  try {
    const output = new Output();
    if (!flags.json) output.line(EpochLine.head);
    await output.flush();
    ended = await training.trainer.run({
      onStep(report) {
        curve.add(report);
        progress.update(report);
      },
      onEpoch(record) {
        if (flags.json) return;
        progress.clear();
        output.line(EpochLine.of(record));
        void output.flush();
      },
      onSafePoint: (atEpochEnd) => writer?.safePoint(atEpochEnd),
      shouldStop: () => writer?.interrupted === true,
    });
    if (ended) await writer?.save();
  } catch (error) {
    if (error instanceof TrainingDiverged) throw new TrainingDiverged(error.at, writer?.lastSaved);
    throw error;
  } finally {
    progress.stop();
    writer?.unlisten();
  }
  if (ended || writer === undefined) return;
  const where = await writer.save();
  throw new NlpError(`interrupted in ${where}`, {
    remedy: `The checkpoint is ${writer.file}; go on with --resume ${writer.file}.`,
    exitStatus: 130,
  });
}

/** The line of an epoch, in columns. */
const EpochLine = {
  head: 'epoch   train loss   valid loss   bits a symbol   symbols/s',
  of(record: { epoch: number; trainLoss: number; validLoss: number | null; tokensPerSecond: number | null }) {
    const { epoch, trainLoss, validLoss, tokensPerSecond } = record;
    const bits = (validLoss ?? trainLoss) / Math.LN2;
    return [
      String(epoch).padStart(5),
      trainLoss.toFixed(4).padStart(12),
      (validLoss?.toFixed(4) ?? '-').padStart(12),
      bits.toFixed(4).padStart(15),
      (tokensPerSecond === null ? '-' : formatCount(Math.round(tokensPerSecond))).padStart(11),
    ].join(' ');
  },
};

function describe({ config, task }: RecurrentTraining): string {
  const { cell, layers, hidden, vocabulary } = config;
  const stacked = layers === 1 ? '' : `${layers} layers of `;
  const count = formatCount(task.weights.values.layout.count);
  return `${cell}, ${stacked}${hidden} units, ${formatCount(vocabulary)} symbols, ${count} parameters`;
}

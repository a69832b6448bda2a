/** Runs the training of a neural model: reads, trains, saves; shows how it goes. */
import { resolve } from 'node:path';
import { NlpError, shownValue, usageError } from '../../errors.ts';
import type { VerbContext } from '../../kinds/verbs/context.ts';
import type { NeuralTraining, PreparedTraining } from '../../kinds/verbs/neural-train.ts';
import type { GivenOptions } from '../../kinds/verbs/verb-text.ts';
import type { TrainingCheckpoint } from '../../neural/training/checkpoint.ts';
import { TrainingDiverged } from '../../neural/training/diverged.ts';
import { checkWritable } from '../../store/atomic.ts';
import { loadModel } from '../../store/load-model.ts';
import { saveModel } from '../../store/stored-model.ts';
import type { CommonFlags } from '../options.ts';
import { Output } from '../output.ts';
import { formatCount } from '../render/numbers.ts';
import { verbContext } from '../verbs/context.ts';
import { CheckpointWriter } from './checkpoint-writer.ts';
import { LossCurve } from './loss-curve.ts';
import { startTrainingProgress } from './progress.ts';

export interface TrainingFlags extends CommonFlags {
  output: string;
  valid?: string;
  checkpoint?: string;
  checkpointEvery?: number;
  resume?: string;
  threads?: number;
  svg?: string;
  color?: boolean;
}

/** The part of the held-out tokens from which on unknown ones are worth a word. */
const manyUnknown = 0.25;

/**
 * @param command the name under which the kind was called
 * @param modelOptions those of the model, as they were given
 */
export async function runTraining(
  kind: NeuralTraining,
  command: string,
  inputs: readonly string[],
  flags: TrainingFlags,
  modelOptions: GivenOptions,
): Promise<void> {
  checkFiles(flags);
  const { output: file, valid, threads, svg } = flags;
  const checkpointFile = flags.checkpoint ?? flags.resume;
  const resume = flags.resume === undefined ? undefined : await loadModel(flags.resume, kind.checkpoint);
  const settled = await kind.settle({ command, options: { ...flags }, modelOptions, resume });
  for (const written of [file, checkpointFile, svg]) if (written !== undefined) await checkWritable(written);
  const context = verbContext({ ...flags });
  const training = await settled.prepare({ inputs, valid, threads }, context);
  const { trainer, unknownHeldOut, summary } = training;
  if (valid !== undefined && !training.validates) {
    throw new NlpError('holds too little text to validate on', {
      where: { file: valid },
      remedy: (option) => `Name a file with text, or leave out ${option('valid')}.`,
    });
  }
  if (unknownHeldOut > manyUnknown) {
    const percent = Math.round(100 * unknownHeldOut);
    context.note(`${percent} % of the held-out symbols are unknown: all are <unk>, and look easy to predict`);
  }
  if (resume !== undefined) noteResumed(resume, training.epochs, flags, context);
  const curve = new LossCurve(training);
  const writer =
    checkpointFile === undefined ? undefined : new CheckpointWriter(training, checkpointFile, flags);
  try {
    await run(training, flags, curve, writer);
  } finally {
    await training.close();
  }
  const model = training.model();
  await saveModel(file, model);
  const output = new Output();
  const { history, best } = trainer;
  if (flags.json) {
    const epochs = history.map(({ epoch, trainLoss, validLoss, tokensPerSecond }) => {
      const validBitsPerToken = validLoss === null ? null : validLoss / Math.LN2;
      return { epoch, trainLoss, validLoss, validBitsPerToken, tokensPerSecond };
    });
    output.json({ epochs, parameters: model.parameters, best: best?.epoch ?? null });
  } else {
    for (const line of await curve.lines(flags.color)) output.line(line);
    const kept = best === null || best.epoch === history.length ? '' : `, of epoch ${best.epoch}`;
    output.line(`${file}: ${summary}${kept}`);
  }
  await output.flush();
  if (svg !== undefined) await curve.writeSvg(svg);
}

/** Schedules that reach their end with the last epoch: how long the training is decides every step of them. */
const reachingTheEnd: readonly unknown[] = ['cosine', 'linear'];

/** What a training that goes on does not do although one might think so. */
function noteResumed(
  { position, file: { options } }: TrainingCheckpoint,
  epochs: number,
  flags: TrainingFlags,
  context: VerbContext,
): void {
  const { epoch, step, finished } = position;
  const name = flags.resume;
  if (epoch > epochs || (epoch === epochs && step > 0)) {
    context.warn(
      (option) =>
        `${name} has ${epoch} epochs behind it already, and ${option('epochs')} ${epochs} asks for fewer`,
    );
  } else if (finished && epoch === epochs) {
    context.note((option) => `${name}: this training is over; more ${option('epochs')} would go on with it`);
  }
  if (options.epochs !== epochs && reachingTheEnd.includes(options.schedule)) {
    context.warn(
      (option) =>
        `${name} was trained with a ${String(options.schedule)} schedule of ${shownValue(options.epochs)} epochs; going on ` +
        `to ${epochs} is not what ${option('epochs')} ${epochs} from the start would have given`,
    );
  }
}

/** Files that exclude each other, or need another. */
function checkFiles(flags: TrainingFlags): void {
  const { output, checkpoint, resume, checkpointEvery, svg } = flags;
  const checkpointFile = checkpoint ?? resume;
  forbidSameFile(checkpointFile, 'checkpoint', output, 'of the model');
  forbidSameFile(svg, 'svg', output, 'of the model');
  forbidSameFile(svg, 'svg', checkpointFile, 'of the checkpoint');
  if (checkpointEvery !== undefined && checkpointFile === undefined) {
    throw usageError(
      'needs a file to save to',
      'checkpointEvery',
      (option) => `Add ${option('checkpoint')} FILE.`,
    );
  }
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
  training: PreparedTraining,
  flags: TrainingFlags,
  curve: LossCurve,
  writer: CheckpointWriter | undefined,
): Promise<void> {
  const progress = await startTrainingProgress(flags.quiet, training.token);
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
    remedy: (option) => `The checkpoint is ${writer.file}; go on with ${option('resume')} ${writer.file}.`,
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

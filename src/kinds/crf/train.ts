/** `nlp crf train`: a model from labelled sentences. */
import { readFile } from 'node:fs/promises';
import { NlpError } from '../../errors.ts';
import { storable } from '../../models/crf/crf.ts';
import type { CrfOptions } from '../../models/crf/crf-options.ts';
import { templatePresets } from '../../models/crf/template-presets.ts';
import { trainCrf } from '../../models/crf/train.ts';
import { type CorpusOptions, TrainingCorpus } from '../../models/crf/training-corpus.ts';
import { checkWritable } from '../../store/atomic.ts';
import { saveModel } from '../../store/stored-model.ts';
import type { VerbContext } from '../verbs/context.ts';
import type { TrainSummary } from '../verbs/train.ts';
import { readLabelled } from './sentences.ts';

type TrainOptions = { output: string; label?: string; seed: number; threads: number };

export async function train(
  inputs: readonly string[],
  { output, label, seed, threads }: TrainOptions,
  choices: CrfOptions,
  context: VerbContext,
): Promise<TrainSummary> {
  await checkWritable(output);
  const start = performance.now();
  const { corpus, parts } = await readTraining(inputs, choices.template, label, context);
  const { template: _, ...options } = choices;
  const sentences = corpus.data.sequences;
  const tokens = corpus.data.items;
  const labels = corpus.data.labels.list.length;
  const model = await context.working('training', (show) =>
    trainCrf(corpus, {
      ...options,
      seed,
      threads,
      corpus: parts,
      progress: ({ iteration, loss }) => show(`iteration ${iteration}, loss ${loss.toFixed(2)}`),
    }),
  );
  await saveModel(output, storable(model));
  const { iterations, loss, converged } = model.training;
  const seconds = (performance.now() - start) / 1000;
  if (!converged && model.settings.algorithm === 'lbfgs' && choices.iterations === undefined)
    context.warn('no step lowers the loss any more, and the gradient is still above the tolerance');
  return {
    json: {
      sentences,
      tokens,
      labels,
      iterations,
      loss,
      converged,
      features: model.weights.values.length,
      seconds,
    },
    counts: [
      [sentences, 'sentence'],
      [tokens, 'token'],
      [labels, 'label'],
      [model.weights.values.length, 'weight'],
      [iterations, 'iteration'],
    ],
    remark: `loss ${loss.toFixed(2)}`,
  };
}

/** The training data of inputs, with templates by name or from a file. */
export async function readTraining(
  inputs: readonly string[],
  template: string | undefined,
  label: string | undefined,
  context: Pick<VerbContext, 'reading'>,
) {
  const corpus = new TrainingCorpus({ ...(await templateOf(template)), label });
  const parts = await context.reading('reading', async (input) => {
    const reading = readLabelled(inputs, input);
    for await (const sentences of reading) for (const sentence of sentences) corpus.add(sentence);
    return input.fingerprint === false ? undefined : reading.parts();
  });
  if (corpus.data.sequences === 0) throw new NlpError('there is no labelled sentence to learn from');
  return { corpus, parts };
}

/** @throws NlpError where it is neither a preset nor a file that can be read */
export async function templateOf(name: string | undefined): Promise<CorpusOptions> {
  if (name === undefined) return {};
  if (Object.hasOwn(templatePresets, name)) return { template: templatePresets[name] };
  try {
    return { template: await readFile(name, 'utf8'), templateFile: name };
  } catch (error) {
    throw new NlpError(`the template cannot be read: ${(error as Error).message.split(',')[0]}`, {
      where: { file: name },
      remedy: `Give a file, or one of ${Object.keys(templatePresets).join(', ')}.`,
      cause: error,
    });
  }
}

/** `nlp classify train`: a classifier from labelled texts. */
import { shownValue } from '../../errors.ts';
import { similarLabels } from '../../models/classifier/examples.ts';
import type { ClassifierOptions } from '../../models/classifier/options.ts';
import { resolveClassifierOptions } from '../../models/classifier/options.ts';
import { trainClassifier } from '../../models/classifier/train.ts';
import { checkWritable } from '../../store/atomic.ts';
import { saveModel } from '../../store/stored-model.ts';
import type { VerbContext } from '../verbs/context.ts';
import type { TrainSummary } from '../verbs/train.ts';
import type { GivenOptions } from '../verbs/verb-text.ts';
import { defaultModelOf } from './default-model.ts';
import { readLabelled } from './files.ts';
import { readWordVectors } from './vectors.ts';

export async function train(
  inputs: readonly string[],
  { output, threads }: GivenOptions & { readonly output: string; readonly threads?: number },
  given: GivenOptions,
  context: VerbContext,
  command: string,
): Promise<TrainSummary> {
  const options = withCommand(given, command);
  resolveClassifierOptions(options);
  await checkWritable(output);
  const { examples, parts } = await context.reading('reading', (input) => readLabelled(inputs, input));
  const vectors = options.vectors === undefined ? undefined : await readWordVectors(options.vectors);
  const { model, converged } = await trainClassifier(examples, options, {
    corpus: parts,
    threads,
    vectors,
    onEpoch: (text) => context.note(text),
  });
  for (const [a, b] of similarLabels(model.classes).slice(0, 3)) {
    context.warn(
      `the labels ${shownValue(a)} and ${shownValue(b)} are two classes: are they meant to be one?`,
    );
  }
  if (!converged) {
    context.warn(
      (option) =>
        `the optimum was not reached: the model is usable; a smaller ${option('c')} or a larger ${option('tolerance')} is reached sooner`,
    );
  }
  await saveModel(output, model);
  const { classes, parameters } = model;
  return {
    json: { model: model.model, texts: examples.length, classes, parameters, converged },
    counts: [
      [examples.length, 'text'],
      [classes.length, 'label'],
      [parameters, 'parameter'],
    ],
    remark: model.model,
  };
}

/** The options with the model that the name of the command stands for, unless another was given or a preset. */
export function withCommand(given: GivenOptions, command: string): ClassifierOptions {
  const isNamed = command !== 'classify';
  if (given.model !== undefined || (given.preset !== undefined && !isNamed))
    return given as ClassifierOptions;
  return { ...given, model: defaultModelOf(command) } as ClassifierOptions;
}

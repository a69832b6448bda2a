/** The verb `train` of kinds that are trained in one go. */
import type { TrainVerb } from '../../kinds/verbs/train.ts';
import { text } from '../../options/types.ts';
import type { Verb } from '../verb.ts';

export function trainVerb(command: string, verb: TrainVerb): Verb {
  const { summary, output = 'the model to write', options, modelOptions, notes, examples, load } = verb;
  return {
    name: 'train',
    summary,
    inputs: true,
    options: { output: { type: text('file'), letter: 'o', text: output }, ...options },
    modelOptions,
    required: ['output'],
    notes,
    examples: examples(command),
    run: async () => {
      const [{ train }, { verbContext }] = await Promise.all([load(), import('./context.ts')]);
      return (inputs, flags, given) => train(inputs, flags, given, verbContext(flags));
    },
  };
}

/** The verb `train` of kinds that learn by steps along a gradient. */
import type { NeuralTrainVerb } from '../../kinds/verbs/neural-train.ts';
import { optionTable } from '../../options/table.ts';
import { integer, text } from '../../options/types.ts';
import type { Verb } from '../verb.ts';
import { helpOf } from './help.ts';

const file = text('file');

const outputTable = optionTable({ output: { type: file, text: 'the model to write', isWritten: true } });

/** How a training is run; the model has options of its own beside these. */
const runTable = optionTable({
  valid: { type: file, text: 'held-out text, instead of a part of the text' },
  checkpoint: {
    type: file,
    text: 'save the state of the training there: each epoch, and every 10 seconds',
    isWritten: true,
  },
  checkpointEvery: { type: integer(1), text: 'every so many steps instead' },
  resume: {
    type: file,
    text: 'go on from this checkpoint (and save to it, unless --checkpoint names another)',
    isWritten: true,
  },
  threads: { type: integer(1, 256), text: 'how many threads work on it; the result is the same' },
  svg: { type: file, text: 'draw the loss curve there', isWritten: true },
});

export function neuralTrainVerb(command: string, verb: NeuralTrainVerb): Verb {
  const { options, modelOptions, load } = verb;
  return {
    name: 'train',
    ...helpOf(verb, command),
    inputs: true,
    options: { ...outputTable, ...options, ...runTable },
    modelOptions: modelOptions(command),
    required: ['output'],
    run: async () => {
      const [kind, { runTraining }] = await Promise.all([load(), import('../training/run-training.ts')]);
      return (inputs, flags, given) => runTraining(kind, command, inputs, flags, given);
    },
  };
}

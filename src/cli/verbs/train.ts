/** The verb `train` of kinds that are trained in one go. */
import type { TrainSummary, TrainVerb } from '../../kinds/verbs/train.ts';
import { text } from '../../options/types.ts';
import { note, Output } from '../output.ts';
import { countOf } from '../render/numbers.ts';
import type { Verb } from '../verb.ts';
import { helpOf } from './help.ts';

export function trainVerb(command: string, verb: TrainVerb): Verb {
  const { output = 'the model to write', options, modelOptions, load } = verb;
  return {
    name: 'train',
    ...helpOf(verb, command),
    inputs: true,
    options: { output: { type: text('file'), letter: 'o', text: output, isWritten: true }, ...options },
    modelOptions: typeof modelOptions === 'function' ? modelOptions(command) : modelOptions,
    required: ['output'],
    run: async () => {
      const [{ train }, { verbContext }] = await Promise.all([load(), import('./context.ts')]);
      return async (inputs, flags, given) => {
        const summary = await train(inputs, flags, given, verbContext(flags), command);
        if (summary !== undefined) await print(summary, flags);
      };
    },
  };
}

async function print(
  { json, counts, remark }: TrainSummary,
  flags: { output?: string; json?: boolean; quiet?: boolean },
): Promise<void> {
  if (flags.json) {
    const output = new Output();
    output.json(json);
    return output.flush();
  }
  const list = counts.map(([count, singular]) => countOf(count, singular)).join(', ');
  const all = remark === undefined ? list : `${list}; ${remark}`;
  note(`${flags.output}: ${all}`, flags.quiet);
}

/** The verb `info`: what a model file is made of, as lines of a name and a value. */
import type { InfoVerb } from '../../kinds/verbs/info.ts';
import type { Verb } from '../verb.ts';

export function infoVerb(command: string, { summary, operand, notes, examples, load }: InfoVerb): Verb {
  return {
    name: 'info',
    summary,
    operands: [{ name: 'model', text: operand, required: true }],
    notes,
    examples: examples(command),
    run: async () => {
      const [{ describeFile }, { printFacts }] = await Promise.all([load(), import('../render/report.ts')]);
      return async (file, flags) => printFacts(await describeFile(file), flags);
    },
  };
}

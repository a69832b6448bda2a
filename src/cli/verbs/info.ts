/** The verb `info`: what a model file is made of, as lines of a name and a value, and a figure of it. */
import type { InfoVerb } from '../../kinds/verbs/info.ts';
import { svgRow, type Verb } from '../verb.ts';
import { helpOf } from './help.ts';

export function infoVerb(command: string, verb: InfoVerb): Verb {
  const { operand, svg, options, load } = verb;
  return {
    name: 'info',
    ...helpOf(verb, command),
    operands: [{ name: 'model', text: operand, required: true }],
    options: {
      ...svgRow(svg),
      ...options,
    },
    run: async () => {
      const [{ describeFile }, { printFacts }] = await Promise.all([load(), import('../render/report.ts')]);
      return async (file, flags) => printFacts(await describeFile(file, flags), flags);
    },
  };
}

/** The verb `perplexity`: how well a language model predicts a text, with an exit status for CI. */
import { NlpError } from '../../errors.ts';
import type { PerplexityAnswer, PerplexityVerb } from '../../kinds/verbs/perplexity.ts';
import { number } from '../../options/types.ts';
import { svgRow, type Verb } from '../verb.ts';
import { helpOf } from './help.ts';

const failOver = {
  type: number({ minimum: 0, placeholder: 'n' }),
  text: 'exit with 1 where the perplexity is above this',
};

interface PerplexityFlags {
  failOver?: number;
  svg?: string;
  json?: boolean;
  color?: boolean;
}

export function perplexityVerb(command: string, verb: PerplexityVerb): Verb {
  const { model, options, svg, explain, load } = verb;
  return {
    name: 'perplexity',
    ...helpOf(verb, command),
    inputs: true,
    options: { ...model, failOver, ...options, ...svgRow(svg) },
    required: ['model'],
    explain,
    run: async () => {
      const [{ perplexity }, { verbContext }] = await Promise.all([load(), import('./context.ts')]);
      return async (inputs, flags: PerplexityFlags) => {
        const answer = await perplexity(inputs, { ...flags }, verbContext({ ...flags }));
        if (answer !== undefined) await print(answer, flags);
      };
    },
  };
}

async function print(answer: PerplexityAnswer, flags: PerplexityFlags): Promise<void> {
  const { perplexity, json, rows, width, table, figure } = answer;
  if (flags.svg !== undefined && figure !== undefined) {
    await (await import('../render/drawing.ts')).writeFigures(flags.svg, [figure]);
  }
  const [{ Output }, { valueText }] = await Promise.all([
    import('../output.ts'),
    import('../render/report.ts'),
  ]);
  const output = new Output();
  if (flags.json) output.json(json);
  else {
    for (const row of rows) output.line(row.name.padEnd(20) + valueText(row).padStart(width));
    if (table !== undefined) {
      const { followingTable } = await import('../render/following-table.ts');
      for (const line of await followingTable(table, flags.color)) output.line(line);
    }
  }
  await output.flush();
  if (flags.failOver !== undefined && !(perplexity <= flags.failOver)) {
    throw new NlpError(`the perplexity ${perplexity.toFixed(2)} is above ${flags.failOver}`, {
      where: { option: 'failOver' },
      exitStatus: 1,
    });
  }
}

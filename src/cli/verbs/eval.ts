/** The verb `eval`: one model against correct answers, or two against each other. */
import { usageError } from '../../errors.ts';
import type { McNemarResult } from '../../evaluate/mcnemar.ts';
import type { EvalVerb } from '../../kinds/verbs/eval.ts';
import { optionTable } from '../../options/table.ts';
import { integer, number, type OptionType } from '../../options/types.ts';
import type { CommonFlags, InputFlags } from '../options.ts';
import { note, Output } from '../output.ts';
import { formatCount } from '../render/numbers.ts';
import { svgRow, type Verb } from '../verb.ts';
import { helpOf } from './help.ts';

interface EvalFlags extends CommonFlags, InputFlags {
  model: readonly string[];
  samples: number;
  seed: number;
  failUnder?: number;
  svg?: string;
  color?: boolean;
}

/** A file each time the option is given. */
const modelFiles: OptionType<readonly string[]> = {
  schema: { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1, maxItems: 2 },
  placeholder: 'file',
  what: 'a file',
  read: (file) => [file],
};

export function evalVerb(command: string, own: EvalVerb): Verb {
  const { metric } = own;
  const options = {
    ...optionTable({ model: { type: modelFiles, letter: 'm', repeatable: true, text: own.model } }),
    ...own.options,
    ...svgRow(own.svg),
    ...optionTable({
      samples: { type: integer(1), default: 1000, text: 'bootstrap samples for the 95% interval' },
      failUnder: {
        type: number({ minimum: 0, maximum: 1 }),
        text: `exit with 1 where the ${metric} is below this`,
      },
    }),
  };
  return {
    name: 'eval',
    ...helpOf(own, command),
    inputs: true,
    options,
    required: ['model'],
    seed: true,
    run: async () => (inputs: string[], flags: EvalFlags) => run(own, inputs, flags),
  };
}

async function run(own: EvalVerb, inputs: string[], flags: EvalFlags): Promise<void> {
  const { model: models, samples, seed, failUnder } = flags;
  if (models.length > 2)
    throw usageError(`two models can be compared, not ${models.length}`, 'model', 'Leave out the others.');
  const [{ evaluate }, { verbContext }, { mcnemar }] = await Promise.all([
    own.load(),
    import('./context.ts'),
    import('../../evaluate/mcnemar.ts'),
  ]);
  const task = { models, inputs, options: { ...flags }, samples, seed };
  const evaluations = await evaluate(task, verbContext({ ...flags }));
  if (evaluations.length === 0) return;
  const { figure } = evaluations[0];
  if (flags.svg !== undefined && figure !== undefined) {
    await (await import('../render/drawing.ts')).writeFigures(flags.svg, [figure]);
  }
  const comparison =
    evaluations.length === 2 ? mcnemar(evaluations[0].correct, evaluations[1].correct) : undefined;
  const output = new Output();
  if (flags.json) {
    const answers = evaluations.map(({ json }) => json);
    output.json(comparison === undefined ? answers[0] : { models: answers, mcnemar: comparison });
  } else {
    const [{ loadPalette }, { renderReport }] = await Promise.all([
      import('../render/color.ts'),
      import('../render/report-lines.ts'),
    ]);
    const palette = await loadPalette(process.stdout, flags.color);
    for (const [i, { report }] of evaluations.entries()) {
      if (evaluations.length > 1) output.line(palette.strong(models[i]));
      for (const line of renderReport(report, palette)) output.line(line);
    }
    if (comparison !== undefined) output.line(comparisonText(comparison, models, own.unit));
  }
  await output.flush();
  const worst = Math.min(...evaluations.map(({ score }) => score));
  if (failUnder !== undefined && worst < failUnder) {
    note(`the ${own.metric} ${worst} is below ${failUnder}`, flags.quiet);
    process.exitCode = 1;
  }
}

function comparisonText(
  { onlyFirst, onlySecond, pValue }: McNemarResult,
  models: readonly string[],
  unit: string,
): string {
  if (onlyFirst + onlySecond === 0) {
    return `McNemar: both are right and wrong at the same ${unit}, so there is nothing to test`;
  }
  const verdict = pValue < 0.05 ? 'the difference is significant' : 'the difference may be chance';
  return (
    `McNemar: ${formatCount(onlyFirst)} ${unit} right only by ${models[0]}, ${formatCount(onlySecond)} only by ` +
    `${models[1]}; p = ${pValue.toPrecision(3)}: ${verdict}`
  );
}

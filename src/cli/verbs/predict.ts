/** The verb `predict`: a line of labels for each text. */
import { readItems } from '../../corpus/read-items.ts';
import { usageError } from '../../errors.ts';
import type { Report } from '../../figure/report.ts';
import type { PredictAnswers, PredictedValue, PredictVerb } from '../../kinds/verbs/predict.ts';
import { optionTable } from '../../options/table.ts';
import { integer, number, toggle } from '../../options/types.ts';
import { type CommonFlags, type InputFlags, inputOptions } from '../options.ts';
import { Output } from '../output.ts';
import type { Verb } from '../verb.ts';
import { helpOf } from './help.ts';

interface PredictFlags extends CommonFlags, InputFlags {
  k: number;
  probabilities?: boolean;
  threshold?: number;
  color?: boolean;
}

const table = optionTable({
  k: { type: integer(1), default: 1, text: 'how many labels a text' },
  probabilities: { type: toggle(), text: 'with each label its probability' },
  threshold: {
    type: number({ minimum: 0, maximum: 1 }),
    text: 'only labels of at least this probability; perhaps none',
  },
});

export function predictVerb(command: string, own: PredictVerb): Verb {
  return {
    name: 'predict',
    ...helpOf(own, command),
    inputs: true,
    options: { ...own.model, ...table },
    required: ['model'],
    explain: own.explain,
    run: async () => (inputs: string[], flags: PredictFlags) => run(own, inputs, flags),
  };
}

async function run(own: PredictVerb, inputs: string[], flags: PredictFlags): Promise<void> {
  const [{ openForPredict }, { verbContext }] = await Promise.all([own.load(), import('./context.ts')]);
  const model = await openForPredict({ ...flags }, verbContext({ ...flags }));
  for (const option of ['probabilities', 'threshold'] as const) {
    if (flags[option] === undefined || model.hasProbabilities) continue;
    throw usageError('needs probabilities, and this model has only scores', option, model.remedy);
  }
  const linesOf = flags.explain && !flags.json ? await reportLines(flags.color) : undefined;
  const output = new Output();
  try {
    const reading = readItems('documents', inputs, { ...inputOptions(flags), fingerprint: false });
    for await (const items of reading) {
      const texts = items.map(({ text }) => text);
      const answers = model.predict(texts);
      for (const [i, answer] of answers.entries()) {
        const full = print(output, model, texts[i], answer, flags, linesOf);
        if (full) await full;
      }
      // A reader at the other end of a pipe may wait for the answer to the lines sent so far.
      await output.flush();
    }
  } finally {
    await output.flush();
  }
}

function print(
  output: Output,
  model: PredictAnswers,
  text: string,
  ranked: readonly PredictedValue[],
  flags: PredictFlags,
  linesOf: ((report: Report) => string[]) | undefined,
): Promise<void> | undefined {
  const { k, threshold = Number.NEGATIVE_INFINITY } = flags;
  const labels = ranked.slice(0, k).filter(({ value }) => value >= threshold);
  const explained = flags.explain ? model.explain(text) : undefined;
  if (flags.json) {
    const name = model.hasProbabilities ? 'probability' : 'score';
    const list = labels.map(({ label, value }) => ({ label, [name]: value }));
    return output.json({
      text,
      labels: list,
      ...(explained === undefined ? {} : { explanation: explained.json }),
    });
  }
  const shown = labels.map(({ label, value }) =>
    flags.probabilities ? `${label} ${value.toFixed(6)}` : label,
  );
  const full = output.line(shown.join(flags.probabilities ? '\t' : ' '));
  if (explained !== undefined && linesOf !== undefined) {
    for (const line of linesOf(explained.report)) output.line(line);
  }
  return full;
}

async function reportLines(color: boolean | undefined): Promise<(report: Report) => string[]> {
  const [{ loadPalette }, { renderReport }] = await Promise.all([
    import('../render/color.ts'),
    import('../render/report-lines.ts'),
  ]);
  const palette = await loadPalette(process.stdout, color);
  return (report) => renderReport(report, palette);
}

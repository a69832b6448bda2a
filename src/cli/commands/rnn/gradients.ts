/** `nlp rnn gradients`: the norm of the loss's gradient at each step back in time, cell beside cell. */

import { readStreamText } from '../../../corpus/stream-text.ts';
import type { LineChart } from '../../../figure/figure.ts';
import { figureSvg } from '../../../figure/figure-svg.ts';
import { figureText } from '../../../figure/figure-text.ts';
import { type GradientNorms, gradientNorms } from '../../../models/recurrent/gradient-norms.ts';
import { RecurrentModel } from '../../../models/recurrent/model.ts';
import { cellNames } from '../../../neural/layers/cell-weights.ts';

import { checkWritable, writeTextAtomically } from '../../../store/atomic.ts';
import { loadModel } from '../../../store/load-model.ts';

import type { CommonFlags, InputFlags } from '../../options.ts';
import { note, Output } from '../../output.ts';
import { loadPalette } from '../../render/color.ts';
import { paintWith } from '../../render/paint.ts';
import { verbContext } from '../../verbs/context.ts';

interface GradientFlags extends CommonFlags, InputFlags {
  model?: string[];
  steps: number;
  windows: number;
  hidden: number;
  epochs: number;
  svg?: string;
  color?: boolean;
}

export async function gradients(inputs: string[], flags: GradientFlags): Promise<void> {
  if (flags.svg !== undefined) await checkWritable(flags.svg);
  const given = await Promise.all((flags.model ?? []).map((file) => loadModel(file, RecurrentModel)));
  const raw = given.every((model) => model.tokenizer.spec.type === 'char');
  const { text } = await verbContext({ ...flags }).reading('reading', (input) =>
    readStreamText(inputs, input, raw),
  );
  if (text === '') return;
  const { steps, windows } = flags;
  const models = given.length > 0 ? given : await trainedAlike(text, flags);
  const cells: GradientNorms[] = models.map((model) => gradientNorms(model, text, { steps, windows }));
  const chart = chartOf(cells, steps);
  const output = new Output();
  if (flags.json) output.json({ steps, cells });
  else {
    const palette = await loadPalette(process.stdout, flags.color);
    const width = Math.min(80, process.stdout.columns ?? 80);
    for (const line of figureText(chart, { width, paint: paintWith(palette) })) output.line(line);
    output.line();
    for (const { cell, norms } of cells) output.line(summary(cell, norms));
  }
  await output.flush();
  if (flags.svg !== undefined) await writeTextAtomically(flags.svg, [figureSvg(chart)]);
}

/** One model of each cell, trained alike. */
async function trainedAlike(text: string, flags: GradientFlags): Promise<RecurrentModel[]> {
  const { hidden, epochs, seed } = flags;
  const models: RecurrentModel[] = [];
  for (const cell of cellNames) {
    note(
      `training ${cell}: ${hidden} units, ${epochs === 1 ? '1 epoch' : `${epochs} epochs`}`,
      flags.quiet || !process.stderr.isTTY,
    );
    const batch = Math.max(1, Math.min(16, text.length >> 1));
    const sizes = { cell, hidden, embedding: hidden, seed, validFraction: 0, batch };
    models.push(await RecurrentModel.train(text, { ...sizes, epochs }));
  }
  return models;
}

function chartOf(cells: readonly GradientNorms[], steps: number): LineChart {
  return {
    kind: 'line',
    title: `The gradient of a loss, up to ${steps} steps back in time`,
    description: 'Norm of the derivative of the last step’s loss with respect to the state k steps before.',
    x: { label: 'steps back', from: 0 },
    y: { label: 'norm of the gradient', scale: 'log' },
    series: cells.map(({ cell, norms }) => ({
      name: cell,
      points: norms.map((norm, k) => [k, norm] as const),
    })),
  };
}

/** How many steps it takes until a hundredth is left. */
function summary(cell: string, norms: readonly number[]): string {
  const below = norms.findIndex((norm) => norm < norms[0] / 100);
  const last = norms[norms.length - 1] / norms[0];
  const reach = below === -1 ? 'more than a hundredth all the way' : `a hundredth after ${below} steps`;
  return `${cell.padEnd(5)} ${reach}; ${last.toExponential(2)} of it ${norms.length - 1} steps back`;
}

/** `nlp rnn next`: the distribution of the next symbol, and what the gates did on the way. */

import { usageError } from '../../../errors.ts';
import type { HeatMap } from '../../../figure/figure.ts';
import { figureSvg } from '../../../figure/figure-svg.ts';
import { loadModel } from '../../../kinds/load-model.ts';
import { type PromptTrace, traceGates } from '../../../models/recurrent/gate-activations.ts';
import { RecurrentModel } from '../../../models/recurrent/model.ts';
import { writeTextAtomically } from '../../../store/atomic.ts';
import type { CommonFlags } from '../../options.ts';
import { Output } from '../../output.ts';
import { loadPalette, type Palette } from '../../render/color.ts';
import { renderTable } from '../../render/table.ts';
import { visible } from './visible.ts';

interface NextFlags extends CommonFlags {
  model: string;
  k: number;
  all?: boolean;
  text?: string;
  svg?: string;
  color?: boolean;
}

/** Symbols of a prompt that are drawn, the last ones. */
const SHOWN = 60;

export async function next(prompt: string | undefined, flags: NextFlags): Promise<void> {
  if (flags.svg !== undefined && !flags.explain)
    throw usageError('draws what --explain shows', '--svg', 'Add --explain.');
  const model = await loadModel(flags.model, RecurrentModel);
  const text = flags.text ?? prompt;
  const count = flags.all ? undefined : flags.k;
  const output = new Output();
  const palette = await loadPalette(process.stdout, flags.color);
  if (text === undefined && process.stdin.isTTY && process.stdout.isTTY && !flags.json) {
    const { liveNext } = await import('../../render/live-next.ts');
    const isChar = model.tokenizer.spec.type === 'char';
    const shown = (typed: string) =>
      model.next(typed, count).map(({ token, probability }) => ({ token: drawn(token), probability }));
    return liveNext(isChar ? shown : (typed) => model.next(typed, count), flags.color, isChar);
  }
  if (text !== undefined) {
    await answer(model, text, flags, output, palette);
  } else {
    const { readLines } = await import('../../../corpus/lines.ts');
    for await (const lines of readLines([], { fingerprint: false })) {
      for (const line of lines) await answer(model, line.text, flags, output, palette);
    }
  }
  await output.flush();
}

async function answer(
  model: RecurrentModel,
  text: string,
  flags: NextFlags,
  output: Output,
  palette: Palette,
): Promise<void> {
  const found = model.next(text, flags.all ? undefined : flags.k);
  const trace = flags.explain ? traceGates(model, text) : undefined;
  if (flags.json) {
    output.json(trace === undefined ? found : { next: found, ...trace });
  } else {
    for (const { token, probability } of found) output.line(`${probability.toFixed(6)}\t${visible(token)}`);
    if (trace !== undefined) {
      for (const line of gateTable(trace, palette)) output.line(line);
    }
  }
  if (trace !== undefined && flags.svg !== undefined)
    await writeTextAtomically(flags.svg, [figureSvg(heatMap(trace))]);
  await output.flush();
}

/** A row a symbol, a column a gate: the mean over the units. */
function gateTable({ symbols, gates }: PromptTrace, palette: Palette): string[] {
  const right = 'right' as const;
  const columns = [
    { title: 'read' },
    ...gates.map(({ layer, gate, signed }) => ({
      title: `${layer} ${signed ? `|${gate}|` : gate}`,
      align: right,
    })),
  ];
  const from = Math.max(0, symbols.length - SHOWN);
  const rows = symbols
    .slice(from)
    .map((symbol, i) => [visible(symbol), ...gates.map(({ mean }) => mean[from + i].toFixed(3))]);
  const title = palette.strong('Gates after each symbol: layer and gate, mean over the units');
  return ['', title, ...renderTable(columns, rows, palette)];
}

/** A blank and a line end as something that can be seen. */
function drawn(symbol: string): string {
  return symbol === '\n' ? '↵' : symbol === ' ' ? '␣' : symbol;
}

/** A row a gate, a column a symbol. */
function heatMap({ symbols, gates }: PromptTrace): HeatMap {
  const from = Math.max(0, symbols.length - SHOWN);
  return {
    kind: 'heat',
    title: 'Gates, mean over the units',
    description: 'How far each gate is open after each symbol; of what is signed the mean size.',
    rows: gates.map(({ layer, gate, signed }) => `${layer} ${signed ? `|${gate}|` : gate}`),
    columns: symbols.slice(from).map(drawn),
    values: gates.map(({ mean }) => mean.slice(from)),
  };
}

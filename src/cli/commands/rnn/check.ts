/** `nlp rnn check`: gradients against differences of the loss, or against another program's numbers. */
import { NlpError } from '../../../errors.ts';
import type { Precision } from '../../../math/backend.ts';
import { type ParityResult, runParityCase } from '../../../models/recurrent/parity.ts';
import { checkNetwork } from '../../../models/recurrent/self-check.ts';
import { cellNames } from '../../../neural/layers/cell-weights.ts';
import { readJsonFile } from '../../../store/json-file.ts';
import type { CommonFlags } from '../../options.ts';
import { Output } from '../../output.ts';
import { loadPalette } from '../../render/color.ts';
import { renderTable } from '../../render/table.ts';

interface CheckFlags extends CommonFlags {
  against?: string;
  precision?: Precision;
  tolerance?: number;
  color?: boolean;
}

export async function check(flags: CheckFlags): Promise<void> {
  if (flags.against !== undefined) return checkAgainst(flags.against, flags);
  const tolerance = flags.tolerance ?? 1e-6;
  const shapes = [
    { layers: 1, tied: false, dropout: 0, embedding: 5, hidden: 6 },
    { layers: 2, tied: true, dropout: 0.25, embedding: 6, hidden: 6 },
  ];
  const networks = cellNames.flatMap((cell) =>
    shapes.map((shape) => {
      const config = { cell, vocabulary: 7, ...shape };
      const tensors = checkNetwork(config, { time: 6, batch: 3 }, flags.seed ?? 1);
      return { ...config, tensors };
    }),
  );
  const largest = Math.max(...networks.flatMap(({ tensors }) => tensors.map((one) => one.largestError)));
  const output = new Output();
  if (flags.json) output.json({ networks, largestError: largest, tolerance });
  else {
    const palette = await loadPalette(process.stdout, flags.color);
    const columns = ['network', 'tensor', 'parameters', 'largest error', 'analytic', 'numeric'].map(
      (title, i) => ({ title, align: i < 2 ? ('left' as const) : ('right' as const) }),
    );
    const rows = networks.flatMap(({ cell, layers, tied, dropout, tensors }) =>
      tensors.map((one, i) => [
        i > 0
          ? ''
          : `${cell}, ${layers} layer${layers > 1 ? 's' : ''}${tied ? ', tied' : ''}${dropout > 0 ? ', dropout' : ''}`,
        one.name,
        String(one.parameters),
        one.largestError.toExponential(1),
        one.analytic.toPrecision(6),
        one.numeric.toPrecision(6),
      ]),
    );
    for (const line of renderTable(columns, rows, palette)) output.line(line);
    output.line(`largest error ${largest.toExponential(2)}, allowed ${tolerance}`);
  }
  await output.flush();
  failAbove(largest, tolerance);
}

interface Reference {
  loss?: number;
  hidden_last_step?: unknown;
  gradients?: Record<string, unknown>;
  gradient_norm?: number;
  optimizers?: Record<string, unknown>;
}

/** What is allowed of each precision, relative to the largest number of a tensor. */
const allowed: Record<Precision, number> = { float32: 1e-5, float64: 1e-9 };
/** Of the losses over steps of an optimizer, at least: there rounding errors add up. */
const ALLOWED_OF_STEPS = 1e-4;

/** With --json in double precision, else in both, unless one is asked for: training runs in single precision. */
async function checkAgainst(file: string, flags: CheckFlags): Promise<void> {
  const cases = await readCases(file);
  const precisions: Precision[] = flags.precision ? [flags.precision] : ['float32', 'float64'];
  const output = new Output();
  const excess: string[] = [];
  const rows: string[][] = [];
  for (const precision of flags.json ? precisions.slice(-1) : precisions) {
    const tolerance = flags.tolerance ?? allowed[precision];
    const found = cases.map((one, i) => runCase(one, `case ${i + 1}`, file, precision));
    if (flags.json) output.json({ cases: found });
    for (const [i, result] of found.entries()) {
      const { loss, hidden, gradients, optimizers } = errorsOf(result, cases[i] as Reference);
      const shown = [loss, hidden, gradients, optimizers].map((error) => error?.toExponential(1) ?? '-');
      rows.push([i > 0 ? '' : precision, result.cell, String(result.layers), ...shown, String(tolerance)]);
      const ofSteps = Math.max(tolerance, ALLOWED_OF_STEPS);
      for (const [what, error, most] of [
        ['loss', loss, tolerance],
        ['hidden states', hidden, tolerance],
        ['gradients', gradients, tolerance],
        ['optimizers', optimizers, ofSteps],
      ] as const) {
        if (error === undefined || error <= most) continue;
        const off = Number.isFinite(error)
          ? `error ${error.toExponential(2)}, above ${most}`
          : 'of other form';
        excess.push(`case ${i + 1}, ${precision}, ${what}: ${off}`);
      }
    }
  }
  if (!flags.json) {
    const titles = ['', 'cell', 'layers', 'loss', 'hidden states', 'gradients', 'optimizers', 'allowed'];
    const columns = titles.map((title, i) => ({
      title,
      align: i < 2 ? ('left' as const) : ('right' as const),
    }));
    const palette = await loadPalette(process.stdout, flags.color);
    for (const line of renderTable(columns, rows, palette)) output.line(line);
  }
  await output.flush();
  if (excess.length > 0)
    throw new NlpError(excess.slice(0, 3).join('; '), { where: { file }, exitStatus: 1 });
}

function runCase(one: unknown, name: string, file: string, precision: Precision): ParityResult {
  try {
    return runParityCase(one, precision);
  } catch (error) {
    if (!(error instanceof NlpError)) throw error;
    throw new NlpError(`${name}: ${error.what}`, { where: { file }, remedy: error.remedy, cause: error });
  }
}

function failAbove(largest: number, tolerance: number): void {
  if (largest <= tolerance) return;
  throw new NlpError(`the largest error is ${largest.toExponential(2)}, above ${tolerance}`, {
    exitStatus: 1,
  });
}

async function readCases(file: string): Promise<unknown[]> {
  const { cases } = ((await readJsonFile(file)) ?? {}) as { cases?: unknown };
  if (Array.isArray(cases) && cases.length > 0) return cases;
  throw new NlpError('holds no "cases"', { where: { file }, remedy: 'Give a list of cases under "cases".' });
}

/** The largest difference of each part, relative to the largest number of the part; undefined for what is not given. */
function errorsOf(result: ParityResult, reference: Reference) {
  return {
    loss: largestOf([
      errorOf(result.loss, reference.loss),
      errorOf(result.gradient_norm, reference.gradient_norm),
    ]),
    hidden: errorOf(result.hidden_last_step, reference.hidden_last_step),
    gradients: errorOfNamed(result.gradients, reference.gradients),
    optimizers: errorOfNamed(result.optimizers, reference.optimizers),
  };
}

/** Names that only the reference has are errors, too. */
function errorOfNamed(ours: Record<string, unknown>, theirs: unknown): number | undefined {
  if (theirs === undefined || theirs === null) return undefined;
  if (typeof theirs !== 'object') return Number.POSITIVE_INFINITY;
  return largestOf(Object.entries(theirs).map(([name, value]) => errorOf(ours[name], value)));
}

function largestOf(errors: (number | undefined)[]): number | undefined {
  const given = errors.filter((error) => error !== undefined);
  return given.length === 0 ? undefined : Math.max(...given);
}

function errorOf(ours: unknown, theirs: unknown): number | undefined {
  if (theirs === undefined || theirs === null) return undefined;
  const [a, b] = [ours, theirs].map((value) => [value].flat(9) as number[]);
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  let size = Number.MIN_VALUE;
  let largest = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = Math.abs(a[i] - b[i]);
    if (!(difference < Number.POSITIVE_INFINITY)) return Number.POSITIVE_INFINITY;
    size = Math.max(size, Math.abs(b[i]));
    largest = Math.max(largest, difference);
  }
  return largest / size;
}

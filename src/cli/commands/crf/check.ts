/** `nlp crf check`: gradients against differences of the loss, or a reference document with every result recomputed. */
import { NlpError } from '../../../errors.ts';
import { largestDifference } from '../../../evaluate/document-difference.ts';
import { simdIsWanted } from '../../../math/kernel-module.ts';
import { recompute } from '../../../models/crf/parity.ts';
import { selfCheck } from '../../../models/crf/self-check.ts';
import { readJsonFile } from '../../../store/json-file.ts';
import type { CommonFlags } from '../../options.ts';
import { Output } from '../../output.ts';

interface CheckFlags extends CommonFlags {
  against?: string;
  precision: 'float64' | 'float32';
}

/** Differences that are allowed: weights at an optimum are as exact as its gradient is small. */
const tolerance = 1e-5;

export async function check(flags: CheckFlags): Promise<void> {
  const output = new Output();
  if (flags.against === undefined) {
    const result = await selfCheck(flags.seed ?? 1, simdIsWanted());
    const worst = Math.max(result.gradientError, result.kernelError ?? 0);
    if (flags.json) output.json({ ...result, tolerance });
    else {
      output.line(`${result.weights} weights: gradient against differences ${shown(result.gradientError)}`);
      if (result.kernelError !== null) output.line(`kernels against plain ${shown(result.kernelError)}`);
    }
    await output.flush();
    return failAbove(worst, '', undefined);
  }
  const { against: file, precision, json } = flags;
  const document = await readJsonFile(file);
  let result: unknown;
  try {
    result = await recompute(document, precision === 'float32');
  } catch (error) {
    throw error instanceof NlpError ? error.located({ file }) : error;
  }
  const { worst, at } = largestDifference(result, document, ['subgradientMaxNorm']);
  if (json) output.json(result);
  else output.line(`largest difference ${shown(worst)}${at === '' ? '' : ` at ${at}`}, allowed ${tolerance}`);
  await output.flush();
  failAbove(worst, at, file);
}

const shown = (value: number): string => value.toExponential(2);

function failAbove(worst: number, at: string, file: string | undefined): void {
  if (worst <= tolerance) return;
  const place = at === '' ? '' : ` at ${at}`;
  throw new NlpError(`the largest difference is ${shown(worst)}${place}, above ${tolerance}`, {
    where: { file },
    exitStatus: 1,
  });
}

/** `nlp crf check`: a reference document with every result recomputed, or the largest differences of the two. */

import { NlpError } from '../../../errors.ts';
import { largestDifference } from '../../../evaluate/document-difference.ts';
import { recompute } from '../../../models/crf/parity.ts';
import { readJsonFile } from '../../../store/json-file.ts';
import type { CommonFlags } from '../../options.ts';
import { Output } from '../../output.ts';

interface CheckFlags extends CommonFlags {
  against: string;
  precision: 'float64' | 'float32';
}

/** Differences that are allowed: weights at an optimum are as exact as its gradient is small. */
const tolerance = 1e-5;

export async function check({ against, precision, json }: CheckFlags): Promise<void> {
  const document = await readJsonFile(against);
  let result: unknown;
  try {
    result = await recompute(document, precision === 'float32');
  } catch (error) {
    throw error instanceof NlpError ? error.located({ file: against }) : error;
  }
  const output = new Output();
  const { worst, at } = largestDifference(result, document, ['subgradientMaxNorm']);
  if (json) output.json(result);
  else
    output.line(
      `largest difference ${worst.toExponential(2)}${at === '' ? '' : ` at ${at}`}, allowed ${tolerance}`,
    );
  await output.flush();
  if (!(worst <= tolerance)) {
    throw new NlpError(`differs by ${worst.toExponential(2)} at ${at}`, {
      where: { file: against },
      exitStatus: 1,
    });
  }
}

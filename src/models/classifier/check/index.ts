/** Documents of cases that other programs have computed, computed again. */

import type { Precision } from '../../../math/backend.ts';
import { badCase } from '../../../neural/training/parity.ts';
import { cnnCase, isCnnCase } from './cnn-case.ts';
import { isLinearCase, linearCase } from './linear-case.ts';
import { isMetricsCase, metricsCase } from './metrics-case.ts';

/** @throws NlpError for a case of an unknown form */
export async function computeCase(given: unknown, precision: Precision): Promise<unknown> {
  if (typeof given === 'object' && given !== null) {
    if (isMetricsCase(given)) return metricsCase(given);
    if (isCnnCase(given)) return cnnCase(given, precision);
    if (isLinearCase(given)) return linearCase(given);
  }
  throw badCase('a case has neither labels with predictions, texts with features, nor weights of a network');
}

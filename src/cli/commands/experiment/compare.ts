/** `nlp experiment compare`. */
import { compareResults } from '../../../experiment/compare.ts';
import type { CommonFlags } from '../../options.ts';
import { Output } from '../../output.ts';
import { readResults } from './inputs.ts';

export async function compare(baseline: string, current: string, _flags: CommonFlags): Promise<void> {
  const [a, b] = [await readResults(baseline), await readResults(current)];
  const output = new Output();
  output.json(compareResults(a.results, b.results));
  await output.flush();
}

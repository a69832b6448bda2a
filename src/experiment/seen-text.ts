/** Corpora of an experiment in which models are measured on text that they were trained on. */
import { sharedText } from '../corpus/fingerprint.ts';
import type { PlannedTrial } from './plan.ts';

/** A sentence for each pair of such corpora, each once. */
export function seenTextWarnings(trials: readonly PlannedTrial[]): string[] {
  const found = new Set<string>();
  for (const { sources } of trials) {
    const { test } = sources;
    if (test === undefined) continue;
    for (const role of ['train', 'valid'] as const) {
      const shared = sharedText(sources[role]?.parts, test.parts);
      if (shared === undefined) continue;
      const what = shared === 'all' ? 'the text' : 'a part of the text';
      found.add(
        `the corpus ${role} (${sources[role].record.input}) has ${what} of the corpus test (${test.record.input}): ` +
          'its numbers do not hold for other text',
      );
    }
  }
  return [...found];
}

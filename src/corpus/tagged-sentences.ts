/** Any input that has tags as tagged sentences; where each format has them stands in formats.ts. */
import type { TaggedSentence } from './items.ts';
import { readItems } from './read-items.ts';
import type { InputOptions, Inputs, Reading } from './types.ts';

/** The tagged sentences of the inputs, in order; none is empty. @throws NlpError with file, line and column */
export function readTagged(inputs: Inputs, options: InputOptions = {}): Reading<TaggedSentence> {
  return readItems('tagged', inputs, options);
}

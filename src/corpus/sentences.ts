/** Any input as sentences of running text; what a sentence is in each format stands in formats.ts. */
import type { Sentence } from './items.ts';
import { readItems } from './read-items.ts';
import type { InputOptions, Inputs, Reading } from './types.ts';

/** The sentences of the inputs, in order. @throws NlpError with file and line for what cannot be read */
export function readSentences(inputs: Inputs, options: InputOptions = {}): Reading<Sentence> {
  return readItems('sentences', inputs, options);
}

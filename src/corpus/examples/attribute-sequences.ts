/** Sequences of items with attributes and labels, as CRFsuite reads them (`crfsuite`). */
import type { AttributeSequence } from '../items.ts';
import { readItems } from '../read-items.ts';
import type { InputOptions, Inputs, Reading } from '../types.ts';

/** The sequences in order; none is empty. @throws NlpError with file, line and column for what cannot be read */
export function readAttributeSequences(
  inputs: Inputs,
  options: InputOptions = {},
): Reading<AttributeSequence> {
  return readItems('attributes', inputs, { ...options, format: options.format ?? 'crfsuite' });
}

/**
 * Sentences as tables of tokens with every column kept: `columns` (CoNLL-2000, CoNLL-2003), `conllu` (nine fields),
 * `tagged` (word and tag), `jsonl` (arrays of equal length). A feature template of a CRF looks at any of them.
 */
import type { TokenTable } from '../items.ts';
import { readItems } from '../read-items.ts';
import type { InputOptions, Inputs, Reading } from '../types.ts';

/** The sentences in order; none is empty. @throws NlpError with file and line for what cannot be read */
export function readTokenTables(inputs: Inputs, options: InputOptions = {}): Reading<TokenTable> {
  return readItems('columns', inputs, options);
}

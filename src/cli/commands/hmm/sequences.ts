/** Sequences of symbols: a line each, symbols separated by white space; blank lines are skipped. */
import { readTokenized, type TokenizedSentence } from '../../../corpus/tokenized-sentences.ts';
import type { Reading } from '../../../corpus/types.ts';
import { type InputFlags, inputOptions } from '../../options.ts';

/** @param fingerprint whether what is read is hashed */
export function readSequences(
  inputs: string[],
  flags: InputFlags,
  fingerprint = false,
): Reading<TokenizedSentence> {
  const options = { ...inputOptions(flags), format: flags.format ?? ('text' as const), fingerprint };
  return readTokenized(inputs, options, { type: 'whitespace', lowercase: false });
}

/** Sequences of symbols: a line each, symbols separated by white space; blank lines are skipped. */
import { readTokenized, type TokenizedSentence } from '../../../corpus/tokenized-sentences.ts';
import type { Reading } from '../../../corpus/types.ts';
import { answeredInput, type InputFlags, inputOptions } from '../../options.ts';

/** @param fingerprint whether what is read is hashed */
export function readSequences(
  inputs: string[],
  flags: InputFlags,
  fingerprint = false,
): Reading<TokenizedSentence> {
  const options = {
    ...(fingerprint ? inputOptions(flags) : answeredInput(flags)),
    format: flags.format ?? ('text' as const),
    fingerprint,
  };
  return readTokenized(inputs, options, { type: 'whitespace', lowercase: false });
}

/** Sequences of symbols: a line each, symbols separated by white space; blank lines are skipped. */
import type { CorpusFingerprint } from '../../../corpus/types.ts';
import { createTokenizer } from '../../../text/create-tokenizer.ts';
import { type InputFlags, inputOptions } from '../../options.ts';

/** The sequences of the inputs, as they come. */
export async function* readSequences(inputs: string[], flags: InputFlags): AsyncGenerator<string[][]> {
  const { readSentences } = await import('../../../corpus/sentences.ts');
  const tokenizer = createTokenizer({ type: 'whitespace', lowercase: false });
  const options = { ...inputOptions(flags), format: flags.format ?? ('text' as const), fingerprint: false };
  for await (const sentences of readSentences(inputs, options))
    yield sentences.map(({ text }) => tokenizer.tokenize(text)).filter((sequence) => sequence.length > 0);
}

/** All of them, and what is known of the inputs. */
export async function readAllSequences(
  inputs: string[],
  flags: InputFlags,
): Promise<{ sequences: string[][]; corpus: CorpusFingerprint }> {
  const { readSentences } = await import('../../../corpus/sentences.ts');
  const tokenizer = createTokenizer({ type: 'whitespace', lowercase: false });
  const reading = readSentences(inputs, {
    ...inputOptions(flags),
    format: flags.format ?? ('text' as const),
  });
  const sequences: string[][] = [];
  for await (const sentences of reading)
    for (const { text } of sentences) {
      const sequence = tokenizer.tokenize(text);
      if (sequence.length > 0) sequences.push(sequence);
    }
  return { sequences, corpus: reading.fingerprint() };
}

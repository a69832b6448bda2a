/**
 * Inputs as one text: for characters the raw stream of whatever is plain text, for words and from other formats a
 * sentence a line.
 */
import type { CorpusFingerprint } from '../../../corpus/types.ts';
import { type InputFlags, inputOptions } from '../../options.ts';
import { startProgress } from '../../render/progress.ts';

export interface ReadText {
  /** Line ends are LF; every line has one, but for characters the last of a `--text` that has none. */
  text: string;
  fingerprint: CorpusFingerprint;
}

/** @param raw whether line breaks and blank lines are to be kept as they are */
export async function readText(names: string[], flags: InputFlags, raw: boolean): Promise<ReadText> {
  const [{ resolveInputs }, { chooseFormat }] = await Promise.all([
    import('../../../corpus/inputs.ts'),
    import('../../../corpus/formats.ts'),
  ]);
  const given = inputOptions(flags);
  const inputs = await resolveInputs(names, given);
  const isRaw = inputs.every((input) => {
    const format = chooseFormat(input, { ...given, onGuess: undefined }, 'sentences');
    return format === 'text' || format === 'lines' || (raw && (format === 'prose' || format === 'files'));
  });
  const progress = await startProgress('reading', flags.quiet);
  const options = {
    ...given,
    onProgress: (read: number, total: number | undefined) => progress.update(read, total),
  };
  const parts: string[] = [];
  try {
    if (isRaw) {
      const { readLines } = await import('../../../corpus/lines.ts');
      const reading = readLines(inputs, options);
      for await (const lines of reading) for (const { text } of lines) parts.push(text, '\n');
      if (raw && flags.text !== undefined && !flags.text.endsWith('\n')) parts.pop();
      return { text: parts.join(''), fingerprint: reading.fingerprint() };
    }
    const { readSentences } = await import('../../../corpus/sentences.ts');
    const reading = readSentences(inputs, options);
    for await (const sentences of reading) for (const { text } of sentences) parts.push(text, '\n');
    return { text: parts.join(''), fingerprint: reading.fingerprint() };
  } finally {
    progress.stop();
  }
}

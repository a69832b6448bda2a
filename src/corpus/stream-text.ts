/**
 * Inputs as one text, for models that read a stream: what is plain text as it stands, other formats a sentence a line.
 */
import { chooseFormat } from './choose-format.ts';
import { type CorpusFormat, formatRow } from './formats.ts';
import { resolveInputs } from './inputs.ts';
import { readLines } from './lines.ts';
import { readSentences } from './sentences.ts';
import type { CorpusFingerprint, InputOptions } from './types.ts';

export interface StreamText {
  /** Line ends are LF. Every line has one, unless layout is kept and `options.text` ends without. */
  text: string;
  fingerprint(): CorpusFingerprint;
  /** Of each input, see `Fingerprinted`. */
  parts(): CorpusFingerprint[];
}

/** @param keepsLayout whether prose too keeps its line breaks and blank lines, as a model of characters wants them */
export async function readStreamText(
  names: readonly string[],
  options: InputOptions,
  keepsLayout: boolean,
): Promise<StreamText> {
  const inputs = await resolveInputs(names, options);
  const isPlain = inputs.every((input) =>
    standsAsItIs(chooseFormat(input, { ...options, onGuess: undefined }, 'sentences'), keepsLayout),
  );
  const reading = isPlain ? readLines(inputs, options) : readSentences(inputs, options);
  const parts: string[] = [];
  for await (const batch of reading) for (const { text } of batch) parts.push(text, '\n');
  const given = options.text;
  if (isPlain && keepsLayout && given !== undefined && !given.endsWith('\n')) parts.pop();
  return { text: parts.join(''), fingerprint: () => reading.fingerprint(), parts: () => reading.parts() };
}

function standsAsItIs(format: CorpusFormat, keepsLayout: boolean): boolean {
  const { plain } = formatRow(format);
  return plain === 'lines' || (plain === 'prose' && keepsLayout);
}

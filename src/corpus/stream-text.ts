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

/** The same in pieces of whole lines, so that the text is never in memory as a whole. */
export interface StreamPieces extends Omit<StreamText, 'text'>, AsyncIterable<string> {}

/** @param keepsLayout whether prose too keeps its line breaks and blank lines, as a model of characters wants them */
export async function readStreamText(
  names: readonly string[],
  options: InputOptions,
  keepsLayout: boolean,
): Promise<StreamText> {
  const pieces = await readStreamPieces(names, options, keepsLayout);
  const parts: string[] = [];
  for await (const piece of pieces) parts.push(piece);
  return { text: parts.join(''), fingerprint: () => pieces.fingerprint(), parts: () => pieces.parts() };
}

/** @param keepsLayout as in `readStreamText` */
export async function readStreamPieces(
  names: readonly string[],
  options: InputOptions,
  keepsLayout: boolean,
): Promise<StreamPieces> {
  const inputs = await resolveInputs(names, options);
  const isPlain = inputs.every((input) =>
    standsAsItIs(chooseFormat(input, { ...options, onGuess: undefined }, 'sentences'), keepsLayout),
  );
  const reading = isPlain ? readLines(inputs, options) : readSentences(inputs, options);
  const given = options.text;
  const isOpen = isPlain && keepsLayout && given !== undefined && !given.endsWith('\n');
  return {
    fingerprint: () => reading.fingerprint(),
    parts: () => reading.parts(),
    async *[Symbol.asyncIterator]() {
      // One piece late: the line end of the last may be left out.
      let piece = '';
      for await (const batch of reading) {
        if (batch.length === 0) continue;
        if (piece !== '') yield piece;
        piece = `${batch.map(({ text }) => text).join('\n')}\n`;
      }
      yield isOpen ? piece.slice(0, -1) : piece;
    },
  };
}

function standsAsItIs(format: CorpusFormat, keepsLayout: boolean): boolean {
  const { plain } = formatRow(format);
  return plain === 'lines' || (plain === 'prose' && keepsLayout);
}

/**
 * Inputs as one text, for models that read a stream: what is plain text as it stands, other formats a sentence a line.
 */
import { chooseFormat } from './choose-format.ts';
import { type CorpusFormat, formatRow } from './formats.ts';
import { resolveInputs } from './inputs.ts';
import { lineBatches } from './lines.ts';
import { readInputs } from './reading.ts';
import { readSentences } from './sentences.ts';
import type { CorpusFingerprint, InputOptions } from './types.ts';
import { WholeText } from './whole-text.ts';

export interface StreamText {
  /** Line ends are LF. Every line has one, unless layout is kept and the last input ends without. */
  text: string;
  fingerprint(): CorpusFingerprint;
  /** Of each input, see `Fingerprinted`. */
  parts(): CorpusFingerprint[];
}

/** The same in pieces of whole lines, so that the text is never in memory as a whole. */
export interface StreamPieces extends Omit<StreamText, 'text'>, AsyncIterable<string> {}

/**
 * @param keepsLayout whether prose too keeps its line breaks and blank lines, as a model of characters wants them
 * @param longest of the text, in UTF-16 units
 * @throws NlpError for what cannot be read, and for more than that
 */
export async function readStreamText(
  names: readonly string[],
  options: InputOptions,
  keepsLayout: boolean,
  longest?: number,
): Promise<StreamText> {
  const { reading, isOpen } = await openStream(names, options, keepsLayout);
  const whole = new WholeText(
    'Take a part of it: a model that learns from all at once keeps all in memory.',
    longest,
  );
  for await (const batch of reading) whole.addLines(batch);
  const text = whole.toString();
  return {
    text: isOpen() ? text.slice(0, -1) : text,
    fingerprint: () => reading.fingerprint(),
    parts: () => reading.parts(),
  };
}

/** @param keepsLayout as in `readStreamText` */
export async function readStreamPieces(
  names: readonly string[],
  options: InputOptions,
  keepsLayout: boolean,
): Promise<StreamPieces> {
  const { reading, isOpen } = await openStream(names, options, keepsLayout);
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
      yield isOpen() ? piece.slice(0, -1) : piece;
    },
  };
}

/** The lines or sentences of the text, and whether its last line has no line end that is to be kept. */
async function openStream(names: readonly string[], options: InputOptions, keepsLayout: boolean) {
  const inputs = await resolveInputs(names, options);
  const isPlain = inputs.every((input) =>
    standsAsItIs(chooseFormat(input, { ...options, onGuess: undefined }, 'sentences'), keepsLayout),
  );
  let isOpen = false;
  const reading = isPlain
    ? readInputs(inputs, options, async function* (session) {
        for (const input of session.inputs) {
          for await (const batch of lineBatches(session, input)) {
            ({ isOpen } = batch);
            yield batch.lines.map((text, i) => ({ text, file: input.name, line: batch.first + i }));
          }
        }
      })
    : readSentences(inputs, options);
  return { reading, isOpen: () => isOpen && keepsLayout };
}

function standsAsItIs(format: CorpusFormat, keepsLayout: boolean): boolean {
  const { plain } = formatRow(format);
  return plain === 'lines' || (plain === 'prose' && keepsLayout);
}

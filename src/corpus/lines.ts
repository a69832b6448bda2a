/**
 * Inputs as lines: strings for most, bytes for models that count faster than strings can be made.
 * What a line is, and what is refused, is decided in chunks.ts.
 */
import { readInputs, type Session } from './reading.ts';
import type { ByteChunk, Fingerprinted, Input, InputOptions, Inputs, Reading, TextLine } from './types.ts';
import { linesOfBytes } from './utf8.ts';

/** Lines that stand one below the other. */
export interface LineBatch {
  lines: string[];
  /** Number of the first, from 1. */
  first: number;
  /** Whether the last is the end of the input, without a line end of its own. */
  isOpen: boolean;
}

/** Every line of the inputs, the blank ones too, whatever format they are in. */
export function readLines(inputs: Inputs, options: InputOptions = {}): Reading<TextLine> {
  return readInputs(inputs, options, async function* (session) {
    for (const input of session.inputs) {
      const file = input.name;
      for await (const { lines, first } of lineBatches(session, input)) {
        const batch: TextLine[] = new Array(lines.length);
        for (let i = 0; i < lines.length; i++) batch[i] = { text: lines[i], file, line: first + i };
        yield batch;
      }
    }
  });
}

/**
 * The lines of the inputs as UTF-8 bytes, many to a chunk. The receiver may keep a chunk, and must copy rather
 * than transfer it: neighbours may share its buffer.
 */
export function readByteChunks(inputs: Inputs, options: InputOptions = {}): Fingerprinted<ByteChunk> {
  return readInputs(inputs, options, async function* (session) {
    for (const input of session.inputs) yield* session.chunks(input);
  });
}

/** The lines of one input, as formats are made of them. */
export async function* lineBatches(
  session: Session,
  input: Input,
): AsyncGenerator<LineBatch, void, undefined> {
  for await (const { bytes, line } of session.chunks(input))
    yield { lines: linesOfBytes(bytes), first: line, isOpen: bytes[bytes.length - 1] !== 10 };
}

/** Inputs to word ids: bytes where the tokenizer splits at white space, strings where it is another. */
import { isAscii } from 'node:buffer';
import type { Input } from '../../../corpus/types.ts';
import type { TokenStream } from '../../../models/ngram/token-stream.ts';
import { countCodePoints } from '../../../text/code-points.ts';
import type { TokenizerSpec } from '../../../text/tokenizer.ts';
import { type InputFlags, inputOptions } from '../../options.ts';
import { startProgress } from '../../render/progress.ts';

export interface TextReading {
  inputs: string[];
  flags: InputFlags;
  spec: TokenizerSpec;
  label: string;
  /** Called with whole sentences in the stream; may take them out. */
  afterPiece?: () => Promise<void> | void;
  /** Takes whole lines of whitespace-tokenized text in the place of the stream; not taken where it returns false. */
  takeBytes?: (bytes: Uint8Array) => Promise<boolean>;
}

/** @returns how many code points were read, one for each line end */
export async function readText(stream: TokenStream, reading: TextReading): Promise<number> {
  const { flags, spec } = reading;
  const [{ resolveInputs }, { chooseFormat }] = await Promise.all([
    import('../../../corpus/inputs.ts'),
    import('../../../corpus/choose-format.ts'),
  ]);
  const options = { ...inputOptions(flags), fingerprint: false, blankLines: 'keep' as const };
  const inputs = await resolveInputs(reading.inputs, options);
  // A text given on the command line was resolved to an input of its own.
  const optionsOfInputs = { ...options, text: undefined };
  const progress = await startProgress(reading.label, flags.quiet);
  const onProgress = (read: number, total: number | undefined) => progress.update(read, total);
  let characters = 0;
  try {
    for (const input of inputs) {
      const format = chooseFormat(input, optionsOfInputs, 'sentences');
      const known = { ...optionsOfInputs, format, onProgress };
      const isText = format === 'text' || format === 'lines';
      if (isText && spec.type === 'whitespace' && !spec.lowercase) {
        characters += await readBytes(stream, input, known, reading);
      } else {
        characters += await readStrings(stream, input, known, reading);
      }
    }
  } finally {
    progress.stop();
  }
  return characters;
}

async function readBytes(
  stream: TokenStream,
  input: Input,
  options: object,
  { afterPiece, takeBytes }: TextReading,
): Promise<number> {
  const { readByteChunks } = await import('../../../corpus/lines.ts');
  let characters = 0;
  for await (const { bytes, file, line } of readByteChunks([input], options)) {
    characters += countCharacters(bytes);
    if (takeBytes !== undefined && (await takeBytes(bytes))) continue;
    stream.feed(bytes, file, line);
    await afterPiece?.();
  }
  return characters;
}

async function readStrings(
  stream: TokenStream,
  input: Input,
  options: object,
  { spec, afterPiece }: TextReading,
): Promise<number> {
  const [{ readSentences }, { createTokenizer }] = await Promise.all([
    import('../../../corpus/sentences.ts'),
    import('../../../text/create-tokenizer.ts'),
  ]);
  const tokenizer = createTokenizer(spec);
  let characters = 0;
  for await (const sentences of readSentences([input], options)) {
    for (const { text, file, line } of sentences) {
      stream.feedTokens(tokenizer.tokenize(text), file, line);
      characters += countCodePoints(text) + 1;
    }
    await afterPiece?.();
  }
  return characters;
}

/** Code points of UTF-8 text; a carriage return belongs to its line end, and a missing last line end counts. */
function countCharacters(bytes: Uint8Array): number {
  if (isAscii(bytes) && !bytes.includes(13)) {
    return bytes.length > 0 && bytes[bytes.length - 1] !== 10 ? bytes.length + 1 : bytes.length;
  }
  let count = 0;
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] & 0xc0) !== 0x80 && bytes[i] !== 13) count++;
  return bytes.length > 0 && bytes[bytes.length - 1] !== 10 ? count + 1 : count;
}

/** Inputs to word ids: bytes where the tokenizer splits at white space, strings where it is another. */
import { isAscii } from 'node:buffer';
import type { Input, InputOptions } from '../../corpus/types.ts';
import { countCodePoints } from '../../text/code-points.ts';
import type { TokenizerSpec } from '../../text/tokenizer.ts';
import { splitsAtBlanksOnly } from '../../text/tokenizer-spec.ts';
import type { TokenStream } from './token-stream.ts';

/** How inputs become sentences of tokens. */
export interface NgramReading {
  input: InputOptions;
  tokenizer: TokenizerSpec;
}

/** Who works on the ids while they come. */
export interface ReadingHooks {
  /** Called with whole sentences in the stream; may take them out. */
  afterPiece?: () => Promise<void> | void;
  /** The same after every sentence. @param characters of it, its line end among them */
  afterSentence?: (characters: number) => void;
  /** Takes whole lines of whitespace-tokenized text in the place of the stream; not taken where it returns false. */
  takeBytes?: (bytes: Uint8Array) => Promise<boolean>;
}

/** @returns how many code points were read, one for each line end */
export async function readInputs(
  names: readonly string[],
  { input: given, tokenizer }: NgramReading,
  stream: TokenStream,
  hooks: ReadingHooks,
): Promise<number> {
  const [{ resolveInputs }, { chooseFormat }] = await Promise.all([
    import('../../corpus/inputs.ts'),
    import('../../corpus/choose-format.ts'),
  ]);
  const options = { ...given, fingerprint: false, blankLines: 'keep' as const };
  const inputs = await resolveInputs(names, options);
  // A text given in the place of files was resolved to an input of its own.
  const optionsOfInputs = { ...options, text: undefined };
  const splitsAtBlanks = splitsAtBlanksOnly(tokenizer);
  let characters = 0;
  for (const input of inputs) {
    const format = chooseFormat(input, optionsOfInputs, 'sentences');
    const known = { ...optionsOfInputs, format };
    const isText = format === 'text' || format === 'lines';
    characters +=
      isText && splitsAtBlanks && hooks.afterSentence === undefined
        ? await readBytes(stream, input, known, hooks)
        : await readStrings(stream, input, known, tokenizer, hooks);
  }
  return characters;
}

async function readBytes(
  stream: TokenStream,
  input: Input,
  options: InputOptions,
  { afterPiece, takeBytes }: ReadingHooks,
): Promise<number> {
  const { readByteChunks } = await import('../../corpus/lines.ts');
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
  options: InputOptions,
  spec: TokenizerSpec,
  { afterPiece, afterSentence }: ReadingHooks,
): Promise<number> {
  const [{ readSentences }, { createTokenizer }] = await Promise.all([
    import('../../corpus/sentences.ts'),
    import('../../text/create-tokenizer.ts'),
  ]);
  const tokenizer = createTokenizer(spec);
  let characters = 0;
  for await (const sentences of readSentences([input], options)) {
    for (const { text, file, line } of sentences) {
      stream.feedTokens(tokenizer.tokenize(text), file, line);
      const count = countCodePoints(text) + 1;
      characters += count;
      afterSentence?.(count);
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

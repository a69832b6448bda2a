/** Reads `--tokenizer FILE`: a JSON file with a tokenizer's settings, such as `{"type":"word","lowercase":true}`. */
import { open } from 'node:fs/promises';
import { fromSystemError, NlpError, usageError } from '../errors.ts';
import { parseTokenizerSpec } from '../text/create-tokenizer.ts';
import type { TokenizerSpec } from '../text/tokenizer.ts';

/** Settings take some hundred bytes: what is longer is something else, perhaps without an end. */
const MAXIMUM_BYTES = 1 << 20;

export async function readTokenizerFile(file: string, names: readonly string[]): Promise<TokenizerSpec> {
  let text: string;
  try {
    text = await readStart(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw fromSystemError(error, file, 'read');
    throw usageError(
      `no tokenizer "${file}", and no file of that name`,
      '--tokenizer',
      `Choose one of ${names.join(', ')}, or name a JSON file.`,
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new NlpError('is not JSON', {
      where: { file },
      remedy: 'A tokenizer file looks like {"type":"word","lowercase":true}.',
      cause: error,
    });
  }
  return parseTokenizerSpec(json, { file });
}

/** At most MAXIMUM_BYTES of a file or pipe, as text. */
async function readStart(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const bytes = Buffer.alloc(MAXIMUM_BYTES);
    let length = 0;
    while (length < MAXIMUM_BYTES) {
      const { bytesRead } = await handle.read(bytes, length, MAXIMUM_BYTES - length, null);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.toString('utf8', 0, length);
  } finally {
    await handle.close();
  }
}

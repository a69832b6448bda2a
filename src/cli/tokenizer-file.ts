/** Reads `--tokenizer FILE`: a JSON file with a tokenizer's settings, such as `{"type":"word","lowercase":true}`. */
import { readFile } from 'node:fs/promises';
import { fromSystemError, NlpError, usageError } from '../errors.ts';
import { parseTokenizerSpec } from '../text/create-tokenizer.ts';
import type { TokenizerSpec } from '../text/tokenizer.ts';

export async function readTokenizerFile(file: string, names: readonly string[]): Promise<TokenizerSpec> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
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

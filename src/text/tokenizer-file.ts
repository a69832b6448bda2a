/**
 * A tokenizer by its name, by a JSON file with its settings, such as `{"type":"word","version":2,"lowercase":true}`, or by
 * the files of a trained one: `tokenizer.json`, a folder, `vocab.txt`, `merges.txt`, a SentencePiece `.model`.
 */
import { open, stat } from 'node:fs/promises';
import { fromSystemError, NlpError, shownValue, usageError } from '../errors.ts';
import { didYouMean } from '../options/nearest-name.ts';
import { TOKENIZER_TYPES, type TokenizerSpec, type TokenizerType } from './tokenizer.ts';
import { newestSpec, parseTokenizerSpec, type TokenizerChoices, withChoices } from './tokenizer-spec.ts';

/** Settings take some hundred bytes: what is longer is something else, perhaps without an end. */
const MAXIMUM_BYTES = 1 << 20;

/**
 * The tokenizer that was asked for.
 * @param fallback where none is named
 * @throws NlpError where there is neither a tokenizer nor a file of that name (exit 2), or the file holds none
 */
export async function readTokenizerSpec(
  { tokenizer, ...choices }: { tokenizer?: string } & TokenizerChoices,
  fallback: TokenizerType = 'word',
): Promise<TokenizerSpec> {
  const name = tokenizer ?? fallback;
  if ((TOKENIZER_TYPES as readonly string[]).includes(name))
    return newestSpec(name as TokenizerType, choices);
  const spec = await readTokenizerFile(name);
  if (spec.type !== 'trained') return withChoices(spec, choices);
  for (const [key, value] of Object.entries(choices)) {
    if (value === undefined || value === false || value === 'none') continue;
    throw usageError(
      `cannot be chosen beside a trained tokenizer`,
      key,
      `What is done to text first is part of ${name}: leave it out.`,
    );
  }
  return spec;
}

async function readTokenizerFile(file: string): Promise<TokenizerSpec> {
  if (await isTrainedFile(file)) return readTrained(file);
  let text: string;
  try {
    text = await readStart(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw fromSystemError(error, file, 'read');
    throw usageError(
      `no tokenizer ${shownValue(file)}, and no file of that name`,
      'tokenizer',
      `${didYouMean(file, TOKENIZER_TYPES)}Choose one of ${TOKENIZER_TYPES.join(', ')}, or name a file or a folder.`,
    );
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new NlpError('is not JSON', {
      where: { file },
      remedy: 'A tokenizer file looks like {"type":"word","version":2,"lowercase":true}.',
      cause: error,
    });
  }
  if (typeof json === 'object' && json !== null && Object.hasOwn(json, 'model')) return readTrained(file);
  return parseTokenizerSpec(json, { file });
}

/** Whether a file can only be one of a trained tokenizer; a small JSON file may be either. */
async function isTrainedFile(file: string): Promise<boolean> {
  try {
    const found = await stat(file);
    if (found.isDirectory()) return true;
    return (
      found.isFile() &&
      (found.size > MAXIMUM_BYTES ||
        /(?:\.model|\.txt|\.bpe|[\\/](?:vocab|encoder)\.json|^(?:vocab|encoder)\.json)$/.test(file))
    );
  } catch {
    return false;
  }
}

/** Read in full once, so that whatever is wrong with it is told here, with its file. */
async function readTrained(file: string): Promise<TokenizerSpec> {
  const { readSubwordEncoder } = await import('./subword/read-file.ts');
  const { description } = readSubwordEncoder(file).parts;
  return { type: 'trained', lowercase: false, description };
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

/**
 * A model file as safetensors: what is no tensor becomes strings under `__metadata__`, with JSON inside. The same
 * model gives the same bytes: keys are sorted and JSON has one spelling. Reading checks the form of every part.
 *
 * Keys: `format` ("nlp"), `kind`, `version`, `options`, and where the model has them `tokenizer`, `corpus`, `seed`,
 * `extra`; `checksum`, which other programs may leave out. Unknown keys are ignored.
 */
import { type Location, NlpError, shownValue } from '../errors.ts';
import type { ModelFile } from '../model-file.ts';
import type { TokenizerSpec } from '../text/tokenizer.ts';
import { parseTokenizerSpec } from '../text/tokenizer-spec.ts';
import { canonicalJson } from './canonical-json.ts';
import { checksum, checksumKey } from './checksum.ts';
import { JsonReader } from './json-reader.ts';
import type { DecodedSafetensors, SafetensorsContent } from './safetensors.ts';

/** The value of `format` by which our files are known. */
const modelFormat = 'nlp';
const remedy = 'The model file is damaged; train or copy it again.';

/** @throws TypeError where options or extra hold what JSON cannot */
export function encodeModelFile(file: ModelFile): SafetensorsContent {
  const metadata: Record<string, string> = {
    format: modelFormat,
    kind: file.kind,
    version: canonicalJson(file.version),
    options: canonicalJson(file.options),
  };
  if (file.tokenizer !== undefined) metadata.tokenizer = canonicalJson(file.tokenizer);
  if (file.corpus !== undefined) metadata.corpus = canonicalJson(file.corpus);
  if (file.seed !== undefined) metadata.seed = canonicalJson(file.seed);
  if (file.extra !== undefined) metadata.extra = canonicalJson(file.extra);
  const content = { metadata, tensors: file.tensors };
  return { metadata: { ...metadata, [checksumKey]: checksum(content) }, tensors: file.tensors };
}

/** @throws NlpError that names the byte of the first part that is wrong */
export function decodeModelFile(decoded: DecodedSafetensors, file?: string): ModelFile {
  const { metadata } = decoded;
  const where = (key: string): Location => ({ file, byte: decoded.byteOfMetadata(key) });
  if (metadata.format !== modelFormat) {
    throw new NlpError('a safetensors file, but not written by nlp', {
      where: { file },
      remedy: '`nlp rnn import` reads the weights of PyTorch.',
    });
  }
  const fail = (key: string, what: string) =>
    new NlpError(`the metadata field ${shownValue(key)} ${what}`, { where: where(key), remedy });
  const kind = metadata.kind;
  if (kind === undefined || !/^[a-z][a-z0-9-]*$/.test(kind))
    throw fail('kind', 'is not the name of a kind of model');

  const json = (key: string): unknown => {
    const reader = new JsonReader(metadata[key], (what, position) =>
      fail(key, `is not valid JSON: ${what} (character ${position})`),
    );
    const value = reader.value();
    reader.end();
    return value;
  };
  const part = <T>(key: string, expected: string, is: (value: unknown) => value is T): T => {
    if (metadata[key] === undefined) throw fail(key, 'is missing');
    const value = json(key);
    if (!is(value)) throw fail(key, `is not ${expected}`);
    return value;
  };
  const optional = <T>(key: string, expected: string, is: (value: unknown) => value is T): T | undefined =>
    metadata[key] === undefined ? undefined : part(key, expected, is);

  const result: ModelFile = {
    kind,
    version: part('version', 'a whole number of at least 1', isVersion),
    options: part('options', 'an object', isObject),
    tokenizer: optional('tokenizer', 'a tokenizer of this version', isTokenizerSpec),
    corpus: optional('corpus', 'a list of hashes', isCorpus),
    seed: optional('seed', 'a whole number', isSeed),
    extra: optional('extra', 'an object', isObject),
    tensors: decoded.tensors,
  };
  for (const key of ['tokenizer', 'corpus', 'seed', 'extra'] as const)
    if (result[key] === undefined) delete result[key];
  if (metadata[checksumKey] !== undefined && metadata[checksumKey] !== checksum(decoded)) {
    throw new NlpError('the content does not match its checksum: something in it was changed', {
      where: where(checksumKey),
      remedy: `${remedy} If it was changed on purpose, leave the checksum out of the metadata.`,
    });
  }
  return result;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isVersion(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

function isSeed(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isTokenizerSpec(value: unknown): value is TokenizerSpec {
  try {
    parseTokenizerSpec(value);
    return true;
  } catch {
    return false;
  }
}

function isCorpus(value: unknown): value is { sha256: string; bytes: number }[] {
  return Array.isArray(value) && value.every(isContentHash);
}

function isContentHash(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { sha256, bytes } = value;
  return (
    typeof sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(sha256) &&
    Number.isSafeInteger(bytes) &&
    (bytes as number) >= 0
  );
}

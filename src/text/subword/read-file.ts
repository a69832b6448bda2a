/**
 * A trained tokenizer from a file or a folder, whichever form it has: `tokenizer.json`, `merges.txt` with `vocab.json`
 * beside it, `vocab.txt`, or a SentencePiece `.model`.
 */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fromSystemError, NlpError } from '../../errors.ts';
import { describeMerges, describeWordPieces } from './files.ts';
import { buildParts, type TokenizerDescription } from './parts.ts';
import { describeSentencePiece } from './sentencepiece-file.ts';
import { SubwordEncoder } from './subword-encoder.ts';

/** What a folder is searched for, in this order. */
const names = [
  'tokenizer.json',
  'merges.txt',
  'vocab.bpe',
  'vocab.txt',
  'spiece.model',
  'tokenizer.model',
  'sentencepiece.bpe.model',
];

/** Larger files are no tokenizers. */
const MOST_BYTES = 1 << 28;

export function readSubwordEncoder(file: string): SubwordEncoder {
  const { description, from } = readDescription(file);
  try {
    return new SubwordEncoder(buildParts(description, { file: from }));
  } catch (error) {
    throw error instanceof NlpError && error.where?.file === undefined
      ? error.located({ file: from })
      : error;
  }
}

/** The description in a file, and the file it was found in. @throws NlpError that names the file */
export function readDescription(file: string): { description: TokenizerDescription; from: string } {
  const from = isFolder(file) ? inFolder(file) : file;
  try {
    return { description: ofFile(from), from };
  } catch (error) {
    throw error instanceof NlpError && error.where?.file === undefined
      ? error.located({ file: from })
      : error;
  }
}

function ofFile(file: string): TokenizerDescription {
  const base = path.basename(file);
  if (/\.model$/.test(base)) return describeSentencePiece(bytesOf(file));
  if (base === 'vocab.json' || base === 'encoder.json') return ofMerges(mergesBeside(file), file);
  if (/^merges.*\.txt$|\.bpe$|-merges\.txt$/.test(base)) return ofMerges(file, vocabularyBeside(file));
  if (/\.txt$/.test(base)) {
    const text = textOf(file);
    return text.startsWith('#version')
      ? ofMerges(file, vocabularyBeside(file))
      : describeWordPieces(text, { file });
  }
  return jsonOf(file) as TokenizerDescription;
}

function ofMerges(merges: string, vocabulary: string): TokenizerDescription {
  const where = { vocabulary: { file: vocabulary }, merges: { file: merges } };
  return describeMerges(jsonOf(vocabulary), textOf(merges), where);
}

function vocabularyBeside(merges: string): string {
  return beside(merges, ['vocab.json', 'encoder.json'], 'a merges file needs its vocabulary');
}

function mergesBeside(vocabulary: string): string {
  return beside(vocabulary, ['merges.txt', 'vocab.bpe'], 'a vocab.json needs its merges');
}

function beside(file: string, candidates: readonly string[], what: string): string {
  const folder = path.dirname(file);
  const found = candidates.map((name) => path.join(folder, name)).find((name) => exists(name));
  if (found !== undefined) return found;
  throw new NlpError(`${what}, and there is no ${candidates.join(' or ')} beside it`, { where: { file } });
}

function inFolder(folder: string): string {
  const found = names.map((name) => path.join(folder, name)).find((name) => exists(name));
  if (found !== undefined) return found;
  throw new NlpError('the folder has no tokenizer', {
    where: { file: folder },
    remedy: `It is searched for ${names.slice(0, -1).join(', ')} and ${names.at(-1)}.`,
  });
}

function jsonOf(file: string): unknown {
  const text = textOf(file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new NlpError(`is no JSON: ${(error as Error).message}`, {
      where: { file },
      remedy: 'Is the file whole? Fetch it anew.',
      cause: error,
    });
  }
}

function textOf(file: string): string {
  const text = bytesOf(file).toString('utf8');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function bytesOf(file: string): Buffer {
  try {
    const { size } = statSync(file);
    if (size > MOST_BYTES)
      throw new NlpError(`has ${size} bytes, too many for a tokenizer`, { where: { file } });
    return readFileSync(file);
  } catch (error) {
    throw fromSystemError(error, file, 'read');
  }
}

function isFolder(file: string): boolean {
  try {
    return statSync(file).isDirectory();
  } catch {
    return false;
  }
}

function exists(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

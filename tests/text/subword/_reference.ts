/** References of other programs: cases with ids, tokens, places and texts, and hashes of whole files. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect } from 'vitest';
import type { SubwordEncoder } from '../../../src/text/subword/subword-encoder.ts';
import { sharedPath } from '../../shared.ts';

export const root = 'reference/transformer';

export interface Case {
  text: string;
  ids?: number[];
  tokenizer_json?: number[];
  sentencepiece?: number[];
  tokens?: string[];
  offsets?: [number, number][];
  decoded?: string;
  nbest3?: number[][][] | null;
}

export interface Reference {
  cases: Case[];
  pair?: { texts: [string, string]; ids: number[]; types: number[] };
  files: Record<string, { tokens: number; sha256_of_uint32_le: string; lines_split_on?: string }>;
}

export function read(file: string): Reference {
  return JSON.parse(readFileSync(sharedPath(`${root}/${file}`), 'utf8'));
}

export function compareCases(encoder: SubwordEncoder, cases: readonly Case[]): void {
  for (const { text, ids, tokens, offsets, decoded } of cases) {
    const encoding = encoder.encode(text);
    const found = {
      ids: [...encoding.ids],
      tokens: tokens && Array.from(encoding.ids, (id) => encoder.parts.tokens[id]),
      offsets: offsets && inCharacters(text, encoding.offsets),
      decoded: decoded === undefined ? undefined : encoder.decode(encoding.ids),
    };
    expect({ text, ...found }).toEqual({ text, ids, tokens, offsets, decoded });
  }
}

/** Byte offsets as code points; a part of a character is all of it. */
function inCharacters(text: string, offsets: Uint32Array): [number, number][] {
  const starts = [0];
  for (const character of text) starts.push(starts[starts.length - 1] + Buffer.byteLength(character));
  const pairs: [number, number][] = [];
  for (let i = 0; i < offsets.length; i += 2) {
    const isAdded = offsets[i] === offsets[i + 1];
    const start = starts.findLastIndex((byte) => byte <= offsets[i]);
    pairs.push(isAdded ? [0, 0] : [start, starts.findIndex((byte) => byte >= offsets[i + 1])]);
  }
  return pairs;
}

export function compareFiles(encoder: SubwordEncoder, reference: Reference, ...files: string[]): void {
  for (const file of files) {
    const text = gunzipSync(readFileSync(sharedPath(`data/${file}`))).toString();
    const { tokens, sha256_of_uint32_le: wanted, lines_split_on } = reference.files[file];
    const hash = createHash('sha256');
    let count = 0;
    for (const part of lines_split_on === undefined ? [text] : text.split('\n')) {
      const ids = encoder.encodeIds(part);
      count += ids.length;
      hash.update(Buffer.from(ids.buffer, ids.byteOffset, ids.byteLength));
    }
    expect({ file, tokens: count, hash: hash.digest('hex') }).toEqual({ file, tokens, hash: wanted });
  }
}

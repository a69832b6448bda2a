/** Options that several kinds share, and how a kind reads its corpora: as the commands of the same name do. */
import * as z from 'zod';
import { corpusFormats } from '../../corpus/formats.ts';
import type { CorpusFormat, InputOptions } from '../../corpus/types.ts';
import { TOKENIZER_TYPES, type TokenizerSpec, type TokenizerType } from '../../text/tokenizer.ts';
import type { TrialOptions } from './kind.ts';

export const whole = (minimum: number, maximum: number) => z.int().min(minimum).max(maximum);

/** How inputs are read. */
export const inputOptionSchemas = {
  format: z.enum(corpusFormats).describe('format of the corpora (else by their extensions)'),
  field: z.string().min(1).describe('which field or column to read, where a format has several'),
  encoding: z.enum(['utf-8', 'latin1']).describe('encoding of the corpora'),
};

/** How text becomes tokens. */
export const tokenizerSchemas = {
  tokenizer: z.enum(TOKENIZER_TYPES).describe('how text is cut into tokens (default: word)'),
  lowercase: z.boolean().describe('lower-case every token'),
};

export function inputOptionsOf(options: TrialOptions): InputOptions {
  return {
    format: options.format as CorpusFormat | undefined,
    field: options.field as string | undefined,
    separator: options.separator as string | undefined,
    encoding: options.encoding as InputOptions['encoding'],
    fingerprint: false,
  };
}

export function tokenizerOf(options: TrialOptions): TokenizerSpec {
  return {
    type: (options.tokenizer as TokenizerType | undefined) ?? 'word',
    lowercase: (options.lowercase as boolean | undefined) ?? false,
  };
}

/** Seconds since `start`, a value of `performance.now()`; never 0, because rates are made of it. */
export function secondsSince(start: number): number {
  return Math.max(1e-6, (performance.now() - start) / 1000);
}

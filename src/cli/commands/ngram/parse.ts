/** Option values of `nlp ngram` that are no plain numbers. */
import { InvalidArgumentError } from 'commander';
import { usageError } from '../../../errors.ts';

/** `0,0,1` or `0 0 1` as numbers. */
export function parsePrune(text: string): number[] {
  const parts = text.trim().split(/[\s,]+/);
  if (!parts.every((part) => /^\d+$/.test(part))) {
    throw new InvalidArgumentError('It takes whole numbers with commas between, as in 0,0,1.');
  }
  return parts.map(Number);
}

/** `512M`, `1G`, `1.5g`, `800000k` or bytes, as a number of bytes. */
export function parseMemory(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([kmgt]?)i?b?$/i.exec(text.trim());
  if (match === null) throw new InvalidArgumentError('It takes a size, as in 512M or 2G.');
  const power = ['', 'k', 'm', 'g', 't'].indexOf(match[2].toLowerCase());
  const bytes = Math.floor(Number(match[1]) * 1024 ** power);
  if (bytes < 1024 ** 2) throw new InvalidArgumentError('It takes at least 1M.');
  return bytes;
}

/** `a.lm:0.6` as a file and a weight; the file's name may hold colons. */
export function parseWeighted(text: string): { file: string; weight: number } {
  const colon = text.lastIndexOf(':');
  const weight = colon === -1 || colon === text.length - 1 ? Number.NaN : Number(text.slice(colon + 1));
  if (!(weight > 0 && weight < Number.POSITIVE_INFINITY)) {
    throw usageError(
      `${JSON.stringify(text)} is no model with a weight above 0`,
      undefined,
      'Write them as a.lm:0.6 b.lm:0.4.',
    );
  }
  return { file: text.slice(0, colon), weight };
}

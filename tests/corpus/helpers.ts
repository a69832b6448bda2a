/** What the tests of the corpus loader share: streams in place of stdin, temporary folders, expected errors. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { expect, onTestFinished } from 'vitest';
import { NlpError } from '../../src/errors.ts';

/** Everything a reading yields. */
export async function collect<Item>(reading: AsyncIterable<readonly Item[]>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const batch of reading) for (const item of batch) items.push(item);
  return items;
}

/** Options that give bytes as stdin, cut at the given places. */
export function asStdin(
  content: string | Uint8Array,
  cuts: readonly number[] = [],
): { stdin: NodeJS.ReadableStream } {
  const bytes = Buffer.from(content);
  const borders = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  const pieces = borders.slice(1).map((end, i) => bytes.subarray(borders[i], end));
  return { stdin: Readable.from(pieces.filter((piece) => piece.length > 0)) };
}

/** A folder with the given files, removed after the test. */
export function folderOf(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'corpus-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

/** The NlpError that the work ends in. */
export async function errorOf(work: Promise<unknown> | (() => unknown)): Promise<NlpError> {
  try {
    await (typeof work === 'function' ? work() : work);
  } catch (error) {
    expect(error).toBeInstanceOf(NlpError);
    return error as NlpError;
  }
  return expect.fail('no error was thrown');
}

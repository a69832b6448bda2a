/**
 * Damaged models in several files, from one seed: the index or one of its files. Each is read as it was, with other
 * numbers in its tensors (nothing guards them), or refused with an NlpError that names a file of its folder; nothing
 * outside of the folder is opened.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { NlpError } from '../../src/errors.ts';
import { Random } from '../../src/math/random.ts';
import type { StoredTensor } from '../../src/math/tensor.ts';
import { encodeSafetensors } from '../../src/store/safetensors.ts';
import { TensorFiles } from '../../src/store/tensor-files.ts';
import { damages } from './damage/container.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'nlp-fuzz-'));
const inside = path.join(folder, 'model');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const parts: Record<string, Record<string, StoredTensor>> = {
  'model-1.safetensors': {
    embedding: {
      shape: [4, 3],
      data: Uint16Array.from({ length: 12 }, (_, i) => 0x3c00 + i),
      packed: 'BF16',
    },
    mask: { shape: [5], data: Uint8Array.of(0, 1, 1, 0, 1), packed: 'BOOL' },
    steps: { shape: [], data: BigInt64Array.of(123n) },
  },
  'model-2.safetensors': {
    weights: { shape: [40, 5], data: Float32Array.from({ length: 200 }, (_, i) => i / 7) },
    scale: { shape: [6], data: Uint16Array.from({ length: 6 }, (_, i) => 0x3800 + i), packed: 'F16' },
    bytes: { shape: [7], data: Int8Array.from({ length: 7 }, (_, i) => i - 3) },
  },
};
const shapes = new Map(
  Object.values(parts).flatMap((tensors) =>
    Object.entries(tensors).map(([name, { shape }]): [string, readonly number[]] => [name, shape]),
  ),
);
const weightMap = Object.fromEntries(
  Object.entries(parts).flatMap(([file, tensors]) => Object.keys(tensors).map((name) => [name, file])),
);
const whole = new Map<string, Buffer>([
  [
    'model.safetensors.index.json',
    Buffer.from(JSON.stringify({ metadata: {}, weight_map: weightMap }, null, 1)),
  ],
  ...Object.entries(parts).map(([file, tensors]): [string, Buffer] => [
    file,
    Buffer.concat([...encodeSafetensors({ metadata: { format: 'pt' }, tensors })]),
  ]),
]);
const indexWords = [
  '"',
  '{',
  '}',
  ',',
  ':',
  '../',
  '/',
  '\\\\',
  '\\u002f',
  '\u0000',
  'x',
  '.',
  '[',
  'model-3',
  '1e9',
];

/** Everything that is in the model, as one text. */
async function contentOf(): Promise<string> {
  const files = await TensorFiles.open(inside);
  try {
    const read: [string, number[]][] = [];
    for (const [name, shape] of shapes) {
      const out = new Float32Array(shape.reduce((product, extent) => product * extent, 1));
      await files.readFloats(name, out, shape);
      read.push([name, Array.from(out)]);
    }
    return JSON.stringify(read);
  } finally {
    await files.close();
  }
}

function writeAll(): void {
  for (const [file, bytes] of whole) writeFileSync(path.join(inside, file), bytes);
}

function damageIndex(bytes: Buffer, random: Random): Buffer {
  let text = bytes.toString('utf8');
  for (let n = 1 + random.int(3); n > 0; n--) {
    const at = random.int(text.length);
    text = text.slice(0, at) + indexWords[random.int(indexWords.length)] + text.slice(at + random.int(4));
  }
  return Buffer.from(text);
}

it.each([...whole.keys()])('500 times %s', { timeout: 120_000 }, async (file) => {
  rmSync(inside, { recursive: true, force: true });
  mkdirSync(inside);
  writeAll();
  // What an escaping name would find: the same tensors, so that only the check of names keeps it out.
  for (const [name, bytes] of whole) writeFileSync(path.join(folder, name), bytes);
  const original = await contentOf();
  const random = Random.from(2024).fork(file);
  const kinds = Object.keys(damages);
  let refused = 0;
  let slowest = 0;
  for (let i = 0; i < 500; i++) {
    const bytes = Buffer.from(whole.get(file) as Buffer);
    const damaged = file.endsWith('.json')
      ? damageIndex(bytes, random)
      : damages[kinds[i % kinds.length]](bytes, random, whole.get('model-1.safetensors') as Buffer);
    writeFileSync(path.join(inside, file), damaged);
    const start = performance.now();
    const outcome = await contentOf().catch((error: unknown) => error);
    slowest = Math.max(slowest, performance.now() - start);
    if (outcome instanceof NlpError) {
      refused++;
      if (outcome.exitStatus !== 3 || path.dirname(outcome.where?.file ?? '') !== inside) throw outcome;
    } else if (typeof outcome !== 'string') throw outcome;
    else if (file.endsWith('.json')) expect(outcome).toBe(original);
  }
  expect(refused).toBeGreaterThan(170);
  expect(slowest).toBeLessThan(2000);
});

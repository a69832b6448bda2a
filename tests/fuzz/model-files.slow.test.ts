/**
 * Ten thousand damaged model files from one seed, through the whole way of loading from the disk: each gives the
 * model that was saved or an NlpError that names the file; no other error, no wrong model, no hang, no great memory.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { getHeapStatistics } from 'node:v8';
import { afterAll, describe, expect, it } from 'vitest';
import { NlpError } from '../../src/errors.ts';
import { loadModel } from '../../src/kinds/load-model.ts';
import { Random } from '../../src/math/random.ts';
import type { ModelFile } from '../../src/models/model-file.ts';
import { encodeModelFile } from '../../src/store/model-codec.ts';
import { decodeSafetensors, encodeSafetensors } from '../../src/store/safetensors.ts';
import { SampleModel, sampleModel } from '../store/sample-model.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'nlp-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Seed {
  file: ModelFile;
  bytes: Buffer;
}

function largeModel(): ModelFile {
  const { file } = sampleModel();
  const random = Random.from(5);
  const bias = Float64Array.from({ length: 150 }, () => random.normal());
  const weights = Float32Array.from({ length: 450 }, () => random.next());
  const more = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [
      `layer.${i}.__proto__`,
      { shape: [i, 2, 1], data: new Int16Array(2 * i) },
    ]),
  );
  const extra = { names: Array.from({ length: 100 }, (_, i) => `name ${i}`) };
  const tensors = {
    ...file.tensors,
    ...more,
    bias: { shape: [150], data: bias },
    weights: { shape: [150, 3], data: weights },
  };
  return { ...file, extra, tensors };
}

/** The files to damage: with the checksum, which finds most damage, and without, so that the rest is tried too. */
function makeSeeds(): Seed[] {
  return [sampleModel().toModelFile(), largeModel()].flatMap((file) => {
    const { metadata, tensors } = encodeModelFile(file);
    const { checksum, ...rest } = metadata;
    expect(checksum).toMatch(/^crc32:/);
    return [metadata, rest].map((strings) => ({
      file,
      bytes: Buffer.concat([...encodeSafetensors({ metadata: strings, tensors })]),
    }));
  });
}

const hostile = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '\\',
  '\\u0000',
  '\\ud800',
  ' ',
  '\n',
  '-',
  '0',
  '.0',
  'e9',
  '1e308',
  '-1',
  'null',
  'true',
  '4294967296',
  '9007199254740991',
  '9007199254740992',
  '18446744073709551615',
  '99999999999999999999999',
  '"F64"',
  '"U8"',
  '"BF16"',
  '"__proto__"',
  '"__metadata__":{',
  '"shape":[',
  '"data_offsets":[0,0]',
  '"constructor"',
  '['.repeat(5000),
  '{"a":'.repeat(5000),
  '9'.repeat(5000),
  '"'.repeat(999),
  '\u0000',
  '\ud7ff',
  '\ufeff',
  '\u2028',
];

const damages: Record<string, (bytes: Buffer, random: Random, other: Buffer) => Buffer> = {
  truncated: (bytes, random) => bytes.subarray(0, random.int(bytes.length)),
  flipped: (bytes, random) => {
    for (let n = 1 + random.int(8); n > 0; n--) bytes[random.int(bytes.length)] ^= 1 << random.int(8);
    return bytes;
  },
  'one bit flipped': (bytes, random) => {
    bytes[random.int(bytes.length)] ^= 1 << random.int(8);
    return bytes;
  },
  overwritten: (bytes, random) => {
    const start = random.int(bytes.length);
    return bytes.fill(random.int(256), start, Math.min(bytes.length, start + 1 + random.int(64)));
  },
  spliced: (bytes, random, other) => {
    const at = random.int(bytes.length);
    const from = random.int(other.length);
    const piece = other.subarray(from, from + random.int(200));
    return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at + random.int(200))]);
  },
  extended: (bytes, random, other) => Buffer.concat([bytes, other.subarray(0, 1 + random.int(other.length))]),
  'length edited': (bytes, random) => {
    const length = Number(bytes.readBigUInt64LE());
    const lengths = [
      0,
      1,
      2,
      length - 8,
      length - 1,
      length + 1,
      length + 8,
      bytes.length - 8,
      bytes.length,
      1e8,
      1e8 + 1,
    ];
    const wild = [2 ** 31, 2 ** 32 + length, 2 ** 53, random.int(2 ** 53), random.int(bytes.length)];
    const all = [...lengths, ...wild];
    bytes.writeBigUInt64LE(BigInt(all[random.int(all.length)]));
    return bytes;
  },
  'header edited': (bytes, random) => {
    const length = Number(bytes.readBigUInt64LE());
    let header = bytes.subarray(8, 8 + length).toString();
    for (let n = 1 + random.int(3); n > 0; n--) {
      const at = random.int(header.length);
      header = header.slice(0, at) + hostile[random.int(hostile.length)] + header.slice(at + random.int(6));
    }
    return withHeader(header, bytes.subarray(8 + length));
  },
  'numbers edited': (bytes, random) => {
    const length = Number(bytes.readBigUInt64LE());
    const header = bytes.subarray(8, 8 + length).toString();
    const numbers = [...header.matchAll(/[0-9]+/g)];
    const { 0: old, index } = numbers[random.int(numbers.length)];
    const replacements = [
      Number(old) + 1,
      Number(old) - 1,
      Number(old) * 2,
      0,
      2 ** 32,
      2 ** 53 - 1,
      `${old}.0`,
      `-${old}`,
    ];
    const replacement = replacements[random.int(replacements.length)];
    return withHeader(
      header.slice(0, index) + replacement + header.slice(index + old.length),
      bytes.subarray(8 + length),
    );
  },
};

/** The header with its true length before it, padded as the format wants it. */
function withHeader(header: string, data: Buffer): Buffer {
  const text = Buffer.from(header);
  const start = Buffer.alloc(8 + Math.ceil(text.length / 8) * 8, ' ');
  start.writeBigUInt64LE(BigInt(start.length - 8));
  start.set(text, 8);
  return Buffer.concat([start, data]);
}

/** True where the damaged file has lost its checksum, so that a wrong model cannot be told from a right one. */
function hasNoChecksum(bytes: Buffer): boolean {
  return decodeSafetensors(new Uint8Array(bytes)).metadata.checksum === undefined;
}

describe('damaged model files', () => {
  const seeds = makeSeeds();
  const kinds = Object.keys(damages);
  const rounds = Math.ceil(10_000 / (kinds.length * seeds.length));

  it.each(kinds)(`%s: ${rounds * seeds.length} files`, async (kind) => {
    const random = Random.from(2022).fork(kind);
    const file = path.join(folder, 'damaged.safetensors');
    let refused = 0;
    let loaded = 0;
    let slowest = 0;
    let greatest = 0;
    for (let i = 0; i < rounds * seeds.length; i++) {
      const seed = seeds[i % seeds.length];
      const other = seeds[random.int(seeds.length)].bytes;
      const bytes = damages[kind](Buffer.from(seed.bytes), random, other);
      writeFileSync(file, bytes);
      const memory = usedMemory();
      const start = performance.now();
      let outcome: unknown;
      try {
        outcome = await loadModel(file, SampleModel);
      } catch (error) {
        outcome = error;
      }
      slowest = Math.max(slowest, performance.now() - start);
      greatest = Math.max(greatest, usedMemory() - memory);
      if (outcome instanceof NlpError) {
        refused++;
        if (outcome.where?.file !== file || outcome.exitStatus !== 3) throw outcome;
      } else if (outcome instanceof SampleModel) {
        loaded++;
        const same = isDeepStrictEqual(plain(outcome.file), plain(seed.file));
        if (!same && !hasNoChecksum(bytes)) expect.fail(`file ${i} gave another model`);
      } else {
        throw outcome;
      }
    }
    expect(refused + loaded).toBe(rounds * seeds.length);
    // Most damage must be found, or the test damages nothing.
    expect(refused / (refused + loaded)).toBeGreaterThan(kind.includes('flipped') ? 0.3 : 0.5);
    expect(slowest).toBeLessThan(2000);
    expect(greatest).toBeLessThan(8e6);
  });

  it('the undamaged files load', async () => {
    for (const { file, bytes } of seeds) {
      const name = path.join(folder, 'whole.safetensors');
      writeFileSync(name, bytes);
      expect(plain((await loadModel(name, SampleModel)).file)).toEqual(plain(file));
    }
  });
});

/** Bytes of the heap and of array buffers. */
function usedMemory(): number {
  const { used_heap_size: heap, external_memory: external } = getHeapStatistics();
  return heap + external;
}

function plain(file: ModelFile): ModelFile {
  return { ...file, tensors: { ...file.tensors } };
}

/**
 * Two thousand damaged model files from one seed, through the whole way of loading from the disk: each gives the
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
import type { ModelFile } from '../../src/model-file.ts';
import { encodeModelFile } from '../../src/store/model-codec.ts';
import { encodeSafetensors } from '../../src/store/safetensors.ts';
import { decodeSafetensors } from '../store/decode-safetensors.ts';
import { SampleModel, sampleModel } from '../store/sample-model.ts';
import { damages } from './damage/container.ts';

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

/** True where the damaged file has lost its checksum, so that a wrong model cannot be told from a right one. */
function hasNoChecksum(bytes: Buffer): boolean {
  return decodeSafetensors(new Uint8Array(bytes)).metadata.checksum === undefined;
}

describe('damaged model files', () => {
  const seeds = makeSeeds();
  const kinds = Object.keys(damages);
  const rounds = Math.ceil(2000 / (kinds.length * seeds.length));

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

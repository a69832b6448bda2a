/** Tensors of other programs' models, one at a time: every type, several files with an index, what is refused. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { NlpError } from '../../src/errors.ts';
import { Arena } from '../../src/math/arena.ts';
import type { StoredTensor } from '../../src/math/tensor.ts';
import { encodeSafetensors } from '../../src/store/safetensors.ts';
import { TensorFiles } from '../../src/store/tensor-files.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nlp-tensors-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inFolder = (name: string) => path.join(folder, name);

function put(
  name: string,
  tensors: Record<string, StoredTensor>,
  metadata: Record<string, string> = {},
): string {
  writeFileSync(inFolder(name), Buffer.concat([...encodeSafetensors({ metadata, tensors })]));
  return inFolder(name);
}

function putIndex(
  weightMap: Record<string, unknown> | string,
  name = 'model.safetensors.index.json',
): string {
  const text =
    typeof weightMap === 'string'
      ? weightMap
      : JSON.stringify({ metadata: { total_size: 12 }, weight_map: weightMap });
  writeFileSync(inFolder(name), text);
  return inFolder(name);
}

async function open(name: string): Promise<TensorFiles> {
  const files = await TensorFiles.open(name);
  onTestFinished(() => files.close());
  return files;
}

async function refusal(promise: Promise<unknown>): Promise<NlpError> {
  const error = await promise.then(
    () => undefined,
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(NlpError);
  expect(error.exitStatus).toBe(3);
  return error;
}

const floats = (...values: number[]): StoredTensor => ({
  shape: [values.length],
  data: Float32Array.from(values),
});

describe('a tensor of', () => {
  const cases: [string, StoredTensor, number[]][] = [
    ['F32', floats(1.5, -0, 2 ** -149), [1.5, -0, 2 ** -149]],
    ['F64', { shape: [2], data: Float64Array.of(0.1, -3) }, [Math.fround(0.1), -3]],
    [
      'F16',
      { shape: [3], data: Uint16Array.of(0x3c00, 0x8001, 0x7bff), packed: 'F16' },
      [1, -(2 ** -24), 65504],
    ],
    ['BF16', { shape: [2], data: Uint16Array.of(0x4049, 0xbf80), packed: 'BF16' }, [3.140625, -1]],
    ['I64', { shape: [3], data: BigInt64Array.of(-5n, 0n, 2n ** 24n) }, [-5, 0, 2 ** 24]],
    ['U64', { shape: [1], data: BigUint64Array.of(7n) }, [7]],
    ['I32', { shape: [2], data: Int32Array.of(-(2 ** 24), 3) }, [-(2 ** 24), 3]],
    ['U32', { shape: [2], data: Uint32Array.of(0, 2 ** 24) }, [0, 2 ** 24]],
    ['I16', { shape: [2], data: Int16Array.of(-32768, 32767) }, [-32768, 32767]],
    ['U16', { shape: [1], data: Uint16Array.of(65535) }, [65535]],
    ['I8', { shape: [3], data: Int8Array.of(-128, 0, 127) }, [-128, 0, 127]],
    ['U8', { shape: [3], data: Uint8Array.of(0, 128, 255) }, [0, 128, 255]],
    ['BOOL', { shape: [3], data: Uint8Array.of(1, 0, 1), packed: 'BOOL' }, [1, 0, 1]],
  ];

  it.each(cases)('%s is read as float32, exactly', async (dtype, tensor, values) => {
    const files = await open(put('a.safetensors', { before: floats(9), x: tensor, z: floats(8) }));
    expect(files.tensors.get('x')).toMatchObject({ dtype, shape: tensor.shape });
    const out = new Float32Array(values.length);
    await files.readFloats('x', out, tensor.shape);
    expect(Array.from(out)).toEqual(values);
  });

  it.each(cases)('%s is read as it is stored', async (_, tensor) => {
    const files = await open(put('a.safetensors', { x: tensor }));
    expect(await files.read('x')).toEqual(tensor);
  });

  it('F64 and I64 of many elements are read in pieces', async () => {
    const data = BigInt64Array.from({ length: 200_001 }, (_, i) => BigInt(i - 1000));
    const files = await open(put('a.safetensors', { x: { shape: [200_001], data } }));
    const out = new Float32Array(200_001);
    await files.readFloats('x', out, [200_001]);
    expect(out.every((value, i) => value === i - 1000)).toBe(true);
  });

  it('nothing is read, too', async () => {
    const files = await open(put('a.safetensors', { x: { shape: [0, 3], data: new Float32Array(0) } }));
    await files.readFloats('x', new Float32Array(0), [0, 3]);
  });

  it('any type lands in an arena, and nothing beside it is touched', async () => {
    const arena = Arena.create();
    for (const [, tensor, values] of cases) {
      const files = await open(put('a.safetensors', { x: tensor }));
      const memory = arena.float32(values.length + 2).fill(77);
      await files.readFloats('x', memory.subarray(1, -1), tensor.shape);
      expect(Array.from(memory)).toEqual([77, ...values, 77]);
    }
  });

  it.each<[string, StoredTensor, RegExp]>([
    ['I64', { shape: [2], data: BigInt64Array.of(1n, 2n ** 24n + 1n) }, /element 1 .*\(I64\) is too large/],
    ['U32', { shape: [1], data: Uint32Array.of(2 ** 32 - 1) }, /element 0 .*\(U32\) is too large/],
    ['I32', { shape: [1], data: Int32Array.of(-(2 ** 31)) }, /element 0 .*\(I32\) is too large/],
    ['BOOL', { shape: [2], data: Uint8Array.of(1, 2), packed: 'BOOL' }, /element 1 .*\(BOOL\) is neither/],
  ])('%s with a number that is none is refused, by name and place', async (_, tensor, message) => {
    const files = await open(put('a.safetensors', { x: tensor }));
    const error = await refusal(files.readFloats('x', new Float32Array(tensor.data.length), tensor.shape));
    expect(error.what).toMatch(message);
    expect(error.what).toContain('"x"');
    expect(error.where?.file).toBe(inFolder('a.safetensors'));
    expect(error.where?.byte).toBeGreaterThan(8);
  });
});

describe('what is asked of one file', () => {
  it('must be there', async () => {
    const files = await open(put('a.safetensors', { x: floats(1) }));
    const error = await refusal(files.readFloats('y', new Float32Array(1), [1]));
    expect(error.message).toBe(`${inFolder('a.safetensors')}: tensor "y" is missing`);
  });

  it('must have the shape', async () => {
    const files = await open(put('a.safetensors', { x: floats(1, 2) }));
    const error = await refusal(files.readFloats('x', new Float32Array(2), [2, 1]));
    expect(error.what).toBe('tensor "x" has the shape [2], not [2,1]');
  });

  it('must still be there when it is read', async () => {
    const file = put('a.safetensors', { x: floats(1, 2, 3) });
    const files = await open(file);
    truncateSync(file, statSync(file).size - 4);
    const error = await refusal(files.readFloats('x', new Float32Array(3), [3]));
    expect(error.what).toBe('the file ends here; 4 bytes are missing');
  });

  it('is found in its folder', async () => {
    put('model.safetensors', { x: floats(3) }, { format: 'pt' });
    const files = await open(folder);
    expect([...files.tensors.keys()]).toEqual(['x']);
    expect(files.metadata.get('format')).toBe('pt');
  });

  it('is not a folder without one', async () => {
    const error = await refusal(TensorFiles.open(folder));
    expect(error.what).toMatch(/neither model.safetensors nor model.safetensors.index.json/);
  });

  it('is a missing file by its name', async () => {
    const error = await refusal(TensorFiles.open(inFolder('none')));
    expect(error.message).toBe(`${inFolder('none')}: no such file or folder`);
  });

  it.runIf(process.platform !== 'win32')('is not a pipe', async () => {
    execFileSync('mkfifo', [inFolder('pipe')]);
    writeFileSync(inFolder('b'), Buffer.concat([...encodeSafetensors({ metadata: {}, tensors: {} })]));
    execFileSync('sh', ['-c', `cat "$0" > "$1" &`, inFolder('b'), inFolder('pipe')], { stdio: 'ignore' });
    expect((await refusal(TensorFiles.open(inFolder('pipe')))).what).toMatch(/is no regular file/);
  });
});

describe('several files', () => {
  const two = () => {
    put('model-1.safetensors', { a: floats(1, 2), b: floats(3) }, { format: 'pt' });
    put('model-2.safetensors', { c: floats(4, 5, 6) });
  };

  it('are one model', async () => {
    two();
    putIndex({ a: 'model-1.safetensors', c: 'model-2.safetensors', b: 'model-1.safetensors' });
    const files = await open(folder);
    expect([...files.tensors.keys()].sort()).toEqual(['a', 'b', 'c']);
    expect(files.metadata.get('format')).toBe('pt');
    const out = new Float32Array(3);
    await files.readFloats('c', out, [3]);
    expect(Array.from(out)).toEqual([4, 5, 6]);
  });

  it.runIf(process.platform !== 'win32')('may be links, as a cache of downloads has them', async () => {
    two();
    mkdirSync(inFolder('snapshot'));
    for (const i of [1, 2])
      symlinkSync(`../model-${i}.safetensors`, inFolder(`snapshot/model-${i}.safetensors`));
    putIndex(
      { a: 'model-1.safetensors', b: 'model-1.safetensors', c: 'model-2.safetensors' },
      'snapshot/model.safetensors.index.json',
    );
    expect((await open(inFolder('snapshot'))).tensors.size).toBe(3);
  });

  it('must hold what the index says', async () => {
    two();
    const index = putIndex({ a: 'model-1.safetensors', b: 'model-2.safetensors', c: 'model-2.safetensors' });
    const error = await refusal(TensorFiles.open(index));
    expect(error.message).toBe(
      `${index}: tensor "b" is not in "model-2.safetensors", where the index has it`,
    );
  });

  it('must hold nothing else', async () => {
    two();
    const index = putIndex({ a: 'model-1.safetensors', c: 'model-2.safetensors' });
    const error = await refusal(TensorFiles.open(index));
    expect(error.what).toBe('holds tensor "b", which the index does not name');
    expect(error.where?.file).toBe(inFolder('model-1.safetensors'));
  });

  it('must not hold a tensor twice', async () => {
    two();
    put('model-2.safetensors', { a: floats(7), c: floats(4, 5, 6) });
    const index = putIndex({ a: 'model-1.safetensors', b: 'model-1.safetensors', c: 'model-2.safetensors' });
    const error = await refusal(TensorFiles.open(index));
    expect(error.what).toBe('holds tensor "a", which is in "model-1.safetensors" too');
    expect(error.where?.file).toBe(inFolder('model-2.safetensors'));
  });

  it('must all be there', async () => {
    two();
    const index = putIndex({ a: 'model-1.safetensors', x: 'model-3.safetensors' });
    const error = await refusal(TensorFiles.open(index));
    expect(error.where?.file).toBe(inFolder('model-3.safetensors'));
    expect(error.what).toMatch(/there is no such file, and model.safetensors.index.json says/);
  });

  it('must each be whole', async () => {
    two();
    truncateSync(inFolder('model-2.safetensors'), 70);
    const index = putIndex({ a: 'model-1.safetensors', b: 'model-1.safetensors', c: 'model-2.safetensors' });
    expect((await refusal(TensorFiles.open(index))).where?.file).toBe(inFolder('model-2.safetensors'));
  });

  it.each([
    '../a.safetensors',
    '/etc/a.safetensors',
    'a/b.safetensors',
    '..\\a.safetensors',
    'C:a.safetensors',
  ])('are beside the index, not at %s', async (name) => {
    const error = await refusal(TensorFiles.open(putIndex({ a: name })));
    expect(error.what).toMatch(/tensor "a" is in ".*", which is no file beside the index/);
    expect(error.where?.file).toBe(inFolder('model.safetensors.index.json'));
  });

  it.each(['.', '..', '', 'passwd', '.safetensors', 'a.bin'])(
    'are called .safetensors, not "%s"',
    async (name) => {
      const error = await refusal(TensorFiles.open(putIndex({ a: name })));
      expect(error.what).toMatch(/which is not called .safetensors/);
    },
  );

  it.each<[string, RegExp]>([
    ['{}', /has no weight_map/],
    ['{"weight_map":{}}', /names no tensor/],
    ['{"weight_map":[]}', /expected an object/],
    ['{"weight_map":{"a":1}}', /expected the name of a file/],
    ['{"weight_map":{"a":"b.safetensors","a":"c.safetensors"}}', /the key "a" stands here a second time/],
    ['{"weight_map":{"a":"b.safetensors"}', /expected a comma or '}'/],
    ['[1]', /expected an object/],
    ['{"metadata":NaN}', /expected a number/],
  ])('are not described by %s', async (text, message) => {
    const error = await refusal(TensorFiles.open(putIndex(text)));
    expect(error.what).toMatch(message);
  });

  it('are not more than anyone would cut a model into', async () => {
    const map = Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [`t${i}`, `m${i}.safetensors`]));
    expect((await refusal(TensorFiles.open(putIndex(map)))).what).toMatch(/more than 1000 files/);
  });
});

describe('a pointer of Git LFS is said to be one', () => {
  const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 548105171\n';

  it('in place of a file', async () => {
    writeFileSync(inFolder('model.safetensors'), pointer);
    const error = await refusal(TensorFiles.open(folder));
    expect(error.what).toBe('a pointer of Git LFS to a file of 548105171 bytes, and not the file itself');
    expect(error.remedy).toMatch(/git lfs pull/);
    expect(error.where?.file).toBe(inFolder('model.safetensors'));
  });

  it('in place of one of several', async () => {
    writeFileSync(inFolder('model-1.safetensors'), pointer);
    const error = await refusal(TensorFiles.open(putIndex({ a: 'model-1.safetensors' })));
    expect(error.what).toMatch(/Git LFS/);
    expect(error.where?.file).toBe(inFolder('model-1.safetensors'));
  });

  it('in place of the index', async () => {
    const error = await refusal(TensorFiles.open(putIndex(pointer)));
    expect(error.what).toMatch(/Git LFS/);
  });
});

import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NlpError } from '../../src/errors.ts';
import { kindIndex } from '../../src/kinds/index.ts';
import { loadModel } from '../../src/kinds/load-model.ts';
import type { ModelFile } from '../../src/model-file.ts';
import { decodeModelFile, encodeModelFile } from '../../src/store/model-codec.ts';
import { encodeSafetensors, type SafetensorsContent } from '../../src/store/safetensors.ts';
import { readModelFile, saveModel } from '../../src/store/stored-model.ts';
import { decodeSafetensors } from './decode-safetensors.ts';
import { readIndependently } from './independent-reader.ts';
import { SampleModel, sampleModel } from './sample-model.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nlp-registry-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inFolder = (name: string) => path.join(folder, name);

function put(content: SafetensorsContent | string | Uint8Array, name = 'some.model'): string {
  const isContent = typeof content === 'object' && 'metadata' in content;
  writeFileSync(inFolder(name), isContent ? Buffer.concat([...encodeSafetensors(content)]) : content);
  return inFolder(name);
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

/** The sample as strings and tensors, with some metadata changed and no checksum. */
function changed(
  metadata: Record<string, string | undefined>,
  tensors: ModelFile['tensors'] = {},
): SafetensorsContent {
  const content = encodeModelFile(sampleModel().toModelFile());
  const all = { ...content.metadata, checksum: undefined, ...metadata };
  const strings: Record<string, string> = {};
  for (const [key, value] of Object.entries(all)) {
    if (value !== undefined) Object.defineProperty(strings, key, { value, enumerable: true });
  }
  return { metadata: strings, tensors: { ...content.tensors, ...tensors } };
}

describe('saving and loading', () => {
  it('gives the model back', async () => {
    const model = sampleModel();
    await saveModel(inFolder('sample'), model);
    const loaded = await loadModel(inFolder('sample'), SampleModel);
    expect(loaded).toBeInstanceOf(SampleModel);
    expect({ ...loaded.file, tensors: { ...loaded.file.tensors } }).toEqual(model.file);
    await saveModel(inFolder('again'), loaded);
    expect(readFileSync(inFolder('again')).equals(readFileSync(inFolder('sample')))).toBe(true);
    expect(readdirSync(folder)).toEqual(['again', 'sample']);
  });

  it('gives the same bytes whatever the order of options and tensors; these never change', () => {
    const { file } = sampleModel();
    const bytes = Buffer.concat([...encodeSafetensors(encodeModelFile(file))]);
    const reversed = <T>(record: Record<string, T>) => Object.fromEntries(Object.entries(record).reverse());
    const other: ModelFile = { ...file, options: reversed(file.options), tensors: reversed(file.tensors) };
    expect(Buffer.concat([...encodeSafetensors(encodeModelFile(other))]).equals(bytes)).toBe(true);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      '831bae49497a9efeafab2eb3d5c06ec3e07ae3743f6ca95698874ead36d22de0',
    );
  });

  it('writes what the architecture says: strings with JSON inside', async () => {
    await saveModel(inFolder('sample'), sampleModel());
    const { metadata, tensors } = readIndependently(readFileSync(inFolder('sample')));
    expect(Object.fromEntries(metadata)).toEqual({
      format: 'nlp',
      kind: 'sample',
      version: '2',
      options: '{"nested":{"a":"가","b":[1,2.5,null]},"order":3,"smoothing":"none"}',
      tokenizer: '{"lowercase":true,"type":"word"}',
      corpus: `[{"bytes":12345,"sha256":"${'ab'.repeat(32)}"}]`,
      seed: '-7',
      extra: '{"list":[],"note":"quotes \\" and \\\\ and 😀"}',
      checksum: 'crc32:77c4fb74',
    });
    expect([...tensors.keys()]).toEqual(['bias', 'offsets', 'weights', 'empty', 'letters']);
  });

  it('leaves out what the model does not have', () => {
    const file: ModelFile = { kind: 'x', version: 1, options: {}, tensors: {} };
    const content = encodeModelFile(file);
    expect(Object.keys(content.metadata)).toEqual(['format', 'kind', 'version', 'options', 'checksum']);
    const bytes = new Uint8Array(Buffer.concat([...encodeSafetensors(content)]));
    const decoded = decodeModelFile(decodeSafetensors(bytes));
    expect({ ...decoded, tensors: { ...decoded.tensors } }).toEqual(file);
    expect(Object.keys(decoded)).not.toContain('seed');
  });

  it.runIf(process.platform !== 'win32')('reads from a pipe', async () => {
    await saveModel(inFolder('sample'), sampleModel());
    const whole = readFileSync(inFolder('sample'));
    execFileSync('mkfifo', [inFolder('pipe')]);
    const through = async (bytes: Uint8Array) => {
      writeFileSync(inFolder('source'), bytes);
      const writer = spawn('sh', ['-c', `cat "$1" > "$2"`, 'sh', inFolder('source'), inFolder('pipe')]);
      const done = new Promise((end) => writer.on('close', end));
      try {
        return await loadModel(inFolder('pipe'), SampleModel);
      } finally {
        await done;
      }
    };
    expect((await through(whole)).file.options).toEqual(sampleModel().file.options);
    expect((await refusal(through(whole.subarray(0, whole.length - 1)))).message).toMatch(
      /the file ends here/,
    );
    expect((await refusal(through(Buffer.concat([whole, whole])))).message).toMatch(/follow/);
    expect((await refusal(through(whole.subarray(0, 20)))).what).toMatch(/only 12 follow/);
  });
});

describe('what is no model of ours', () => {
  it('is recognised, and the message says what to do', async () => {
    await saveModel(inFolder('sample'), sampleModel());
    const model = readFileSync(inFolder('sample'));
    const cases: [string | Uint8Array, RegExp, RegExp][] = [
      ['', /the file is empty/, /-o/],
      [gzipSync(model), /compressed with gzip/, /gunzip/],
      ['\\data\\\nngram 1=3\n', /an ARPA file/, /\.arpa/],
      ['\n\n\\data\\\nngram 1=3\n', /an ARPA file/, /\.arpa/],
      ['{"states": ["a"]}', /^JSON/, /nlp hmm/],
      ['[1, 2]', /^JSON/, /nlp hmm/],
      ['(HOW DO YOU DO)\nSTART', /parentheses/, /nlp eliza/],
      ['; a comment\n(HELLO)', /parentheses/, /nlp eliza/],
      ['Once upon a time.\n', /^text/, /Train/],
      [`${'가나다 '.repeat(2000)}`, /^text/, /Train/],
      ['\ufeffHello there, model', /^text/, /Train/],
      [Buffer.from('PK\u0003\u0004abcdefgh'), /zip archive/, /nlp rnn import/],
      [Uint8Array.of(0x80, 2, 0x7d, 0x71, 0, 0, 0, 0, 0), /pickle/, /nlp rnn import/],
      ['mmap lm http://kheafield.com/code format version 5\n\u0000', /KenLM/, /ARPA/],
      [Uint8Array.of(1, 2, 3), /the file ends here/, /cut short/],
      [new Uint8Array(50).fill(200), /a header of \d+ bytes is announced/, /damaged/],
      [model.subarray(0, 100), /a header of \d+ bytes is announced, and only 92 follow/, /cut short/],
    ];
    for (const [bytes, what, remedy] of cases) {
      const file = put(bytes);
      const error = await refusal(loadModel(file));
      expect(error.what).toMatch(what);
      expect(error.remedy).toMatch(remedy);
      expect(error.where?.file).toBe(file);
    }
  });

  it('may be a folder, a missing file, or a file of PyTorch', async () => {
    const isFolder = await refusal(loadModel(folder));
    expect(isFolder.what).toBe('is a folder, not a model file');
    const missing = await refusal(loadModel(inFolder('missing')));
    expect(missing.message).toBe(`${inFolder('missing')}: no such file or folder`);
    const foreignMetadata: Record<string, string>[] = [{}, { format: 'pt' }];
    for (const metadata of foreignMetadata) {
      const foreign = await refusal(loadModel(put({ metadata, tensors: {} })));
      expect(foreign.what).toBe('a safetensors file, but not written by nlp');
      expect(foreign.remedy).toMatch(/nlp rnn import/);
    }
  });

  it('may be of another kind, an unknown kind, a newer version', async () => {
    class Other extends SampleModel {
      static override readonly kind: string = 'other';
    }
    const file = put(changed({}));
    expect((await refusal(loadModel(file, Other))).message).toBe(
      `${file}: is a model of kind 'sample'; this command needs 'other'`,
    );
    expect((await refusal(loadModel(file, 'hmm'))).message).toMatch(/this command needs 'hmm'/);
    expect((await refusal(loadModel(file))).what).toBe(
      "is a model of kind 'sample', which this version of nlp does not know",
    );
    expect((await refusal(loadModel(put(changed({ kind: 'constructor' }))))).what).toMatch(/does not know/);
    const newer = await refusal(loadModel(put(changed({ version: '3' })), SampleModel));
    expect(newer.what).toMatch(/layout 3; this version of nlp reads up to 2/);
    expect((await loadModel(put(changed({ version: '1' })), SampleModel)).file.version).toBe(1);
  });

  it('knows every kind of file under its name, in the index as in the descriptor', async () => {
    for (const entry of kindIndex) {
      const { name, files } = await entry.load();
      expect(name).toBe(entry.name);
      expect(Object.keys(files)).toEqual(entry.files);
      for (const [kind, file] of Object.entries(files)) {
        const loader = await file.load();
        expect(loader.kind).toBe(kind);
        expect(loader.version).toBeGreaterThanOrEqual(1);
      }
    }
  });
});

describe('damaged metadata', () => {
  it('are refused at their byte', async () => {
    const deep = '['.repeat(100_000);
    const cases: [Record<string, string | undefined>, RegExp][] = [
      [{ kind: undefined }, /"kind" is not the name/],
      [{ kind: 'Not A Kind' }, /"kind" is not the name/],
      [{ version: undefined }, /"version" is missing/],
      [{ version: 'two' }, /"version" is not valid JSON: .*\(character 0\)/],
      [{ version: '1.5' }, /"version" is not a whole number/],
      [{ version: '0' }, /"version" is not a whole number/],
      [{ version: '"1"' }, /"version" is not a whole number/],
      [{ options: undefined }, /"options" is missing/],
      [{ options: '[]' }, /"options" is not an object/],
      [{ options: '{"a":1' }, /"options" is not valid JSON: .*found the end \(character 6\)/],
      [{ options: '{"a":1,"a":1}' }, /a second time/],
      [{ options: `{"a":${deep}` }, /nested deeper than 64 levels/],
      [{ extra: deep }, /nested deeper than 64 levels/],
      [{ extra: 'null' }, /"extra" is not an object/],
      [{ tokenizer: '{"type":"words","lowercase":false}' }, /"tokenizer" is not a tokenizer/],
      [{ tokenizer: '{"type":"word","lowercase":1}' }, /"tokenizer" is not a tokenizer/],
      [{ tokenizer: '{"type":"__proto__","lowercase":false}' }, /"tokenizer" is not a tokenizer/],
      [{ corpus: '{}' }, /"corpus" is not a list/],
      [{ corpus: '[{"sha256":"ab","bytes":1}]' }, /"corpus" is not a list/],
      [{ corpus: `[{"sha256":"${'ab'.repeat(32)}","bytes":-1}]` }, /"corpus" is not a list/],
      [{ corpus: '[null]' }, /"corpus" is not a list/],
      [{ seed: '1e300' }, /"seed" is not a whole number/],
      [{ seed: '"x"' }, /"seed" is not a whole number/],
    ];
    for (const [metadata, message] of cases) {
      const file = put(changed(metadata));
      const error = await refusal(loadModel(file, SampleModel));
      expect(error.what).toMatch(message);
      expect(error.where?.file).toBe(file);
      const [key] = Object.keys(metadata);
      if (metadata[key] === undefined) continue;
      const before = readFileSync(file).subarray(0, error.where?.byte).toString();
      expect(before.endsWith(`"${key}":`)).toBe(true);
    }
  });

  it('cannot change any prototype', async () => {
    const hostile = '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
    const metadata = { options: hostile, extra: hostile, ['__proto__']: 'x' };
    const content = changed(metadata, { ['__proto__']: { shape: [1], data: Uint8Array.of(1) } });
    const { file } = await loadModel(put(content), SampleModel);
    expect(Object.keys(file.options)).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(file.options)).toBe(Object.prototype);
    expect(Object.keys(file.tensors)).toContain('__proto__');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('unknown fields are ignored, and a missing checksum too', async () => {
    const { file } = await loadModel(put(changed({ written_by: 'somebody' })), SampleModel);
    expect(file.seed).toBe(-7);
  });

  it('the errors of a loader get the name of the file', async () => {
    const tensors = { offsets: { shape: [2], data: Uint32Array.of(5, 1) } };
    const file = put(changed({}, tensors));
    expect((await refusal(loadModel(file, SampleModel))).message).toBe(
      `${file}: offset 1 is below the one before it`,
    );
    const wrong = put(changed({}, { bias: { shape: [2], data: Float32Array.of(1, 2) } }));
    expect((await refusal(loadModel(wrong, SampleModel))).what).toMatch(
      /"bias" is a Float32Array, not a Float64Array/,
    );
    const shape = put(changed({}, { bias: { shape: [3], data: new Float64Array(3) } }));
    expect((await refusal(loadModel(shape, SampleModel))).what).toMatch(
      /"bias" has the shape \[3\], not \[2\]/,
    );
    class Broken extends SampleModel {
      static override fromModelFile(): SampleModel {
        throw new TypeError('a bug');
      }
    }
    await expect(loadModel(file, Broken)).rejects.toThrow(TypeError);
  });
});

describe('the checksum', () => {
  it('finds every flipped bit of the tensors', async () => {
    await saveModel(inFolder('sample'), sampleModel());
    const bytes = readFileSync(inFolder('sample'));
    const dataStart = 8 + Number(bytes.readBigUInt64LE());
    for (let bit = dataStart * 8; bit < bytes.length * 8; bit++) {
      const damaged = new Uint8Array(bytes);
      damaged[bit >> 3] ^= 1 << (bit & 7);
      expect(() => decodeModelFile(decodeSafetensors(damaged, 'x'), 'x')).toThrow(
        /does not match its checksum/,
      );
    }
  });

  it('does not depend on how another program lays out the same content', () => {
    const content = encodeModelFile(sampleModel().toModelFile());
    const decoded = decodeSafetensors(new Uint8Array(Buffer.concat([...encodeSafetensors(content)])));
    const tensors = Object.fromEntries(Object.entries(decoded.tensors).reverse());
    const metadata = Object.fromEntries(Object.entries(decoded.metadata).reverse());
    expect(decodeModelFile({ ...decoded, metadata, tensors }).kind).toBe('sample');
  });
});

describe('lengths that lie', () => {
  it('cost neither memory nor time', async () => {
    // A sparse file of 20 GB whose header is one byte off: refused before any of it is read.
    const header = '{"a":{"dtype":"U8","shape":[20000000001],"data_offsets":[0,20000000001]}}';
    const start = Buffer.alloc(8 + header.length);
    start.writeBigUInt64LE(BigInt(header.length));
    start.write(header, 8);
    const file = put(start);
    const descriptor = openSync(file, 'r+');
    ftruncateSync(descriptor, start.length + 20_000_000_000);
    closeSync(descriptor);
    const before = process.memoryUsage().arrayBuffers;
    const error = await refusal(loadModel(file));
    expect(error.what).toMatch(/reaches to byte 20000000082/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1e6);
  });

  it('are refused where the machine has not so much memory', async () => {
    const length = 2 ** 52;
    const header = `{"a":{"dtype":"U8","shape":[${length}],"data_offsets":[0,${length}]}}`;
    const start = Buffer.alloc(8 + header.length);
    start.writeBigUInt64LE(BigInt(header.length));
    start.write(header, 8);
    const file = put(start);
    expect((await refusal(readModelFile(file))).what).toMatch(/the file ends here/);
    if (process.platform === 'win32') return;
    // A pipe does not tell its size, and here not in the first bytes either.
    const padded = Buffer.concat([start, Buffer.alloc(5000, ' ')]);
    padded.writeBigUInt64LE(BigInt(padded.length - 8));
    writeFileSync(file, padded);
    execFileSync('mkfifo', [inFolder('pipe')]);
    const writer = spawn('sh', ['-c', `cat "$1" > "$2"`, 'sh', file, inFolder('pipe')]);
    const done = new Promise((end) => writer.on('close', end));
    expect((await refusal(readModelFile(inFolder('pipe')))).what).toMatch(/needs 4194304.0 GiB of memory/);
    await done;
  });
});

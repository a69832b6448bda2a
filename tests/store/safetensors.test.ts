import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NlpError } from '../../src/errors.ts';
import type { StoredTensor } from '../../src/math/tensor.ts';
import { encodeSafetensors, type SafetensorsContent } from '../../src/store/safetensors.ts';
import { decodeSafetensors } from './decode-safetensors.ts';
import { readIndependently } from './independent-reader.ts';

function encode(content: SafetensorsContent): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat([...encodeSafetensors(content)]));
}

/** A file with this header text and so many bytes of data. */
function fileOf(header: string | Uint8Array, dataLength = 0, announced?: number): Uint8Array<ArrayBuffer> {
  const text = typeof header === 'string' ? Buffer.from(header) : header;
  const bytes = new Uint8Array(8 + text.length + dataLength);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(announced ?? text.length), true);
  bytes.set(text, 8);
  return bytes;
}

function refusal(bytes: Uint8Array<ArrayBuffer>): NlpError {
  try {
    decodeSafetensors(bytes, 'some.model');
  } catch (error) {
    expect(error).toBeInstanceOf(NlpError);
    expect((error as NlpError).where?.file).toBe('some.model');
    expect((error as NlpError).exitStatus).toBe(3);
    return error as NlpError;
  }
  expect.fail('accepted');
}

const everyType: SafetensorsContent = {
  metadata: { format: 'nlp', note: 'Käse "quoted" \\ \u2028 😀', '': '' },
  tensors: {
    u8: { shape: [3], data: Uint8Array.of(0, 128, 255) },
    i8: { shape: [3], data: Int8Array.of(-128, 0, 127) },
    u16: { shape: [1], data: Uint16Array.of(65535) },
    i16: { shape: [1], data: Int16Array.of(-32768) },
    u32: { shape: [1, 1], data: Uint32Array.of(4294967295) },
    i32: { shape: [2], data: Int32Array.of(-2147483648, 2147483647) },
    u64: { shape: [2], data: BigUint64Array.of(0n, 2n ** 64n - 1n) },
    i64: { shape: [1], data: BigInt64Array.of(-(2n ** 63n)) },
    f32: { shape: [2, 2], data: Float32Array.of(1.5, -0, Number.POSITIVE_INFINITY, 1e-45) },
    f64: { shape: [1, 2], data: Float64Array.of(Math.PI, Number.MIN_VALUE) },
    scalar: { shape: [], data: Float64Array.of(42) },
    empty: { shape: [4, 0, 2], data: new Float32Array(0) },
    '가😀': { shape: [1], data: Float32Array.of(1) },
    '1': { shape: [1], data: Float32Array.of(2) },
    ['__proto__']: { shape: [1], data: Float32Array.of(3) },
  },
};

describe('writing', () => {
  it('keeps to the format as a second reader knows it', () => {
    const { metadata, tensors } = readIndependently(encode(everyType));
    expect(Object.fromEntries(metadata)).toEqual(everyType.metadata);
    expect([...tensors.keys()].sort()).toEqual(Object.keys(everyType.tensors).sort());
    for (const [name, { shape, data }] of Object.entries(everyType.tensors)) {
      const read = tensors.get(name)!;
      expect(read.shape).toEqual(shape);
      expect(read.values).toEqual(Array.from(data as ArrayLike<number | bigint>));
    }
  });

  it('gives the same bytes for the same content, whatever its order; these never change', () => {
    const reversed = {
      metadata: Object.fromEntries(Object.entries(everyType.metadata).reverse()),
      tensors: Object.fromEntries(Object.entries(everyType.tensors).reverse()),
    };
    const bytes = encode(everyType);
    expect(encode(reversed)).toEqual(bytes);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      '8d6e95d1b351b2928c64f15da3c5f18d03e4d9e05927cfa5e67ce5e2c3a658da',
    );
  });

  it('writes the smallest file by hand', () => {
    const bytes = encode({ metadata: {}, tensors: { a: { shape: [2], data: Uint8Array.of(7, 9) } } });
    const header = '{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}   ';
    expect(Buffer.from(bytes).toString('latin1')).toBe(`8\0\0\0\0\0\0\0${header}\x07\x09`);
    expect(Buffer.from(encode({ metadata: {}, tensors: {} })).toString('latin1')).toBe(
      '\x08\0\0\0\0\0\0\0{}      ',
    );
  });

  it('writes views of larger and of shared memory', () => {
    const shared = new Float32Array(new SharedArrayBuffer(64), 8, 3);
    shared.set([1, 2, 3]);
    const part = new Uint16Array(Uint16Array.of(9, 8, 7, 6).buffer, 2, 2);
    const content = {
      metadata: {},
      tensors: { shared: { shape: [3], data: shared }, part: { shape: [2], data: part } },
    };
    const { tensors } = decodeSafetensors(encode(content));
    expect(tensors.shared.data).toEqual(Float32Array.of(1, 2, 3));
    expect(tensors.part.data).toEqual(Uint16Array.of(8, 7));
  });

  it('refuses what cannot be stored', () => {
    const tensor = { shape: [1], data: Uint8Array.of(1) };
    const bad: SafetensorsContent[] = [
      { metadata: {}, tensors: { __metadata__: tensor } },
      { metadata: {}, tensors: { '\ud800': tensor } },
      { metadata: { a: '\udc00' }, tensors: {} },
      { metadata: {}, tensors: { a: { shape: [2], data: Uint8Array.of(1) } } },
      { metadata: {}, tensors: { a: { shape: [-1], data: Uint8Array.of(1) } } },
    ];
    for (const content of bad) expect(() => encode(content)).toThrow(RangeError);
    const clamped = { shape: [1], data: new Uint8ClampedArray(1) as unknown as Uint8Array };
    expect(() => encode({ metadata: {}, tensors: { clamped } })).toThrow(TypeError);
  });
});

describe('reading', () => {
  it('returns what was written, as views of the one buffer', () => {
    const bytes = encode(everyType);
    const { metadata, tensors } = decodeSafetensors(bytes);
    expect({ ...metadata }).toEqual(everyType.metadata);
    expect({ ...tensors }).toEqual(everyType.tensors);
    for (const { data } of Object.values(tensors)) expect(data.buffer).toBe(bytes.buffer);
    expect(Object.getPrototypeOf(tensors)).toBeNull();
    expect(({} as Record<string, unknown>).shape).toBeUndefined();
  });

  it('writes and reads any content', () => {
    const data = fc.oneof(
      fc.float64Array({ maxLength: 20 }),
      fc.float32Array({ maxLength: 20 }),
      fc.bigInt64Array({ maxLength: 20 }),
      fc.bigUint64Array({ maxLength: 20 }),
      fc.int32Array({ maxLength: 20 }),
      fc.uint32Array({ maxLength: 20 }),
      fc.int16Array({ maxLength: 20 }),
      fc.uint16Array({ maxLength: 20 }),
      fc.int8Array({ maxLength: 20 }),
      fc.uint8Array({ maxLength: 20 }),
    );
    const name = fc.string({ unit: 'grapheme' }).filter((text) => text !== '__metadata__');
    const tensor = data.map((array) => ({ shape: [array.length, 1], data: array as StoredTensor['data'] }));
    fc.assert(
      fc.property(
        fc.dictionary(name, fc.string({ unit: 'grapheme' })),
        fc.dictionary(name, tensor),
        (metadata, tensors) => {
          const bytes = encode({ metadata, tensors });
          const read = decodeSafetensors(bytes);
          expect({ ...read.metadata }).toEqual({ ...metadata });
          expect({ ...read.tensors }).toEqual({ ...tensors });
          expect(readIndependently(bytes).tensors.size).toBe(Object.keys(tensors).length);
        },
      ),
    );
  });

  it('takes files of other programs: any order, white space, unaligned data', () => {
    const header =
      '{ "b":{"data_offsets":[1,9],"dtype":"F32","shape":[2]},\n\t"a":{"shape":[1],"dtype":"U8","data_offsets":[0,1]} }';
    const bytes = fileOf(header, 9);
    const values = new DataView(bytes.buffer, 8 + header.length);
    values.setUint8(0, 5);
    values.setFloat32(1, 0.5, true);
    values.setFloat32(5, -2, true);
    const { tensors } = decodeSafetensors(bytes);
    expect({ ...tensors }).toEqual({
      a: { shape: [1], data: Uint8Array.of(5) },
      b: { shape: [2], data: Float32Array.of(0.5, -2) },
    });
  });

  it('says where metadata stand', () => {
    const bytes = encode(everyType);
    const { byteOfMetadata } = decodeSafetensors(bytes);
    const at = byteOfMetadata('note')!;
    expect(Buffer.from(bytes.subarray(at, at + 6)).toString()).toBe('"Käse');
    expect(byteOfMetadata('missing')).toBeUndefined();
  });
});

describe('refusals', () => {
  const tensor = (fields: string, name = 'a') => `{"${name}":{${fields}}}`;
  const good = '"dtype":"U8","shape":[4],"data_offsets":[0,4]';
  /** The byte at which a part of the header first stands. */
  const at = (header: string, part: string) => 8 + Buffer.byteLength(header.slice(0, header.indexOf(part)));

  it('of the first eight bytes', () => {
    for (let size = 0; size < 8; size++) {
      const error = refusal(new Uint8Array(size));
      expect(error.message).toMatch(new RegExp(`^some.model, byte ${size}: the file ends here`));
    }
    const cases: [Uint8Array<ArrayBuffer>, number, RegExp][] = [
      [fileOf('{}', 0, 3), 0, /a header of 3 bytes is announced, and only 2 follow/],
      [fileOf('{}', 0, 100_000_001), 0, /at most 100000000/],
      [fileOf('{}', 0, 2 ** 53), 0, /at most 100000000/],
      [new Uint8Array(100).fill(255), 0, /at most 100000000/],
      [new Uint8Array(100), 8, /does not begin with '{'/],
      [fileOf(' {}'), 8, /does not begin/],
      [fileOf('[]'), 8, /does not begin/],
      [fileOf('\ufeff{}'), 8, /does not begin/],
    ];
    for (const [bytes, byte, message] of cases) {
      const error = refusal(bytes);
      expect(error.what).toMatch(message);
      expect(error.where?.byte).toBe(byte);
    }
  });

  it('of a header that is not UTF-8, at its byte', () => {
    const valid = Buffer.from('{"é\ufffd":"x"}');
    for (const i of [1, 3, 7, 9]) {
      const damaged = Uint8Array.from(valid);
      damaged[i] = 0xff;
      const error = refusal(fileOf(damaged));
      expect(error.what).toMatch(/UTF-8/);
      expect(error.where?.byte).toBe(8 + i - (i === 3 ? 1 : 0));
    }
  });

  it('of what the header says, at the byte where it says it', () => {
    const cases: [string, string, RegExp][] = [
      ['{"a"}', '}', /expected a colon/],
      ['{}x', 'x', /expected the end/],
      ['{"é":1}', '1', /expected an object/],
      ['{"a":null}', 'null', /expected an object/],
      ['{"__metadata__":[]}', '[', /expected an object/],
      ['{"__metadata__":{"é":1}}', '1', /expected a string/],
      ['{"__metadata__":{"k":"1","k":"2"}}', '"k":"2"', /second time/],
      ['{"__metadata__":{},"__metadata__":{}}', '"__metadata__":{}}', /second time/],
      [`{"a":{${good}},"\\u0061":{${good}}}`, '"\\u0061"', /the key "a" stands here a second time/],
      [tensor('"dtype":"U8","shape":[4]'), '"a"', /does not have all of/],
      [tensor(`${good},"extra":1`), '"extra"', /unknown field "extra"/],
      [tensor(`${good},"shape":[4]`), '"shape":[4]}', /second time/],
      [tensor('"dtype":"F128","shape":[4],"data_offsets":[0,4]'), '"F128"', /unknown dtype "F128"/],
      [
        tensor('"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]'),
        '"F8_E4M3"',
        /holds F8_E4M3, which is not read here/,
      ],
      [tensor('"dtype":"u8","shape":[4],"data_offsets":[0,4]'), '"u8"', /unknown dtype/],
      [tensor('"dtype":"constructor","shape":[4],"data_offsets":[0,4]'), '"constructor"', /unknown dtype/],
      [tensor('"dtype":1,"shape":[4],"data_offsets":[0,4]'), '1', /expected a string/],
      [tensor('"dtype":"U8","shape":4,"data_offsets":[0,4]'), '4,', /expected an array/],
      [tensor('"dtype":"U8","shape":[-4],"data_offsets":[0,4]'), '-4', /-4 is not a whole number/],
      [tensor('"dtype":"U8","shape":[4.0],"data_offsets":[0,4]'), '4.0', /4.0 is not a whole number/],
      [tensor('"dtype":"U8","shape":[4e0],"data_offsets":[0,4]'), '4e0', /4e0 is not a whole number/],
      [tensor('"dtype":"U8","shape":["4"],"data_offsets":[0,4]'), '"4"', /expected a number/],
      [
        tensor('"dtype":"U8","shape":[9007199254740993],"data_offsets":[0,4]'),
        '9007199254740993',
        /too large/,
      ],
      [tensor('"dtype":"F64","shape":[4503599627370496],"data_offsets":[0,4]'), '"a"', /shape .* too large/],
      [tensor('"dtype":"U8","shape":[4294967296,4294967296],"data_offsets":[0,4]'), '"a"', /too large/],
      [tensor('"dtype":"U8","shape":[4294967296,4294967296,0],"data_offsets":[0,0]'), '"a"', /too large/],
      [tensor('"dtype":"U8","shape":[4],"data_offsets":[0]'), '[0]', /fewer than two/],
      [tensor('"dtype":"U8","shape":[4],"data_offsets":[0,4,8]'), '8]', /more than two/],
      [
        tensor('"dtype":"U8","shape":[4],"data_offsets":[4,0]'),
        '[4,0]',
        /ends \(at 0\) before it begins \(at 4\)/,
      ],
      [
        tensor('"dtype":"U8","shape":[4],"data_offsets":[0,3]'),
        '[0,3]',
        /takes 4 bytes by its shape and dtype, and 3/,
      ],
      [tensor('"dtype":"U8","shape":[4],"data_offsets":[-4,0]'), '-4', /not a whole number/],
      [
        tensor('"dtype":"U8","shape":[3],"data_offsets":[1,4]'),
        '"a"',
        /1 bytes before tensor "a" belong to no tensor/,
      ],
      [
        `{"a":{${good}},"b":{"dtype":"U8","shape":[2],"data_offsets":[2,4]}}`,
        '"b"',
        /"b" overlaps .* by 2 bytes/,
      ],
      [`{"b":{${good}},"a":{"dtype":"U8","shape":[0],"data_offsets":[2,2]}}`, '"a"', /overlaps/],
    ];
    for (const [header, part, message] of cases) {
      const error = refusal(fileOf(header, 4));
      expect(error.what).toMatch(message);
      expect([header, error.where?.byte]).toEqual([header, at(header, part)]);
    }
  });

  it('of more than 64 dimensions', () => {
    const ones = (n: number) => tensor(`"dtype":"U8","shape":[${Array(n).fill(1)}],"data_offsets":[0,1]`);
    expect(decodeSafetensors(fileOf(ones(64), 1)).tensors.a.shape).toHaveLength(64);
    expect(refusal(fileOf(ones(65), 1)).what).toMatch(/more than 64 dimensions/);
  });

  it('of data that are cut short or followed by something', () => {
    const header = tensor(good);
    const end = 8 + header.length;
    expect(decodeSafetensors(fileOf(header, 4)).tensors.a.data).toEqual(new Uint8Array(4));
    const short = refusal(fileOf(header, 3));
    expect([short.what, short.where?.byte]).toEqual([
      `the file ends here; tensor "a" reaches to byte ${end + 4}`,
      end + 3,
    ]);
    const long = refusal(fileOf(header, 6));
    expect([long.what, long.where?.byte]).toEqual(['2 bytes follow the last tensor', end + 4]);
    expect(refusal(fileOf('{}', 1)).where?.byte).toBe(10);
  });
});

/**
 * A second reader of safetensors, written from the public description of the format and from nothing in src/:
 * a DataView, JSON.parse and one loop. It throws a plain error where a file breaks a rule of the format or a
 * promise of ours (order, alignment, padding).
 */

export interface IndependentTensor {
  dtype: string;
  shape: number[];
  values: (number | bigint)[];
}

const readers: Record<string, [number, (view: DataView, at: number) => number | bigint]> = {
  F64: [8, (view, at) => view.getFloat64(at, true)],
  F32: [4, (view, at) => view.getFloat32(at, true)],
  I64: [8, (view, at) => view.getBigInt64(at, true)],
  U64: [8, (view, at) => view.getBigUint64(at, true)],
  I32: [4, (view, at) => view.getInt32(at, true)],
  U32: [4, (view, at) => view.getUint32(at, true)],
  I16: [2, (view, at) => view.getInt16(at, true)],
  U16: [2, (view, at) => view.getUint16(at, true)],
  I8: [1, (view, at) => view.getInt8(at)],
  U8: [1, (view, at) => view.getUint8(at)],
};

function demand(condition: boolean, what: string): void {
  if (!condition) throw new Error(`rule broken: ${what}`);
}

export function readIndependently(bytes: Uint8Array): {
  metadata: Map<string, string>;
  tensors: Map<string, IndependentTensor>;
} {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = Number(view.getBigUint64(0, true));
  demand(length <= 100_000_000 && length % 8 === 0, 'header length');
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(8, 8 + length));
  demand(
    text.startsWith('{') && /^.*\} {0,7}$/s.test(text),
    'header begins with { and is padded with spaces',
  );
  // JSON.parse makes an own property of __proto__, and Object.entries sees it.
  const header = Object.entries(JSON.parse(text) as Record<string, never>);
  const metadata = new Map<string, string>();
  const tensors = new Map<string, IndependentTensor>();
  let end = 0;
  let lastSize = 8;
  let lastName = Buffer.alloc(0);
  for (const [name, entry] of header.filter(([key]) => key === '__metadata__')) {
    demand(name === '__metadata__', 'metadata');
    for (const [key, value] of Object.entries(entry)) {
      demand(typeof value === 'string', 'metadata are strings');
      metadata.set(key, value as string);
    }
  }
  type Entry = { dtype: string; shape: number[]; data_offsets: [number, number] };
  const entries = header.filter(([key]) => key !== '__metadata__') as [string, Entry][];
  entries.sort(
    ([, a], [, b]) => a.data_offsets[0] - b.data_offsets[0] || a.data_offsets[1] - b.data_offsets[1],
  );
  for (const [name, { dtype, shape, data_offsets: offsets }] of entries) {
    const [size, read] = readers[dtype];
    const count = shape.reduce((product, extent) => product * extent, 1);
    demand(
      offsets[0] === end && offsets[1] - offsets[0] === count * size,
      'no holes, sizes as the shape says',
    );
    demand((8 + length + end) % size === 0, 'alignment');
    const empty = count === 0;
    if (!empty) {
      const encoded = Buffer.from(name);
      const inOrder = size < lastSize || (size === lastSize && Buffer.compare(lastName, encoded) < 0);
      demand(inOrder || lastName.length === 0, 'order by element size and name');
      lastSize = size;
      lastName = encoded;
    }
    const values = Array.from({ length: count }, (_, i) => read(view, 8 + length + end + i * size));
    tensors.set(name, { dtype, shape, values });
    end = offsets[1];
  }
  demand(8 + length + end === bytes.length, 'nothing behind the last tensor');
  return { metadata, tensors };
}

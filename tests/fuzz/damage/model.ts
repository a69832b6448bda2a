/**
 * Ways to damage a model file that understand it: a value of its metadata, numbers of a tensor, tensors swapped,
 * shortened, of another type; each with a checksum that is right again, or without one, so that the loaders are tried.
 */
import type { Random } from '../../../src/math/random.ts';
import { elementCount, type StoredTensor } from '../../../src/math/tensor.ts';
import { checksum } from '../../../src/store/checksum.ts';
import { encodeSafetensors } from '../../../src/store/safetensors.ts';
import { decodeSafetensors } from '../../store/decode-safetensors.ts';
import type { Damage } from './bytes.ts';
import { damageBytes } from './bytes.ts';
import { damages } from './container.ts';
import { damageValue, jsonText } from './json.ts';

interface Content {
  metadata: Record<string, string>;
  tensors: Record<string, StoredTensor>;
}

const floats = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  1e30,
  -1e30,
  1,
  -1,
  0,
  0.5,
  400,
  1e-40,
];
const integers = [0, 1, 2, 3, 7, 255, 65_535, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1];
const rawDamages = Object.values(damages);

export const damageModel: Damage = (bytes, random, other) => {
  const kind = random.int(10);
  if (kind === 0) return damageBytes(bytes, random, other);
  if (kind === 1 && bytes.length > 16)
    return rawDamages[random.int(rawDamages.length)](Buffer.from(bytes), random, other);
  const { metadata, tensors } = decodeSafetensors(Uint8Array.from(bytes));
  const content: Content = { metadata: { ...metadata }, tensors: { ...tensors } };
  for (let n = [1, 1, 1, 2, 4][random.int(5)]; n > 0; n--) {
    if (random.int(3) === 0) damageMetadata(content, random);
    else damageTensors(content, random);
  }
  delete content.metadata.checksum;
  try {
    if (random.int(2) === 0) content.metadata.checksum = checksum(content);
    return Buffer.concat([...encodeSafetensors(content)]);
  } catch {
    // What cannot even be written is damaged otherwise.
    return damageBytes(bytes, random, other);
  }
};

function damageMetadata({ metadata }: Content, random: Random): void {
  const keys = Object.keys(metadata).filter((key) => key !== 'format' && key !== 'checksum');
  if (keys.length === 0) return;
  const key = keys[random.int(keys.length)];
  if (random.int(12) === 0) delete metadata[key];
  else if (key === 'kind') metadata[key] = `${metadata[key]}x`;
  else {
    try {
      metadata[key] = jsonText(damageValue(JSON.parse(metadata[key]), random));
    } catch {
      metadata[key] = '{}';
    }
  }
}

function damageTensors({ tensors }: Content, random: Random): void {
  const names = Object.keys(tensors);
  if (names.length === 0) return;
  const name = names[random.int(names.length)];
  const tensor = tensors[name];
  const action = random.int(12);
  if (action === 0) delete tensors[name];
  else if (action === 1) {
    const another = names[random.int(names.length)];
    [tensors[name], tensors[another]] = [tensors[another], tensors[name]];
  } else if (action === 2) tensors[name] = resized(tensor, random);
  else if (action === 3) {
    const shape = [...tensor.shape, 1];
    tensors[name] = { ...tensor, shape };
  } else tensors[name] = withNumbers(tensor, random);
}

function resized(tensor: StoredTensor, random: Random): StoredTensor {
  const shape = [...tensor.shape];
  const rows = shape[0] ?? 0;
  if (rows === 0) return tensor;
  shape[0] = random.int(2) === 0 ? rows - 1 : random.int(rows);
  return { ...tensor, shape, data: tensor.data.slice(0, elementCount(shape)) };
}

function withNumbers(tensor: StoredTensor, random: Random): StoredTensor {
  const data = tensor.data.slice();
  for (let n = 1 + random.int(4); n > 0 && data.length > 0; n--) {
    const at = random.int(data.length);
    if (data instanceof BigInt64Array || data instanceof BigUint64Array) data[at] = BigInt(random.int(1000));
    else if (data instanceof Float32Array || data instanceof Float64Array)
      data[at] = random.int(3) === 0 ? data[at] * -3 : floats[random.int(floats.length)];
    else {
      const near = data[at] + [1, -1, 256, -256][random.int(4)];
      const other = data[random.int(data.length)] as number;
      data[at] = [near, other, integers[random.int(integers.length)]][random.int(3)];
    }
  }
  return { ...tensor, data };
}

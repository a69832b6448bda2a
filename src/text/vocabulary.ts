/**
 * The vocabulary of every model: tokens to ids and back.
 *
 * Tokens are kept as UTF-8 bytes in flat arrays with a hash table beside them, so that a text is counted and scored
 * without making a string of any token, and ten million of them take no JavaScript objects. Ids are given in the
 * order of adding; `orderVocabulary` puts them in the order that model files have. A lone surrogate has no UTF-8 and
 * counts as U+FFFD.
 *
 *   bytes [total], offsets [size + 1]   token i is bytes[offsets[i] .. offsets[i + 1] - 1]
 *
 * Slots: linear probing, at most two thirds full. A slot is one number of 4 bytes: in a table of 2^k slots the id + 1
 * takes the low k bits, and the high bits of the hash (token-hash.ts) the rest, so that few tokens are compared in
 * vain. Tokens take 6 to 12 bytes in the slots, besides their bytes and an offset.
 */
import { isUtf8 } from 'node:buffer';
import { NlpError } from '../errors.ts';
import { expectTensor } from '../math/expect-tensor.ts';
import type { StoredTensor } from '../math/tensor.ts';
import { hashOf } from './token-hash.ts';

/** The token that stands for whatever a model does not know. */
export const UNKNOWN_TOKEN = '<unk>';
export const SENTENCE_END = '</s>';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();
/** Room for the bytes of tokens as they usually are, and those of the token that is looked up. */
const usual = new Uint8Array(1 << 12);
let scratch: Uint8Array = usual;
/** Offsets are 32-bit numbers. */
const mostBytes = 0xffffffff;

export class Vocabulary {
  /** The number of tokens. */
  size = 0;
  /** The tokens' bytes, one after another. */
  bytes: Uint8Array;
  /** [at least size + 1] where each token begins. */
  offsets: Uint32Array;
  /** [a power of two] high bits of the hash and id + 1, by the hash's low bits; 0 where free; made when first needed. */
  #slots: Int32Array = new Int32Array(0);

  private constructor(bytes: Uint8Array, offsets: Uint32Array, size: number) {
    this.bytes = bytes;
    this.offsets = offsets;
    this.size = size;
  }

  /** A vocabulary of these tokens, with ids from 0; one that comes twice has the id of its first place. */
  static of(tokens: Iterable<string> = []): Vocabulary {
    const vocabulary = new Vocabulary(new Uint8Array(1 << 12), new Uint32Array(1 << 8), 0);
    for (const token of tokens) vocabulary.add(token);
    return vocabulary;
  }

  /** A vocabulary over arrays of a file, which are used as they are. @throws NlpError where they do not fit */
  static fromArrays(bytes: Uint8Array, offsets: Uint32Array): Vocabulary {
    const size = offsets.length - 1;
    if (size < 0 || offsets[0] !== 0 || offsets[size] !== bytes.length) {
      throw new NlpError('the vocabulary does not fit its bytes');
    }
    for (let i = 0; i < size; i++) {
      if (offsets[i] > offsets[i + 1])
        throw new NlpError(`token ${i} of the vocabulary ends before it begins`);
    }
    return new Vocabulary(bytes, offsets, size);
  }

  /**
   * A vocabulary out of the tensors `NAME.bytes` [U8] and `NAME.offsets` [U32, size + 1] of a file.
   * @throws NlpError where they are not there, do not fit, or have tokens that are no UTF-8 or come twice
   */
  static fromTensors(name: string, tensors: Readonly<Record<string, StoredTensor>>): Vocabulary {
    const bytes = expectTensor(tensors, `${name}.bytes`, Uint8Array, [undefined]).data;
    const offsets = expectTensor(tensors, `${name}.offsets`, Uint32Array, [undefined]).data;
    try {
      const vocabulary = Vocabulary.fromArrays(bytes, offsets);
      vocabulary.check();
      return vocabulary;
    } catch (error) {
      if (!(error instanceof NlpError)) throw error;
      throw new NlpError(`the tensors '${name}.bytes' and '${name}.offsets' are damaged: ${error.what}`, {
        cause: error,
      });
    }
  }

  /** The tensors `NAME.bytes` [U8] and `NAME.offsets` [U32, size + 1] of a model file; views, not copies. */
  toTensors(name: string): Record<string, StoredTensor> {
    const { bytes, offsets } = this.toArrays();
    return {
      [`${name}.bytes`]: { shape: [bytes.length], data: bytes },
      [`${name}.offsets`]: { shape: [offsets.length], data: offsets },
    };
  }

  /** @throws NlpError where a token is no UTF-8 of its own, or stands there twice */
  check(): void {
    const { bytes, offsets } = this;
    for (let id = 0; id < this.size; id++) {
      // A token that begins inside a character leaves a piece that is no UTF-8 by itself.
      if ((bytes[offsets[id]] & 0xc0) === 0x80 && offsets[id] < offsets[id + 1]) {
        throw new NlpError(`token ${id} of the vocabulary begins inside a character`);
      }
    }
    if (!isUtf8(bytes)) throw new NlpError('the tokens of the vocabulary are not UTF-8');
    this.#rehash(this.size);
    for (let id = 0; id < this.size; id++) {
      const hash = hashOf(bytes, offsets[id], offsets[id + 1]);
      const found = this.findBytes(bytes, offsets[id], offsets[id + 1], hash);
      if (found !== id) throw new NlpError(`tokens ${found} and ${id} of the vocabulary are the same`);
    }
  }

  /** @throws NlpError where the id is not one of this vocabulary */
  token(id: number): string {
    if (!(id >= 0 && id < this.size)) {
      throw new NlpError(`no token has the id ${id}: they go from 0 to ${this.size - 1}`);
    }
    return decoder.decode(this.bytes.subarray(this.offsets[id], this.offsets[id + 1]));
  }

  /** Every token in the order of ids. */
  *tokens(): Generator<string> {
    for (let id = 0; id < this.size; id++) yield this.token(id);
  }

  /** The UTF-8 bytes of a token, as a view. */
  bytesOf(id: number): Uint8Array {
    return this.bytes.subarray(this.offsets[id], this.offsets[id + 1]);
  }

  /** The id of a token, or -1. */
  find(token: string): number {
    const to = encode(token);
    return this.findBytes(scratch, 0, to, hashOf(scratch, 0, to));
  }

  /** The id of a token, else of `<unk>`; -1 where there is neither. */
  idOf(token: string): number {
    const id = this.find(token);
    return id === -1 ? this.unknownId : id;
  }

  has(token: string): boolean {
    return this.find(token) !== -1;
  }

  /** The id of `<unk>`, or -1 where this vocabulary has none. */
  get unknownId(): number {
    return this.find(UNKNOWN_TOKEN);
  }

  /** The id of a token, which is added where it is new. */
  add(token: string): number {
    const to = encode(token);
    return this.addBytes(scratch, 0, to, hashOf(scratch, 0, to));
  }

  /**
   * The id of the token source[from] .. source[to - 1], or -1.
   * @param hash `hashOf` the bytes, which a tokenizer computes while it looks for the end of the token
   */
  findBytes(source: Uint8Array, from: number, to: number, hash: number): number {
    if (this.#slots.length === 0) this.#rehash(this.size);
    const value = this.#slots[this.#slotOf(source, from, to, hash)];
    return (value & (this.#slots.length - 1)) - 1;
  }

  /** The same, but a new token is added. */
  addBytes(source: Uint8Array, from: number, to: number, hash: number): number {
    if (2 * this.#slots.length < 3 * (this.size + 1)) this.#rehash(this.size + 1);
    const slots = this.#slots;
    const mask = slots.length - 1;
    const slot = this.#slotOf(source, from, to, hash);
    if (slots[slot] !== 0) return (slots[slot] & mask) - 1;
    const id = this.size;
    this.#append(source, from, to);
    slots[slot] = (hash & ~mask) | (id + 1);
    return id;
  }

  /** Gives the memory of the hash table back; it is made again when a token is looked up. */
  forgetHashes(): void {
    this.#slots = new Int32Array(0);
  }

  /** Gives back the room that was kept for more tokens. */
  trim(): void {
    const { bytes, offsets } = this.toArrays();
    if (bytes.length < this.bytes.length) this.bytes = bytes.slice();
    if (offsets.length < this.offsets.length) this.offsets = offsets.slice();
  }

  /** Bytes of memory held. */
  get memory(): number {
    return this.bytes.length + this.offsets.byteLength + this.#slots.byteLength;
  }

  /** The bytes and offsets at their exact length; views. */
  toArrays(): { bytes: Uint8Array; offsets: Uint32Array } {
    return {
      bytes: this.bytes.subarray(0, this.offsets[this.size]),
      offsets: this.offsets.subarray(0, this.size + 1),
    };
  }

  /** A vocabulary of some of these tokens: token i of the result is token order[i] of this one. */
  reordered(order: Uint32Array): Vocabulary {
    let length = 0;
    for (const id of order) length += this.offsets[id + 1] - this.offsets[id];
    const bytes = new Uint8Array(length);
    const offsets = new Uint32Array(order.length + 1);
    let end = 0;
    for (let i = 0; i < order.length; i++) {
      const from = this.offsets[order[i]];
      const to = this.offsets[order[i] + 1];
      bytes.set(this.bytes.subarray(from, to), end);
      end += to - from;
      offsets[i + 1] = end;
    }
    return new Vocabulary(bytes, offsets, order.length);
  }

  /** Negative where token a comes before token b by their UTF-8 bytes. */
  compare(a: number, b: number): number {
    const { bytes, offsets } = this;
    const endA = offsets[a + 1];
    const endB = offsets[b + 1];
    let i = offsets[a];
    let j = offsets[b];
    for (; i < endA && j < endB; i++, j++) if (bytes[i] !== bytes[j]) return bytes[i] - bytes[j];
    return endA - i - (endB - j);
  }

  /** Where a token stands, or the free slot where it would. */
  #slotOf(source: Uint8Array, from: number, to: number, hash: number): number {
    const slots = this.#slots;
    const bytes = this.bytes;
    const offsets = this.offsets;
    const mask = slots.length - 1;
    const high = hash & ~mask;
    let slot = hash & mask;
    for (let value = slots[slot]; value !== 0; value = slots[slot]) {
      if ((value & ~mask) === high) {
        const id = (value & mask) - 1;
        let at = offsets[id];
        if (offsets[id + 1] - at === to - from) {
          let i = from;
          while (i < to && bytes[at] === source[i]) {
            i++;
            at++;
          }
          if (i === to) break;
        }
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #append(source: Uint8Array, from: number, to: number): void {
    const start = this.offsets[this.size];
    const end = start + to - from;
    if (end > mostBytes) {
      throw new NlpError('the tokens of the vocabulary take more than 4 GiB', {
        remedy: 'Use less text, or a vocabulary that is given.',
      });
    }
    if (end > this.bytes.length) {
      const longer = new Uint8Array(Math.min(mostBytes, Math.max(end, 2 * this.bytes.length)));
      longer.set(this.bytes);
      this.bytes = longer;
    }
    if (this.size + 2 > this.offsets.length) {
      const longer = new Uint32Array(2 * this.offsets.length);
      longer.set(this.offsets);
      this.offsets = longer;
    }
    if (to - from < 32) for (let i = from; i < to; i++) this.bytes[start + i - from] = source[i];
    else this.bytes.set(source.subarray(from, to), start);
    this.offsets[++this.size] = end;
  }

  /** @param tokens as many as there shall be room for */
  #rehash(tokens: number): void {
    let length = 1024;
    while (2 * length < 3 * tokens) length *= 2;
    // The old slots may go before the new ones come.
    this.#slots = new Int32Array(0);
    const slots = new Int32Array(length);
    const { bytes, offsets } = this;
    const mask = length - 1;
    for (let id = 0; id < this.size; id++) {
      const hash = hashOf(bytes, offsets[id], offsets[id + 1]);
      let slot = hash & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = (hash & ~mask) | (id + 1);
    }
    this.#slots = slots;
  }
}

/** Writes the UTF-8 bytes of a token into `scratch` and returns how many they are. */
function encode(token: string): number {
  const { length } = token;
  if (3 * length > usual.length) {
    scratch = encoder.encode(token);
    return scratch.length;
  }
  scratch = usual;
  if (length < 32) {
    let i = 0;
    for (; i < length; i++) {
      const unit = token.charCodeAt(i);
      if (unit > 127) break;
      scratch[i] = unit;
    }
    if (i === length) return length;
  }
  return encoder.encodeInto(token, scratch).written;
}

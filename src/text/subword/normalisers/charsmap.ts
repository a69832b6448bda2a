/**
 * SentencePiece's compiled map of characters: a double array trie over UTF-8 bytes, whose values are places in a list of
 * replacements that each end with a zero byte.
 * Source: the format of `precompiled_charsmap` (SentencePiece, normalizer.cc) and of Darts-clone (S. Yata), whose units
 * are 32 bits: bits 0-7 and 31 the label, bit 8 whether a value follows, bit 9 and 10-30 the offset to the children.
 * Every index is checked against the length of the array, so that a damaged map finds nothing rather than anything.
 */
import { NlpError } from '../../../errors.ts';

export interface CharsmapMatch {
  /** Where the longest match ends. */
  end: number;
  replacement: string;
}

export class Charsmap {
  readonly #units: Uint32Array;
  readonly #replacements: Uint8Array;
  readonly #known = new Map<number, string>();
  /** By ASCII character: its own replacement, undefined where it stays. */
  readonly #ascii: (string | undefined)[] = [];
  /** Whether ASCII before ASCII is looked up by itself. */
  readonly #asciiIsAlone: boolean;

  constructor(bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const size = bytes.length < 4 ? -1 : view.getUint32(0, true);
    if (size < 0 || size % 4 !== 0 || size > bytes.length - 4) {
      throw new NlpError('the map of characters is damaged: its trie is longer than the map');
    }
    this.#units = new Uint32Array(size / 4);
    for (let i = 0; i < this.#units.length; i++) this.#units[i] = view.getUint32(4 + 4 * i, true);
    this.#replacements = bytes.subarray(4 + size);
    let isAlone = true;
    for (let code = 0; code < 0x80; code++) {
      const node = this.#step(this.#root(), code);
      this.#ascii[code] = node === -1 ? undefined : this.#valueOf(node);
      for (let next = 0; node !== -1 && next < 0x80; next++)
        if (this.#step(node, next) !== -1) isAlone = false;
    }
    this.#asciiIsAlone = isAlone;
  }

  /** The longest key that begins at a place of a text, or the shortest; undefined where there is none. */
  match(text: string, start: number, isShortest = false): CharsmapMatch | undefined {
    const first = text.charCodeAt(start);
    if (first < 0x80 && this.#asciiIsAlone && !(text.charCodeAt(start + 1) >= 0x80)) {
      const replacement = this.#ascii[first];
      return replacement === undefined ? undefined : { end: start + 1, replacement };
    }
    let node = this.#root();
    let found: CharsmapMatch | undefined;
    for (let at = start; at < text.length; ) {
      const code = text.codePointAt(at)!;
      node = this.#stepCharacter(node, code);
      if (node === -1) break;
      at += code > 0xffff ? 2 : 1;
      const replacement = this.#valueOf(node);
      if (replacement === undefined) continue;
      found = { end: at, replacement };
      if (isShortest) break;
    }
    return found;
  }

  #root(): number {
    return this.#units.length === 0 ? -1 : offsetOf(this.#units[0]);
  }

  #stepCharacter(node: number, code: number): number {
    if (code < 0x80) return this.#step(node, code);
    if (code < 0x800) return this.#step(this.#step(node, 0xc0 | (code >> 6)), 0x80 | (code & 0x3f));
    const tail = (from: number) =>
      this.#step(this.#step(from, 0x80 | ((code >> 6) & 0x3f)), 0x80 | (code & 0x3f));
    if (code < 0x10000) return tail(this.#step(node, 0xe0 | (code >> 12)));
    return tail(this.#step(this.#step(node, 0xf0 | (code >> 18)), 0x80 | ((code >> 12) & 0x3f)));
  }

  /** A node is where its children lie; -1 is none. */
  #step(node: number, byte: number): number {
    if (node === -1 || byte === 0) return -1;
    const index = (node ^ byte) >>> 0;
    if (index >= this.#units.length) return -1;
    const unit = this.#units[index];
    return (unit & 0x800000ff) >>> 0 === byte ? (index ^ offsetOf(unit)) >>> 0 : -1;
  }

  /** The replacement that ends at a node: the unit of a value lies where the child of the label 0 would. */
  #valueOf(node: number): string | undefined {
    const unit = this.#units[node];
    if (unit === undefined || unit >>> 31 !== 1) return undefined;
    const start = unit & 0x7fffffff;
    if (start >= this.#replacements.length) return undefined;
    let text = this.#known.get(start);
    if (text !== undefined) return text;
    const end = this.#replacements.indexOf(0, start);
    text = Buffer.from(this.#replacements.subarray(start, end === -1 ? undefined : end)).toString('utf8');
    this.#known.set(start, text);
    return text;
  }
}

function offsetOf(unit: number): number {
  return ((unit >>> 10) << ((unit & 0x200) >>> 6)) >>> 0;
}

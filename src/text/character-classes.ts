/**
 * What kind of character is this? One byte a code point, found by its UTF-16 code unit.
 *
 * The tokenizers ask this for every code unit they read, so the answer is a look-up in a flat table. The
 * tables are filled a page of 256 code points at a time, when a page is first met, from Unicode property
 * escapes: nothing is computed for scripts that do not occur, and the classes follow the Unicode version of
 * the running Node.
 */

/** Not looked up yet: ask `at`. Every other class of a table is above `PAIR`. */
export const UNKNOWN = 0;
/** The first half of a surrogate pair: ask `at` for the class of the whole code point. */
const PAIR = 1;

/** Code points matching `set` (the inside of a regular expression class, flag `v`) are of class `value`. */
export interface ClassRule {
  value: number;
  set: string;
}

export interface ClassTableOptions {
  /** In order; a later rule overrides an earlier one. */
  rules: readonly ClassRule[];
  /** The class of what no rule matches. */
  otherwise: number;
  /** The class of a surrogate without its other half. */
  loneSurrogate: number;
  /** The class of U+0000 to U+007F, so that plain ASCII needs no property look-up at all. */
  ascii: (unit: number) => number;
  /** Inclusive ranges of whole scripts known in advance: [first, last, value]. */
  known?: readonly (readonly [number, number, number])[];
}

export class CharacterClasses {
  /** Class by UTF-16 code unit; `UNKNOWN` and `PAIR` send the reader to `at`. */
  readonly table = new Uint8Array(0x10000);
  private readonly options: ClassTableOptions;
  private readonly known = new Uint8Array(0x110000 >> 8);
  private supplementary: Uint8Array | undefined;
  private patterns: RegExp[] | undefined;

  constructor(options: ClassTableOptions) {
    this.options = options;
    for (let unit = 0; unit < 0x80; unit++) this.table[unit] = options.ascii(unit);
    for (const [first, last, value] of options.known ?? []) this.table.fill(value, first, last + 1);
    this.table.fill(PAIR, 0xd800, 0xdc00);
    this.table.fill(options.loneSurrogate, 0xdc00, 0xe000);
  }

  /** Class of the code point that starts at code unit `index`; there must be a unit after it (see TextUnits). */
  at(units: Uint16Array, index: number): number {
    const unit = units[index];
    const value = this.table[unit];
    if (value > PAIR) return value;
    if (value === UNKNOWN) {
      this.fillPage(unit, this.table, 0);
      return this.table[unit];
    }
    const low = units[index + 1];
    if (!(low >= 0xdc00 && low <= 0xdfff)) return this.options.loneSurrogate;
    const codePoint = 0x10000 + ((unit & 0x3ff) << 10) + (low & 0x3ff);
    this.supplementary ??= new Uint8Array(0x100000);
    const found = this.supplementary[codePoint - 0x10000];
    if (found !== UNKNOWN) return found;
    this.fillPage(codePoint, this.supplementary, 0x10000);
    return this.supplementary[codePoint - 0x10000];
  }

  /** Fills what is still unknown on the page of `codePoint`; `target[i]` is the class of code point `base + i`. */
  private fillPage(codePoint: number, target: Uint8Array, base: number): void {
    const page = codePoint >> 8;
    if (this.known[page]) return;
    this.known[page] = 1;
    const first = page << 8;
    const width = first < 0x10000 ? 1 : 2;
    let characters = '';
    for (let code = first; code < first + 256; code++) characters += String.fromCodePoint(code);
    const found = new Uint8Array(256).fill(this.options.otherwise);
    this.patterns ??= this.options.rules.map((rule) => new RegExp(`[${rule.set}]+`, 'gv'));
    for (let k = 0; k < this.patterns.length; k++) {
      for (const match of characters.matchAll(this.patterns[k])) {
        const start = match.index / width;
        found.fill(this.options.rules[k].value, start, start + match[0].length / width);
      }
    }
    for (let i = 0; i < 256; i++) {
      if (target[first - base + i] === UNKNOWN) target[first - base + i] = found[i];
    }
  }
}

/** Code units of the code point at `index`: 2 for a surrogate pair, 1 for everything else. */
export function widthAt(units: Uint16Array, index: number): number {
  return (units[index] & 0xfc00) === 0xd800 && (units[index + 1] & 0xfc00) === 0xdc00 ? 2 : 1;
}

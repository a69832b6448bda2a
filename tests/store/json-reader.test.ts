import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/store/canonical-json.ts';
import { JsonReader, maximumDepth, maximumKeys, maximumValues } from '../../src/store/json-reader.ts';
import { compareCodePoints } from '../../src/text/code-points.ts';

class Refusal extends Error {
  readonly position: number;
  constructor(what: string, position: number) {
    super(what);
    this.position = position;
  }
}

function read(text: string): unknown {
  const reader = new JsonReader(text, (what, position) => new Refusal(what, position));
  const value = reader.value();
  reader.end();
  return value;
}

function refusal(text: string): Refusal {
  try {
    read(text);
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    return error as Refusal;
  }
  expect.fail(`accepted ${text.slice(0, 80)}`);
}

describe('JsonReader', () => {
  it('reads what JSON.parse reads, to the same values', () => {
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 8, stringUnit: 'grapheme' }),
        fc.constantFrom(0, 1, '\t'),
        (json, space) => {
          const text = JSON.stringify(JSON.parse(json), null, space);
          expect(read(text)).toEqual(JSON.parse(text));
        },
      ),
    );
    expect(read(' {"a" : [ 1 , -0.5e+3, true,false , null ], "" : "\\u00e9\\n\\ud83d\\ude00" } \n')).toEqual({
      a: [1, -500, true, false, null],
      '': 'é\n😀',
    });
  });

  it('refuses every text that JSON.parse refuses', () => {
    const valid = '{"a":[1,-2.5e3,"x\\n\\u00e9",true,null,{}],"b":{"c":[]}}';
    const damage = fc.record({
      at: fc.nat(valid.length - 1),
      by: fc.constantFrom(...'{}[]",:0-.eEn\\ \u0001x'),
    });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (damages) => {
        const characters = [...valid];
        for (const { at, by } of damages) characters[at] = by;
        const text = characters.join('');
        let parsed: unknown;
        try {
          parsed = JSON.parse(text);
        } catch {
          refusal(text);
          return;
        }
        try {
          expect(read(text)).toEqual(parsed);
        } catch (error) {
          // Stricter than JSON.parse in these only.
          expect((error as Error).message).toMatch(/second time|too large/);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('says where and what', () => {
    const cases: [string, number, RegExp][] = [
      ['', 0, /expected a number, found the end/],
      ['{"a":1,"a":2}', 7, /the key "a" stands here a second time/],
      ['{"a":1,"\\u0061":2}', 7, /second time/],
      ['{"__proto__":1,"__proto__":2}', 15, /second time/],
      ['{"a":1,}', 7, /double quotes.*"}"/],
      ['{"a" 1}', 5, /colon/],
      ['[1 2]', 3, /comma or '\]', found "2"/],
      ['[1,2', 4, /found the end/],
      ['"abc', 0, /without an end/],
      ['"a\\', 0, /without an end/],
      ['"a\nb"', 2, /control character/],
      ['"\\x"', 0, /unknown escape/],
      ['"\\ud800"', 0, /half a surrogate pair/],
      ['01', 1, /expected the end/],
      ['[1e400]', 1, /too large/],
      ['truth', 0, /a value/],
      ['{} {}', 3, /expected the end/],
      ['\ufeff{}', 0, /found/],
      ['[NaN]', 1, /found "N"/],
    ];
    for (const [text, position, message] of cases) {
      const error = refusal(text);
      expect([text, error.position]).toEqual([text, position]);
      expect(error.message).toMatch(message);
    }
  });

  it('is not brought down by depth or breadth', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(read(nested(maximumDepth))).toEqual(JSON.parse(nested(maximumDepth)));
    for (const bomb of [
      nested(maximumDepth + 1),
      '['.repeat(1e6),
      '{"a":'.repeat(1e6),
      '[{"a":'.repeat(1e5),
    ]) {
      expect(refusal(bomb).message).toMatch(/nested deeper/);
    }
    expect(refusal(`[${'[],'.repeat(maximumValues)}[]]`).message).toMatch(/more than 1000000 values/);
    const keys = Array.from({ length: maximumKeys + 1 }, (_, i) => `"${i}":0`);
    expect(refusal(`{${keys.join(',')}}`).message).toMatch(/more than 100000 keys/);
  });

  it('makes a plain property of __proto__', () => {
    const value = read('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}') as object;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('reads sizes in digits only', () => {
    const size = (text: string) => new JsonReader(text, (what, at) => new Refusal(what, at)).size();
    expect([size('0'), size('9007199254740991')]).toEqual([0, Number.MAX_SAFE_INTEGER]);
    for (const bad of ['-1', '-0', '1.0', '1e3', '9007199254740992', '18446744073709551616', '"1"', 'null']) {
      expect(() => size(bad)).toThrow(Refusal);
    }
  });
});

describe('canonicalJson', () => {
  it('spells equal values alike, in any order of keys', () => {
    expect(canonicalJson({ b: [1, { y: null, x: 'é' }], a: undefined, A: -0 })).toBe(
      '{"A":0,"b":[1,{"x":"é","y":null}]}',
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
        const reversed = Object.fromEntries(Object.entries(record).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(record));
        expect(JSON.parse(canonicalJson(record))).toEqual(JSON.parse(JSON.stringify(record)));
      }),
    );
  });

  it('refuses what JSON would lose', () => {
    const cycle: unknown[] = [];
    cycle.push(cycle);
    const lossy = [
      Number.NaN,
      Number.POSITIVE_INFINITY,
      1n,
      undefined,
      () => 1,
      new Map(),
      Uint8Array.of(1),
      new Date(0),
    ];
    for (const value of [...lossy, cycle]) expect(() => canonicalJson([value])).toThrow(TypeError);
  });
});

describe('compareCodePoints', () => {
  it('orders as the UTF-8 bytes do', () => {
    expect(['\uffff', '😀', '\ue000', 'é', 'a', ''].sort(compareCodePoints)).toEqual([
      '',
      'a',
      'é',
      '\ue000',
      '\uffff',
      '😀',
    ]);
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', 'é', '가', '\ud7ff', '\ue000', '\uffff', '𐀀', '😀'),
    });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const bytes = Buffer.compare(Buffer.from(a), Buffer.from(b));
        expect(Math.sign(compareCodePoints(a, b))).toBe(bytes);
      }),
    );
  });
});

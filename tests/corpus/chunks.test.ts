import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readByteChunks, readLines } from '../../src/corpus/lines.ts';
import type { InputOptions } from '../../src/corpus/types.ts';
import { asStdin, collect, errorOf } from './helpers.ts';

async function linesOf(content: string | Uint8Array, cuts: number[] = [], options: InputOptions = {}) {
  return (await collect(readLines([], { ...asStdin(content, cuts), ...options }))).map(({ text }) => text);
}

/** The definition, on a whole string: LF ends a line, a CR before it belongs to it, a BOM at the start is dropped. */
function naiveLines(text: string): string[] {
  const lines = text.replace(/^\ufeff/, '').split('\n');
  const last = lines.pop() as string;
  const ended = lines.map((line) => line.replace(/\r$/, ''));
  return last === '' ? ended : [...ended, last];
}

const textArbitrary = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\n',
        '\r\n',
        '\r',
        '\n\n',
        '\ufeff',
        ' ',
        '\t',
        'é',
        '가나다',
        '😀',
        '\u2028',
        'a'.repeat(30),
      ),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 40 },
  )
  .map((parts) =>
    parts
      .join('')
      .replaceAll('\0', '0')
      .replace(/\p{Surrogate}/gu, '?'),
  );
const cutsArbitrary = fc.array(fc.nat({ max: 5000 }), { maxLength: 12 });

describe('lines', () => {
  test('are the same wherever the chunks are cut', async () => {
    await fc.assert(
      fc.asyncProperty(textArbitrary, cutsArbitrary, async (text, cuts) => {
        expect(await linesOf(text, cuts)).toEqual(naiveLines(text));
      }),
      { numRuns: 400 },
    );
  });

  test('are the same when cut at every byte', async () => {
    const text = '\ufeffone\r\ntwo é 가 😀\n\nlast\r';
    const every = Array.from(Buffer.from(text), (_, i) => i);
    expect(await linesOf(text, every)).toEqual(['one', 'two é 가 😀', '', 'last\r']);
  });

  test('end in LF or CR LF, any mixture of them', async () => {
    const words = fc.array(fc.stringMatching(/^[a-z가-힣]{0,5}$/), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(words, fc.infiniteStream(fc.boolean()), cutsArbitrary, async (lines, crlf, cuts) => {
        const text = lines.map((line) => line + (crlf.next().value ? '\r\n' : '\n')).join('');
        expect(await linesOf(text, cuts)).toEqual(lines);
      }),
    );
  });

  test('number from 1, with and without the last newline; empty input has none', async () => {
    expect(await collect(readLines([], asStdin('a\nb')))).toEqual([
      { text: 'a', file: '<stdin>', line: 1 },
      { text: 'b', file: '<stdin>', line: 2 },
    ]);
    expect(await linesOf('a\nb\n')).toEqual(['a', 'b']);
    expect(await linesOf('\n')).toEqual(['']);
    expect(await linesOf('')).toEqual([]);
    expect(await linesOf('\ufeff')).toEqual([]);
  });

  test('a carriage return alone is inside the line', async () => {
    expect(await linesOf('a\rb\r\r\nc')).toEqual(['a\rb\r', 'c']);
  });

  test('a BOM inside the text is a character', async () => {
    expect(await linesOf('\ufeff\ufeffa\n\ufeffb')).toEqual(['\ufeffa', '\ufeffb']);
  });
});

describe('byte chunks', () => {
  test('are whole lines that together are the text without its BOM', async () => {
    await fc.assert(
      fc.asyncProperty(textArbitrary, cutsArbitrary, async (text, cuts) => {
        const pieces: Buffer[] = [];
        let line = 1;
        for await (const chunk of readByteChunks([], asStdin(text, cuts))) {
          // A chunk of no bytes could come from a BOM alone; it tells nothing and has no line.
          expect(chunk.line).toBe(line);
          if (pieces.length > 0) expect(pieces.at(-1)?.at(-1)).toBe(10);
          pieces.push(Buffer.from(chunk.bytes));
          line += Buffer.from(chunk.bytes).toString('latin1').split('\n').length - 1;
        }
        expect(Buffer.concat(pieces).toString()).toBe(text.replace(/^\ufeff/, ''));
      }),
      { numRuns: 200 },
    );
  });
});

describe('what is not UTF-8', () => {
  /** [name, bytes, line, byte] */
  const cases: [string, number[], number, number][] = [
    ['latin1', [0x61, 0x0a, 0x63, 0x61, 0x66, 0xe9, 0x0a], 2, 5],
    ['an overlong form', [0x0a, 0x0a, 0xc0, 0xaf, 0x0a], 3, 2],
    ['an overlong form of three bytes', [0xe0, 0x80, 0xaf], 1, 0],
    ['a surrogate', [0x61, 0xed, 0xa0, 0x80, 0x0a], 1, 1],
    ['beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80], 1, 0],
    ['a continuation byte alone', [0xc3, 0xa9, 0x80, 0x0a], 1, 2],
    ['a character cut off by a line end', [0xea, 0xb0, 0x0a, 0x61], 1, 0],
    ['after a BOM, which counts', [0xef, 0xbb, 0xbf, 0x61, 0xff], 1, 4],
  ];

  test.each(cases)('%s is an error with line and byte', async (_name, bytes, line, byte) => {
    for (let cut = 0; cut <= bytes.length; cut++) {
      const error = await errorOf(linesOf(Uint8Array.from(bytes), [cut]));
      expect(error.where).toEqual({ file: '<stdin>', line, byte });
      expect(error.what).toContain('invalid UTF-8');
      expect(error.remedy).toContain('encoding latin1');
      expect(error.exitStatus).toBe(3);
    }
  });

  test('the place is the first where the strict decoder of the platform fails', async () => {
    const bytes = fc
      .array(
        fc.oneof(
          fc.constantFrom(0x0a, 0xc3, 0xa9, 0xe0, 0xed, 0xf0, 0xf4, 0x9f, 0x90, 0xbf),
          fc.integer({ min: 1, max: 255 }),
        ),
        {
          maxLength: 24,
        },
      )
      .map((list) => Uint8Array.from(list));
    const valid = (part: Uint8Array) => {
      try {
        new TextDecoder('utf-8', { fatal: true }).decode(part);
        return true;
      } catch {
        return false;
      }
    };
    await fc.assert(
      fc.asyncProperty(bytes, cutsArbitrary, async (content, cuts) => {
        if (valid(content)) {
          await linesOf(content, cuts);
          return;
        }
        const error = await errorOf(linesOf(content, cuts));
        const byte = error.where?.byte as number;
        // All before it is text, and nothing that starts there is.
        expect(valid(content.subarray(0, byte))).toBe(true);
        for (let end = byte + 1; end <= Math.min(content.length, byte + 4); end++) {
          expect(valid(content.subarray(byte, end))).toBe(false);
        }
        expect(error.where?.line).toBe(content.subarray(0, byte).filter((one) => one === 10).length + 1);
      }),
      { numRuns: 1000 },
    );
  });

  test('a character cut off at the end is said to be cut off', async () => {
    for (const cut of [[0xc3], [0xea, 0xb0], [0xf0, 0x9f, 0x98], [0xe0], [0xed], [0xf4], [0xf0]]) {
      const error = await errorOf(linesOf(Uint8Array.from([0x61, 0x0a, ...cut])));
      expect(error.what).toBe('invalid UTF-8: the input ends within a character');
      expect(error.where).toMatchObject({ line: 2, byte: 2 });
    }
    expect((await errorOf(linesOf(Uint8Array.from([0xed, 0xbf])))).what).toBe('invalid UTF-8 (byte 0xED)');
  });

  test('is read with latin1, where every byte is a character', async () => {
    const all = Uint8Array.from({ length: 255 }, (_, i) => i + 1).filter((byte) => byte !== 10);
    const text = Array.from(all, (byte) => String.fromCharCode(byte)).join('');
    expect(await linesOf(all, [100, 200], { encoding: 'latin1' })).toEqual([text]);
    expect(await linesOf('é\n', [], { encoding: 'latin1' })).toEqual(['Ã©']);
  });

  test('latin1 does not touch a text that was passed in as a string', async () => {
    expect(await collect(readLines([], { text: 'é\n가', encoding: 'latin1' }))).toHaveLength(2);
    expect((await collect(readLines([], { text: 'é', encoding: 'latin1' })))[0].text).toBe('é');
  });
});

describe('binary input', () => {
  test('a NUL byte is an error with line and byte, wherever the chunks are cut', async () => {
    for (let cut = 0; cut <= 8; cut++) {
      const error = await errorOf(linesOf('a\nbc\0d\ne', [cut]));
      expect(error.what).toBe('looks binary: there is a NUL byte');
      expect(error.where).toEqual({ file: '<stdin>', line: 2, byte: 4 });
    }
    const latin1 = await errorOf(linesOf('a\n\0', [], { encoding: 'latin1' }));
    expect(latin1.where).toEqual({ file: '<stdin>', line: 2, byte: 2 });
  });

  test('what is wrong before the NUL is told first', async () => {
    const error = await errorOf(linesOf(Uint8Array.from([0x61, 0xff, 0x0a, 0])));
    expect(error.where).toEqual({ file: '<stdin>', line: 1, byte: 1 });
  });

  test.each([
    ['UTF-16 with its mark', Buffer.from('\ufeffhello\n', 'utf16le'), 'is UTF-16, not UTF-8 text', 'iconv'],
    [
      'UTF-16 without',
      Buffer.from('hello\n', 'utf16le'),
      'looks UTF-16LE: there is a NUL byte',
      'iconv -f UTF-16LE',
    ],
    [
      'UTF-16, large end first',
      Buffer.from('\0h\0i\0\n', 'latin1'),
      'looks UTF-16BE: there is a NUL byte',
      'iconv -f UTF-16BE',
    ],
    [
      'UTF-32 with its mark',
      Buffer.from('\xff\xfe\0\0h\0\0\0', 'latin1'),
      'is UTF-32, not UTF-8 text',
      'iconv -f UTF-32 ',
    ],
    [
      'UTF-32, large end first',
      Buffer.from('\0\0\xfe\xff\0\0\0h', 'latin1'),
      'looks UTF-32: there is a NUL byte',
      'iconv -f UTF-32 ',
    ],
    [
      'UTF-32 without',
      Buffer.from('h\0\0\0i\0\0\0', 'latin1'),
      'looks UTF-32LE: there is a NUL byte',
      'iconv -f UTF-32LE',
    ],
    [
      'UTF-32 without, large end first',
      Buffer.from('\0\0\0h\0\0\0i', 'latin1'),
      'looks UTF-32BE: there is a NUL byte',
      'iconv -f UTF-32BE',
    ],
    [
      'a zip file',
      Buffer.from('PK\x03\x04\x14\0\0\0', 'latin1'),
      'looks like a zip archive: there is a NUL byte',
      'unzip',
    ],
    [
      'zstd',
      Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 4, 0x10]),
      'is zstd-compressed, not UTF-8 text',
      'zstd -dc',
    ],
  ])('%s is called by its name', async (_name, bytes, what, remedy) => {
    const error = await errorOf(linesOf(bytes));
    expect(error.what).toBe(what);
    expect(error.remedy).toContain(remedy);
  });
});

describe('very long lines', () => {
  test('pass up to the limit and are an error beyond it, with the line', async () => {
    const long = `a\n${'x'.repeat(1000)}\nb`;
    const cuts = Array.from({ length: 100 }, (_, i) => i * 10);
    expect(await linesOf(long, cuts, { maximumLineLength: 1000 })).toHaveLength(3);
    const error = await errorOf(linesOf(long, cuts, { maximumLineLength: 999 }));
    expect(error.where).toEqual({ file: '<stdin>', line: 2 });
    expect(error.what).toBe('the line is longer than 999 bytes');
  });

  test('take time in proportion to their length', async () => {
    // 64 MB in pieces of 1 kB: joining anew for each piece would move 2 TB.
    const piece = 'y'.repeat(1024);
    const stdin = Readable.from(Array.from({ length: 65_536 }, () => piece));
    const [line] = await collect(readLines([], { stdin, fingerprint: false }));
    expect(line.text).toHaveLength(65_536 * 1024);
  }, 20_000);
});

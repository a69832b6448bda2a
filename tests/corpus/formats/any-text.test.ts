/** Whatever stands in a file: every format reads it as every kind it has, or says what is wrong in an NlpError. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatRow, formatTable } from '../../../src/corpus/formats.ts';
import { readItems } from '../../../src/corpus/read-items.ts';
import { NlpError } from '../../../src/errors.ts';

const piece = fc.oneof(
  fc.constantFrom(
    '\t',
    '\n',
    '\n\n',
    ' ',
    ',',
    '"',
    '/',
    ':',
    '\\',
    '\\:',
    '{',
    '}',
    '[',
    ']',
    '_',
    '#',
    '1',
    '1-2',
  ),
  fc.constantFrom(
    '-DOCSTART-',
    '.I 1',
    '.W',
    '__label__',
    '__label__x',
    '# newdoc',
    'text',
    'label',
    'id',
    'a/X',
    '\r',
  ),
  fc.constantFrom(
    '{"text":"a"}',
    '{"messages":[]}',
    '{"tokens":["a"],"tags":["b"]}',
    '{"prompt":"a","answer":1}',
  ),
  fc.string({ unit: 'binary', maxLength: 3 }).map((text) => text.replaceAll('\0', '')),
);
const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
const cases = formatTable.flatMap(({ name }) => formatRow(name).reads.map((kind) => [name, kind] as const));

test.each(cases)('%s as %s', async (format, kind) => {
  await fc.assert(
    fc.asyncProperty(text, fc.constantFrom(undefined, '1', 'text', 'a,b'), async (content, field) => {
      const options = { text: content, format, field: formatRow(format).hasFields ? field : undefined };
      let last = 0;
      try {
        for await (const batch of readItems(kind, [], options)) {
          for (const { file, line } of batch) {
            expect(file).toBe('<text>');
            expect(line).toBeGreaterThanOrEqual(last);
            last = line;
          }
        }
      } catch (error) {
        expect(error).toBeInstanceOf(NlpError);
      }
    }),
    { numRuns: 60 },
  );
});

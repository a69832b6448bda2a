/** CRFsuite's attribute files: escapes, values, places of what is wrong, and a round trip. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAttributeSequences } from '../../../src/corpus/examples/attribute-sequences.ts';
import type { AttributeSequence } from '../../../src/corpus/items.ts';
import { loadFormat } from '../../../src/corpus/load-format.ts';
import { hasShared, sharedPath } from '../../shared.ts';
import { collect, errorOf } from '../helpers.ts';

const read = (text: string) => collect(readAttributeSequences([], { text }));

test('labels, attributes and values', async () => {
  expect(
    await read('B\tw=An\tlen:0.5\n\tx\n'.replace('\n\tx', '\nI\tw=a\\:b\tw=c\\\\d:-2e-1\t\n\n\nO')),
  ).toEqual([
    {
      labels: ['B', 'I'],
      attributes: [
        ['w=An', 'len'],
        ['w=a:b', 'w=c\\d'],
      ],
      values: [
        [1, 0.5],
        [1, -0.2],
      ],
      file: '<text>',
      line: 1,
    },
    { labels: ['O'], attributes: [[]], values: [[]], file: '<text>', line: 5 },
  ]);
});

test.each([
  ['\tw=a', '<text>:2: the item has no label'],
  ['B\tw=a:b', '<text>:2:3: the value "b" of "w=a" is no number'],
  ['B\tx\tw:1:2', '<text>:2:5: the value "1:2" of "w" is no number'],
  ['B\tw:0x10', '<text>:2:3: the value "0x10" of "w" is no number'],
  ['B\tw:Infinity', '<text>:2:3: the value "Infinity" of "w" is no number'],
  ['B\t:2', '<text>:2:3: ":2" has a value and no name'],
])('%s is an error with line and column', async (text, message) => {
  expect((await errorOf(read(`A\tx\n${text}\n`))).message).toBe(message);
});

test('what is written is read again', async () => {
  const name = fc.string({ unit: fc.constantFrom('a', ':', '\\', '=', ' ', '가', '1'), minLength: 1 });
  const attribute = fc.tuple(
    name,
    fc.oneof(fc.constant(1), fc.double({ noNaN: true, noDefaultInfinity: true })),
  );
  const item = fc.tuple(
    name.filter((label) => label.trim() !== ''),
    fc.array(attribute, { maxLength: 4 }),
  );
  const corpus = fc.array(fc.array(item, { minLength: 1, maxLength: 4 }), { maxLength: 4 });
  const write = (await loadFormat('crfsuite')).write.attributes?.({});
  await fc.assert(
    fc.asyncProperty(corpus, async (sequences) => {
      const items: AttributeSequence[] = sequences.map((sequence) => ({
        labels: sequence.map(([label]) => label),
        attributes: sequence.map(([, list]) => list.map(([one]) => one)),
        values: sequence.map(([, list]) => list.map(([, value]) => value + 0)),
        file: '',
        line: 1,
      }));
      const again = await read(write?.(items) ?? '');
      const content = ({ labels, attributes, values }: AttributeSequence) => ({ labels, attributes, values });
      expect(again.map(content)).toEqual(items.map(content));
    }),
  );
});

test.runIf(hasShared)('a file that CRFsuite was trained on', async () => {
  const sequences = await collect(readAttributeSequences([sharedPath('reference/tools/crfsuite/tiny.txt')]));
  expect(sequences[0].labels.slice(0, 3)).toEqual(['V', 'D', 'N']);
  expect(sequences[0].attributes[0]).toEqual(['w=cat', 'bias', 'w+1=dog', 'BOS']);
});

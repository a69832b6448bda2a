import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocuments } from '../../../src/corpus/documents.ts';
import { readSentences } from '../../../src/corpus/sentences.ts';
import { asStdin, collect } from '../helpers.ts';

const prose = async (text: string) =>
  (await collect(readSentences([], { text, format: 'prose' }))).map((item) => [item.text, item.line]);

describe('prose', () => {
  test('sentences go over line ends, not over blank lines; each has the line it starts on', async () => {
    const text =
      '\n\nThe first one goes\r\n  over two lines. The second\nstarts there.\n \nA heading\n\n끝났다. 다시 시작한다.\n';
    expect(await prose(text)).toEqual([
      ['The first one goes over two lines.', 3],
      ['The second starts there.', 4],
      ['A heading', 7],
      ['끝났다.', 9],
      ['다시 시작한다.', 9],
    ]);
  });

  test('is the same wherever the chunks are cut', async () => {
    const pieces = fc.array(
      fc.constantFrom(
        'One day',
        ' it ended. ',
        'Why? ',
        '\n',
        '\n\n',
        '"No!" ',
        'she said. ',
        '3.5 ',
        '그렇다. ',
      ),
      { maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(pieces, fc.array(fc.nat({ max: 400 })), async (parts, cuts) => {
        const text = parts.join('');
        const read = await collect(readSentences([], { ...asStdin(text, cuts), format: 'prose' }));
        expect(read.map((item) => [item.text, item.line])).toEqual(await prose(text));
        // Nothing is lost but white space, and every sentence starts on its line.
        expect(
          read
            .map((item) => item.text)
            .join('')
            .replace(/\s/g, ''),
        ).toBe(text.replace(/\s/g, ''));
        const lines = text.split('\n');
        for (const item of read) expect(lines[item.line - 1]).toContain(item.text.split(' ')[0]);
      }),
    );
  });

  test('a text without any blank line is split as it comes, with the same result', async () => {
    // 300 kB in one paragraph: several times what is held at once.
    const lines = Array.from(
      { length: 6000 },
      (_, i) => `Sentence number ${i} is here, and it\ngoes on in line ${2 * i + 2}.`,
    );
    expect(await prose(lines.join('\n'))).toEqual(
      lines.map((line, i) => [line.replace('\n', ' '), 2 * i + 1]),
    );
  });

  test('a paragraph without the end of a sentence is one sentence, and takes linear time', async () => {
    const words = Array.from({ length: 200_000 }, () => 'word').join('\n');
    const [[text]] = await prose(words);
    expect(text).toBe(words.replaceAll('\n', ' '));
  });

  test('as documents it is the whole file', async () => {
    const [document] = await collect(readDocuments([], { text: 'a.\n\nb.\n', format: 'prose' }));
    expect(document).toMatchObject({ id: 'text', text: 'a.\n\nb.', line: 1 });
  });
});

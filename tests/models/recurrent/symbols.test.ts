/** Text as symbols, streams of symbols, and back. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Streams } from '../../../src/models/recurrent/streams.ts';
import {
  idsOf,
  numberSymbols,
  symbolsOf,
  textOf,
  vocabularyFromWords,
  vocabularyOf,
} from '../../../src/models/recurrent/symbols.ts';
import { createTokenizer } from '../../../src/text/create-tokenizer.ts';

const char = createTokenizer('char');
const word = createTokenizer('word');

test('characters are the raw stream, words end each line', () => {
  expect(symbolsOf('a\r\nb 🦊\n\n', char)).toEqual(['a', '\n', 'b', ' ', '🦊', '\n', '\n']);
  expect(symbolsOf('The fox.\n\nIt ran', word)).toEqual(['The', 'fox', '.', '</s>', 'It', 'ran', '</s>']);
  expect(symbolsOf('a b', word, false)).toEqual(['a', 'b']);
  expect(textOf(['The', 'fox', '.', '</s>', 'It'], word)).toBe('The fox.\nIt');
});

test('a long text in pieces has the symbols of the whole', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'é', '\n', '\r\n', '🦊', ' the', '.', '\u0301'), {
        minLength: 1,
        maxLength: 30,
      }),
      fc.integer({ min: 3000, max: 9000 }),
      fc.constantFrom(char, word),
      (parts, times, tokenizer) => {
        const text = parts.join('').repeat(times);
        const { numbers, names } = numberSymbols(text, tokenizer);
        expect(Array.from(numbers, (number) => names[number]).join('|')).toBe(
          symbolsOf(text, tokenizer).join('|'),
        );
      },
    ),
    { numRuns: 15 },
  );
});

test('rare and unseen symbols are <unk>; without <unk> they are an error', () => {
  const text = () => numberSymbols('b b a a a c x', createTokenizer('whitespace'), false);
  const vocabulary = vocabularyOf(text(), 6, 2);
  expect([...vocabulary.tokens()]).toEqual(['<unk>', 'a', 'b']);
  expect([...idsOf(text(), vocabulary)]).toEqual([2, 2, 1, 1, 1, 0, 0]);
  expect(() => idsOf(text(), vocabularyFromWords(['a', 'b', 'c']))).toThrow(/"x"/);
});

test('streams: each is contiguous, each symbol predicts the next, none is read twice', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 400 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 30 }),
      (length, batch, time) => {
        fc.pre(length - 1 >= batch);
        const streams = new Streams(
          Uint32Array.from({ length }, (_, i) => i),
          batch,
          time,
        );
        const [inputs, targets] = [new Uint32Array(batch * time), new Uint32Array(batch * time)];
        const read: number[][] = Array.from({ length: batch }, () => []);
        for (let step = 0; step < streams.steps; step++) {
          const count = streams.fill(step, 0, batch, inputs, targets);
          for (let t = 0; t < count; t++)
            for (let b = 0; b < batch; b++) {
              expect(targets[t * batch + b]).toBe(inputs[t * batch + b] + 1);
              read[b].push(inputs[t * batch + b]);
            }
        }
        const all = read.flat();
        expect(all).toEqual(Array.from({ length: batch * streams.length }, (_, i) => i));
        // Fewer than B symbols are left over, beside the last target.
        expect(length - 1 - all.length).toBeLessThan(batch);
      },
    ),
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise, normaliseSymbol } from '../../../src/models/eliza/normalise.ts';

describe('the words of an input', () => {
  it('are in capitals, with comma and full stop apart', () => {
    expect(normalise('Well, my boyfriend  made me come here.')).toEqual([
      'WELL',
      ',',
      'MY',
      'BOYFRIEND',
      'MADE',
      'ME',
      'COME',
      'HERE',
      '.',
    ]);
    expect(normalise('e.g. 3.5,x')).toEqual(['E', '.', 'G', '.', '3', '.', '5', ',', 'X']);
  });

  it('are split at blanks, tabs and line ends only', () => {
    expect(normalise(' a\tb\nc\r\nd ')).toEqual(['A', 'B', 'C', 'D']);
    expect(normalise('a\u00a0b c\u202fd')).toEqual(['A\u00a0B', 'C\u202fD']);
    expect(normalise('')).toEqual([]);
    expect(normalise(' \t ')).toEqual([]);
  });

  it('lose quotation marks and get the punctuation of 1966', () => {
    expect(normalise('I’m “sad” and ‘blue’ today')).toEqual(["I'M", 'SAD', 'AND', "BLUE'", 'TODAY']);
    expect(normalise('"a" `b` «c» ‹d› ‚e‛ „f‟')).toEqual(['A', 'B', 'C', 'D', 'E', 'F']);
    expect(normalise('¿qué? ¡no!')).toEqual(['QUÉ', '.', 'NO', '.']);
    expect(normalise('a:b;c–d—e-f')).toEqual(['A', ',', 'B', ',', 'C', ',', 'D', ',', 'E-F']);
    expect(normalise("don't 'quote'")).toEqual(["DON'T", "'QUOTE'"]);
  });

  it('are put into capitals letter by letter, sharp s and Latin ligatures apart', () => {
    expect(normalise('Straße eﬃgy ﬁn ﬆop')).toEqual(['STRASSE', 'EFFIGY', 'FIN', 'STOP']);
    expect(normalise('désolée œuvre сайфи ας 나는')).toEqual(['DÉSOLÉE', 'ŒUVRE', 'САЙФИ', 'ΑΣ', '나는']);
    expect(normalise('ŉ ᾳ ᾀ')).toEqual(['ŉ', 'ᾼ', 'ᾈ']);
    expect(normalise('a😀b')).toEqual(['A😀B']);
  });

  it('come out of any string, once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (input) => {
        const words = normalise(input);
        expect(
          words.every((word) => word === ',' || word === '.' || /^[^ \t\n\v\f\r,.!?:;"`]+$/.test(word)),
        ).toBe(true);
        expect(normalise(words.join(' '))).toEqual(words);
      }),
    );
  });

  it('are the same whether a letter elsewhere is foreign or not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (input) => {
        expect(normalise(`${input} é`)).toEqual([...normalise(input), 'É']);
      }),
    );
  });
});

describe('a symbol of a script', () => {
  it('is not split: marks inside it print as blanks', () => {
    expect(normaliseSymbol('oh,')).toBe('OH,');
    expect(normaliseSymbol('«')).toBe(' ');
    expect(normaliseSymbol('"Really?"')).toBe(' REALLY. ');
    expect(normaliseSymbol('—')).toBe(',');
    expect(normaliseSymbol("DON'T")).toBe("DON'T");
  });
});

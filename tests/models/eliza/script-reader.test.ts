import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NlpError } from '../../../src/errors.ts';
import { readScript } from '../../../src/models/eliza/script-reader.ts';
import { REST, script } from './fixtures.ts';

/** `line:column: message` of the error that reading `text` gives. */
function errorOf(text: string): string {
  try {
    readScript(text, 'f');
  } catch (error) {
    expect(error).toBeInstanceOf(NlpError);
    const { what, where, exitStatus } = error as NlpError;
    expect([where?.file, exitStatus]).toEqual(['f', 3]);
    return `${where?.line}:${where?.column}: ${what}`;
  }
  return 'no error';
}

/** The error where `rules` stand on the second line of an otherwise good script. */
const ruleError = (rules: string) => errorOf(`(HELLO)\n${rules}${REST}`);

describe('a script', () => {
  it('is greeting, START, rules in any order and an empty list', () => {
    const read = readScript(
      `\ufeff; a comment ) (\r\n(How do you do.  "Tell" me 1, 2)\r\nSTART\r\n(NONE ((0) (GO ON)));(\r\n(memory x (0 = a)(0 = b)(0 = 1)(0 = c = d))(x ((0)(y)))\r\n()\r\n; end`,
      'f',
    );
    expect(read.greeting).toEqual(['HOW', 'DO', 'YOU', 'DO.', ' TELL ', 'ME', '1', ',', '2']);
    expect([...read.rules.keys()]).toEqual(['X']);
    expect(read.memory.transformations.map(({ elements }) => elements)).toEqual([
      ['A'],
      ['B'],
      [1],
      ['C', '=', 'D'],
    ]);
  });

  it('may lack START, the empty list and the last line end', () => {
    expect(errorOf(`(HELLO)${REST}`)).toBe('no error');
    expect(errorOf(`()${REST}`)).toBe('no error');
  });

  it('has rules with substitution, tags, rank, decompositions and link', () => {
    const { rules } = script(`
(A = B)
(A1=B1)
(C DLIST(/T U) 7)
(D = E DLIST( / T /V) 3 ((0 (*X Y) (/ T) 2 (Z)) (1 OF 2, '3' 4TH) (NEWKEY) (=A2) (PRE (1 X 2) (= A2))) (= A2))
(A2 5 (=D))`);
    const plain = JSON.parse(
      JSON.stringify([...rules.values()], (key, value) => (/^(link)?at$/i.test(key) ? undefined : value)),
    );
    const none = { substitution: null, tags: [], rank: 0, decompositions: [], link: null };
    expect(plain.slice(0, 5)).toEqual([
      { ...none, keyword: 'A', substitution: 'B' },
      { ...none, keyword: 'A1', substitution: 'B1' },
      { ...none, keyword: 'C', tags: ['T', 'U'], rank: 7 },
      {
        keyword: 'D',
        substitution: 'E',
        tags: ['T', 'V'],
        rank: 3,
        decompositions: [
          {
            pattern: [
              { kind: 'count', count: 0 },
              { kind: 'any', words: ['X', 'Y'] },
              { kind: 'tagged', tags: ['T'] },
              { kind: 'count', count: 2 },
              { kind: 'never', words: ['Z'] },
            ],
            reassemblies: [
              { kind: 'words', elements: [1, 'OF', 2, ',', "'3'", 4, 'TH'] },
              { kind: 'newkey' },
              { kind: 'link', keyword: 'A2' },
              { kind: 'pre', elements: [1, 'X', 2], keyword: 'A2' },
            ],
          },
        ],
        link: 'A2',
      },
      { ...none, keyword: 'A2', rank: 5, link: 'D' },
    ]);
  });
});

describe('an error names line and column', () => {
  it.each([
    ['', '1:1: an empty script: it needs a greeting and rules'],
    ['; only a comment\n', '2:1: an empty script: it needs a greeting and rules'],
    ['HELLO', '1:1: expected the greeting, a list of words, found HELLO'],
    ['(A (B))', "1:4: expected a word of the greeting or ')', found '('"],
    ['(A', '1:1: the list that begins here is not closed before the end of the file'],
    ['(A)\n(B ((0) (X))\n', '2:1: the list that begins here is not closed before the end of the file'],
    ['(A)\n  )', "2:3: a ')' without its '('"],
    ['(A)\nSTART START', "2:7: expected a rule, which begins with '(', found START"],
    ['(A)\n42', "2:1: expected a rule, which begins with '(', found 42"],
    ['(A)\n(5 (=B))', '2:2: expected a keyword, MEMORY or NONE, found 5'],
    ['(A)\n(é\0)', '2:3: a NUL character: this is no text file'],
    ['(A)', '1:4: no NONE rule: add (NONE ((0) (PLEASE GO ON)))'],
  ])('%j', (text, expected) => {
    expect(errorOf(text)).toBe(expected);
  });

  it.each([
    ['(A)', '2:2: the keyword A has nothing to do'],
    ['(A = B)\n(C = D) (A = E)', '3:10: the keyword A is given twice'],
    ['(NONE ((0) (X)))', '3:2: the keyword NONE is given twice'],
    ['(MEMORY KEEP (0 = 1)(0 = 1)(0 = 1)(0 = 1))', '5:2: MEMORY is given twice'],
    ['(A = 5)', '2:6: expected the word that replaces A, found 5'],
    ['(A = )', "2:6: expected the word that replaces A, found ')'"],
    ['(A 99999999999 (=KEEP))', '2:4: the rank 99999999999 is above 2147483647'],
    ['(A DLIST)', "2:9: expected '(/TAG ...)' after DLIST, found ')'"],
    ['(A DLIST(T))', "2:10: expected '/' and tags after DLIST(, found T"],
    ['(A DLIST(/))', '2:4: DLIST without a tag'],
    ['(A DLIST(/T (U)))', "2:13: expected a tag or ')', found '('"],
    ['(A (=))', "2:6: expected a keyword after '=', found ')'"],
    ['(A (=B C))', "2:8: expected ')' after the keyword of a link, found C"],
    ['(A (=NOTHING))', '2:6: a link to NOTHING, and there is no such keyword'],
    ['(A (=NONE))', '2:6: a link to NONE, which is no keyword'],
    ['(A = B)\n(C ((0) (X) (=A)))', '3:15: a link to A, which has neither decompositions nor a link'],
    ['(A ((0) (PRE (1) (=Q))))', '2:20: a link to Q, and there is no such keyword'],
    ['(A (=KEEP) (=KEEP))', "2:12: expected ')': the link (=KEEP) must be the last in its rule, found '('"],
    ['(A (=KEEP) 5)', "2:12: expected a list or ')', found 5"],
    ['(A ((0) (X)) = B)', "2:14: expected a list or ')', found '='"],
    ['(A (()))', '2:5: an empty decomposition'],
    ['(A ((0)))', '2:4: a decomposition without a reassembly'],
    ['(A ((0) X))', "2:9: expected a reassembly, which begins with '(', or ')', found X"],
    ['(A ((0 ((X)) 0) (Y)))', "2:9: expected a word or ')' in the list of a decomposition, found '('"],
    ['(A ((0) (X (Y))))', "2:12: expected a word, the number of a part or ')' in a reassembly, found '('"],
    ['(A ((0 B 0) (1 4)))', '2:16: no part 4: the decomposition has the parts 1 to 3'],
    ['(A ((0) (X) (0)))', '2:14: no part 0: the decomposition has part 1 only'],
    ['(A ((0) (PRE (2) (=KEEP))))', '2:15: no part 2: the decomposition has part 1 only'],
    ['(A ((0) (PRE X (=KEEP))))', "2:14: expected '(words and parts)' after PRE, found X"],
    ['(A ((0) (PRE (1))))', "2:17: expected '(=KEYWORD)' after the words of PRE, found ')'"],
    ['(A ((0) (PRE (1) (KEEP))))', "2:19: expected '=' and the keyword that PRE goes on with, found KEEP"],
    ['(A ((0) (PRE (1) (=KEEP) 2)))', "2:26: expected ')' after the link of PRE, found 2"],
  ])('%s', (rules, expected) => {
    expect(ruleError(rules)).toBe(expected);
  });

  it('in the MEMORY rule', () => {
    const start = '(A)(NONE ((0) (X)))(K ((0) (Y)))\n';
    const form = 'the form is (MEMORY KEY (decomposition = reassembly)), with four such lists';
    expect(errorOf(start)).toBe(
      '2:1: no MEMORY rule: add (MEMORY KEY (decomposition = reassembly)), with four such lists',
    );
    expect(errorOf(`${start}(MEMORY K (0 = 1)(0 = 1)(0 = 1))`)).toBe(
      '2:2: MEMORY needs exactly four transformations, here: 3',
    );
    expect(errorOf(`${start}(MEMORY K${'(0 = 1)'.repeat(5)})`)).toBe(
      '2:2: MEMORY needs exactly four transformations, here: 5',
    );
    expect(errorOf(`${start}(MEMORY Q${'(0 = 1)'.repeat(4)})`)).toBe(
      '2:9: the MEMORY key Q is no keyword: it needs a rule of its own',
    );
    expect(errorOf(`${start}(MEMORY (0 = 1))`)).toBe(
      `2:9: expected the keyword of MEMORY; ${form}, found '('`,
    );
    expect(errorOf(`${start}(MEMORY K (0 1))`)).toBe(
      `2:15: expected '=' between decomposition and reassembly; ${form}, found ')'`,
    );
    expect(errorOf(`${start}(MEMORY K (= 1))`)).toBe('2:11: an empty decomposition');
    expect(errorOf(`${start}(MEMORY K (0 = ))`)).toBe('2:11: nothing to remember after the =');
    expect(errorOf(`${start}(MEMORY K (0 = 2))`)).toBe('2:16: no part 2: the decomposition has part 1 only');
  });

  it('that a stray list is, such as a reassembly that slipped out of its rule', () => {
    expect(ruleError("(WHO'D HAVE KNOWN)")).toMatch(
      /^2:8: expected a list, or before the lists .* in the rule of WHO'D, found HAVE$/,
    );
  });

  it('and says where a parenthesis may be missing', () => {
    expect(ruleError('(A ((0) (X))\n(B = C)')).toMatch(
      /^3:2: .*, found B; is a '\)' missing in the rule of line 2\?$/,
    );
  });

  it('counts characters, and lines that end in any way', () => {
    expect(errorOf('(😀)\r\n(A = B)\r(B (=😀 C))')).toBe(
      "3:8: expected ')' after the keyword of a link, found C",
    );
  });
});

describe('hostile files', () => {
  it.each([
    ['ten million open parentheses', '('.repeat(10_000_000)],
    ['deep lists in a rule', `(A)(B ${'('.repeat(5_000_000)}`],
    ['ten million closing ones', `(A)${')'.repeat(10_000_000)}`],
    ['empty lists', `(A)${'()'.repeat(3_000_000)}`],
    ['NULs', '\0'.repeat(1_000_000)],
    ['one long comment', ';'.repeat(10_000_000)],
    ['one long number', `(A)(B ${'9'.repeat(5_000_000)}`],
  ])('%s give an error at once', (_, text) => {
    const started = performance.now();
    expect(errorOf(text)).not.toBe('no error');
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('of any kind give a script or an NlpError', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      '=',
      ' ',
      '0',
      '1',
      'A',
      'NONE',
      'MEMORY',
      'DLIST',
      '/',
      '*',
      'PRE',
      '(=A)',
      ';',
      '\n',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        try {
          readScript(`(A)\n${pieces.join('')}`, 'f');
        } catch (error) {
          expect(error).toBeInstanceOf(NlpError);
          expect((error as NlpError).where).toMatchObject({
            file: 'f',
            line: expect.any(Number),
            column: expect.any(Number),
          });
        }
      }),
      { numRuns: 2000 },
    );
  });
});

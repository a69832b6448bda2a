import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NlpError } from '../../../src/errors.ts';
import { lintScript } from '../../../src/models/eliza/lint.ts';
import { readScript } from '../../../src/models/eliza/script-reader.ts';
import { describeShared, sharedPath } from '../../shared.ts';
import { naiveEliza, naiveMatch, REST } from './fixtures.ts';

/** `line:column severity code` of each finding in rules that begin on line 2. */
function findings(rules: string): string[] {
  return lintScript(`(HELLO)\n${rules}${REST}`, 'f').map(
    ({ line, column, severity, code }) => `${line}:${column} ${severity} ${code}`,
  );
}

describe('links that never end', () => {
  it.each([
    ['(A (=B)) (B (=A))', ['2:4 error endless', '2:13 error endless']],
    ['(A ((0) (=A)))', ['2:9 error endless']],
    ['(A ((0) (PRE (1) (=A))))', ['2:9 error endless']],
    ['(A ((0) (PRE (1 1) (=A)) (=A)))', ['2:9 error endless']],
    ['(A (=B)) (B (=C)) (C (=B))', ['2:4 error endless', '2:13 error endless', '2:22 error endless']],
    ['(A ((0 X 0) (=A)) ((0) (OK)))', ['2:13 error endless']],
    ['(A ((0 X 0) (=B)) ((0) (OK))) (B ((0 X 0) (=A)))', ['2:13 error endless', '2:43 error endless']],
    ['(A ((X) (=B)) (=B)) (B ((0) (=A)))', ['2:9 error endless', '2:29 error endless']],
  ])('%s', (rules, expected) => {
    expect(findings(rules)).toEqual(expected);
  });

  it.each([
    '(A ((0) (HI) (=A)))',
    '(A ((0) (=A) (NEWKEY)))',
    '(A ((0 X 0) (PRE (1 3) (=A))) ((0) (OK)))',
    '(A ((X 0) (PRE (2) (=A))))',
    '(A ((0 X 0) (=B)) ((0) (OK))) (B ((0 Y 0) (OUT)) ((0 X 0) (=A)))',
    '(A (=B)) (B ((X) (=A)))',
  ])('that may end are none: %s', (rules) => {
    expect(findings(rules)).toEqual([]);
  });

  it('are told with the way round', () => {
    const [finding] = lintScript(`(G)\n(A (=B)) (B (=A))${REST}`, 'f');
    expect(finding.message).toBe('A leads on for ever: A, B, A and so on');
  });

  it('are real: what the linter calls endless never answers', () => {
    const target = fc.constantFrom('A', 'B', 'C');
    const reassembly = fc.oneof(
      { weight: 3, arbitrary: target.map((to) => `(=${to})`) },
      { weight: 2, arbitrary: target.map((to) => `(PRE (X) (=${to}))`) },
      { weight: 1, arbitrary: fc.constantFrom('(HI)', '(NEWKEY)') },
    );
    const pattern = fc.constantFrom('0', '0 X 0', 'X', '0 0', '0 (*X Y) 0', '0 BUT 0');
    const decomposition = fc
      .tuple(pattern, fc.array(reassembly, { minLength: 1, maxLength: 2 }))
      .map(([p, r]) => `((${p}) ${r.join('')})`);
    const rule = fc
      .tuple(fc.array(decomposition, { maxLength: 2 }), target)
      .map(([d, to]) => `${d.join('')} (=${to})`);
    let endless = 0;
    fc.assert(
      fc.property(rule, rule, rule, (a, b, c) => {
        const text = `(G)\n(A ${a})\n(B ${b})\n(C ${c})${REST}`;
        const lines = lintScript(text, 'f').filter(
          ({ code, message }) => code === 'endless' && /for ever:/.test(message),
        );
        for (const { line } of lines) {
          endless++;
          const keyword = 'ABC'[line - 2];
          for (const input of [keyword, `x ${keyword} y`]) {
            // Only the one keyword is typed, so nothing but its own rules can answer.
            expect(naiveEliza(readScript(text, 'f'))(input)).toBe('ENDLESS');
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(endless).toBeGreaterThan(50);
  });
});

describe('parts that never do anything', () => {
  it.each([
    ['(BUT ((0) (X)))', ['2:1 warning unreachable-keyword']],
    ['(WELL, ((0) (X)))', ['2:1 warning unreachable-keyword']],
    ['(WELL, ((0) (X)))(A (=WELL,))', []],
    ['(A ((0 (X) 0) (Y)))', ['2:8 warning impossible']],
    ['(A ((0 (*) 0) (Y)))', ['2:8 warning impossible']],
    ['(A ((0 (/T) 0) (Y)))', ['2:8 warning impossible']],
    ['(A DLIST(/T) ((0 (/T) 0) (Y)))', []],
    ['(ME = YOU)(A ((0 ME 0) (Y)))', ['2:18 warning impossible']],
    ['(ME = YOU)(I = ME)(A ((0 ME 0) (Y)))', []],
    ['(ME = YOU)(B ((0) (PRE (ME) (=A))))(A ((0 ME 0) (Y)))', []],
    ['(ME = YOU)(A ((0 (*ME US) 0) (Y)) ((0 (*ME) 0) (Z)))', ['2:39 warning impossible']],
    ['(A ((0 , 0) (Y)) ((OH, 0) (Y)))', ['2:8 warning impossible', '2:20 warning impossible']],
    ['(A ((0) (X)) ((0 A 0) (Y)) (=KEEP))', ['2:15 warning unreachable', '2:28 warning unreachable-link']],
    ['(A ((0 X 0) (X)) ((0 X Y 0) (Y)))', ['2:19 warning unreachable']],
    ['(A ((0 (*X Y) 0) (X)) ((Z Y) (Y)))', ['2:24 warning unreachable']],
    ['(A ((0 X Y 0) (X)) ((0 X 0 Y 0) (Y)))', []],
    ['(A ((X 0) (X)) ((X 0) (Y)) ((X Y) (Z)))', ['2:17 warning unreachable']],
    ['(A = B 5)', ['2:1 warning idle-rank']],
    ['(A = B DLIST(/T))(B DLIST(/T))', []],
    ['(A = B DLIST(/T))(B DLIST(/U))', ['2:1 warning lost-tag']],
    ["(A ((0) ('1')))", ['2:9 warning number-in-word']],
    ['(A ((0) (1ST)))', ['2:10 warning glued-number']],
    ['(A ((0) (1, 1. 1)))', []],
    ['(A ((0) ()))', ['2:9 warning empty-reassembly']],
    ['(A ((0) (NEWKEY PLEASE)))', ['2:9 warning newkey-in-words']],
    ['()(A = B)', ['2:3 warning after-end']],
  ])('%s', (rules, expected) => {
    expect(findings(rules).filter((each) => each.startsWith('2:'))).toEqual(expected);
  });

  it('in NONE and MEMORY', () => {
    const check = (text: string) =>
      lintScript(`(G)\n${text}`, 'f').map(({ line, code }) => `${line} ${code}`);
    const memory = '(MEMORY K (0 = 1)(0 = 1)(0 = 1)(0 = 1))';
    expect(check(`(NONE ((X) (Y)))\n(K ((0) (X)))${memory}`)).toEqual(['2 none-may-fail']);
    expect(check(`(NONE = X 5 ((0) (=K)))\n(K ((0) (X)))${memory}`)).toEqual([
      '2 none-extras',
      '2 none-leads-on',
    ]);
    expect(check(`(NONE ((0) (Y)))\n(K = X)\n${memory}`)).toEqual(['4 idle-memory']);
    expect(check(`(NONE ((0) (Y)))(K ((0) (X)))\n${memory.replace('(0 = 1)', '(0 (K) 0 = 1)')}`)).toEqual([
      '3 impossible',
    ]);
  });

  it('are truly covered: whatever the later pattern matches, the earlier one does', () => {
    const element = fc.constantFrom('0', '0', '1', 'X', 'Y', '(*X Y)');
    const pattern = fc.array(element, { minLength: 1, maxLength: 5 }).map((elements) => elements.join(' '));
    const text = fc.array(fc.constantFrom('X', 'Y', 'Z'), { maxLength: 6 });
    let covered = 0;
    fc.assert(
      fc.property(
        pattern,
        pattern,
        fc.array(text, { minLength: 20, maxLength: 20 }),
        (first, second, texts) => {
          const rules = `(A ((${first}) (P)) ((${second}) (Q)))`;
          if (!findings(rules).some((each) => each.endsWith('unreachable'))) return;
          covered++;
          const [earlier, later] = readScript(`(G)${rules}${REST}`, 'f').rules.get('A')?.decompositions ?? [];
          for (const words of texts) {
            if (naiveMatch(later.pattern, words)) expect(naiveMatch(earlier.pattern, words)).not.toBe(null);
          }
        },
      ),
      { numRuns: 3000 },
    );
    expect(covered).toBeGreaterThan(100);
  });
});

describe('errors', () => {
  it('are all found in one go, as the reader words them', () => {
    const text = '(G)\n(A ((0) (2)))\n(B C)\n(D ((0) (X))\n(E (=NOWHERE))\n(A = B) )';
    expect(lintScript(text, 'f').map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
      '2:10 no part 2: the decomposition has part 1 only',
      expect.stringMatching(/^3:4 expected a list, .*, found C$/),
      expect.stringMatching(
        /^5:2 expected a decomposition, .*, found E; is a '\)' missing in the rule of line 4\?$/,
      ),
      '5:6 a link to NOWHERE, and there is no such keyword',
      '6:2 the keyword A is given twice',
      "6:9 a ')' without its '('",
      expect.stringMatching(/^6:10 no NONE rule/),
      expect.stringMatching(/^6:10 no MEMORY rule/),
    ]);
  });

  it('stop the reader as well: a script has errors for both or for neither', () => {
    const piece = fc.constantFrom(
      '(',
      ')',
      '(A',
      '=',
      ' 0',
      ' 1',
      ' A',
      ' X',
      '(=A)',
      '(NONE ((0)(X)))',
      '\n(A ((0) (1)))',
      '\n',
      'DLIST(/T)',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = `(G)\n${pieces.join('')}${REST}`;
        const errors = lintScript(text, 'f').filter(
          ({ severity, code }) => severity === 'error' && code !== 'endless',
        );
        let message = '';
        try {
          readScript(text, 'f');
        } catch (error) {
          message = (error as NlpError).what;
        }
        if (message === '') expect(errors).toEqual([]);
        else expect(errors.map((error) => error.message)).toContain(message);
      }),
      { numRuns: 2000 },
    );
  });

  it('are not many thousands, and come at once, in a hostile file', () => {
    const started = performance.now();
    for (const text of [
      '('.repeat(3_000_000),
      '(A)'.repeat(1_000_000),
      `(A)\n${'(B C)\n'.repeat(300_000)}`,
      '(A)\0',
    ]) {
      const found = lintScript(text, 'f');
      expect(found.length).toBeGreaterThan(0);
      expect(found.length).toBeLessThanOrEqual(1000);
    }
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});

describeShared('the public scripts', () => {
  it.each([
    ['ELIZA-script-DOCTOR-original-1966-CACM-appendix.txt', []],
    ['ELIZA-script-02-000311051-1965-03-06-TAPE-100.txt', []],
    [
      'ELIZA-script-YAPYAP-modified-for-1966-CACM-ELIZA.txt',
      // A quoted number; DAD, whose FATHER has no tag; the list (I); a question after a wider one.
      ['61:9 number-in-word', '227:1 lost-tag', '266:32 impossible', '390:6 unreachable'],
    ],
    [
      'ELIZA-script-DOCTOR-French-Jeu-de-Paume.txt',
      // ME and RÊVÉ, which are always replaced; MERE and PERE without their accents; 4-VOUS and 5RAI.
      [
        '64:23 impossible',
        '107:19 impossible',
        '431:1 lost-tag',
        '432:1 lost-tag',
        '532:13 glued-number',
        '533:22 glued-number',
        '748:27 glued-number',
        '754:27 glued-number',
      ],
    ],
  ])('%s has only findings that are true', (file, expected) => {
    const found = lintScript(readFileSync(sharedPath(`data/eliza/${file}`), 'utf8'), file);
    expect(found.map(({ line, column, code }) => `${line}:${column} ${code}`)).toEqual(expected);
    expect(found.every(({ severity }) => severity === 'warning')).toBe(true);
  });
});

it('a memory rule with a pattern without elements is looked at like any other', () => {
  const script =
    '(HELLO)\nSTART\n(MY ((0 MY 0) (TELL ME MORE)))\n' +
    '(MEMORY MY ( = A) (0 MY 0 = B 3) (0 MY 0 = C 3) (0 MY 0 = D 3))\n(NONE ((0) (GO ON)))\n';
  expect(() => lintScript(script, 'f')).not.toThrow();
});

/** Two public scripts are Turing machines: they must come to the truth, and the linter must leave them alone. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Eliza } from '../../../src/models/eliza/engine.ts';
import { lintScript } from '../../../src/models/eliza/lint.ts';
import { loadScript } from '../../../src/models/eliza/scripts.ts';
import { describeShared, sharedPath } from '../../shared.ts';

const PALINDROME = 'data/eliza/ELIZA-script-palindrome-Turing-machine.txt';
const EQUAL = 'data/eliza/ELIZA-script-equal-number-Turing-machine.txt';

describeShared('Turing machines', () => {
  const letters = fc.array(fc.constantFrom('A', 'B'), { maxLength: 24 });

  it('decide whether a word is a palindrome', () => {
    const read = loadScript(sharedPath(PALINDROME));
    const word = fc.oneof(
      letters,
      letters.map((half) => [...half, ...half.toReversed()]),
    );
    fc.assert(
      fc.property(word, (letters) => {
        const truth = letters.join('') === letters.toReversed().join('');
        expect(new Eliza(read).respond(`PALP ${letters.join(' ')}`).reply).toBe(truth ? 'TRUE' : 'FALSE');
      }),
      { numRuns: 200 },
    );
    const half = Array.from({ length: 100 }, (_, i) => 'AB'[((i * 7) % 3) % 2]);
    const long = [...half, ...half.toReversed()];
    expect(new Eliza(read).respond(`palp ${long.join(' ')}`).reply).toBe('TRUE');
    expect(new Eliza(read).respond(`palp ${[...long, 'a', 'b'].join(' ')}`).reply).toBe('FALSE');
  });

  it('decide whether there are as many A as B', () => {
    const read = loadScript(sharedPath(EQUAL));
    fc.assert(
      fc.property(letters, (letters) => {
        const difference = letters.filter((letter) => letter === 'A').length * 2 - letters.length;
        const { keyword } = new Eliza(read).respond(`EQUAL ${letters.join(' ')}`);
        expect(keyword).toBe(difference === 0 ? 'QACCEPT' : difference > 0 ? 'QREJECT-A' : 'QREJECT-B');
      }),
      { numRuns: 200 },
    );
  });

  it('have no findings', () => {
    for (const file of [PALINDROME, EQUAL]) {
      expect(lintScript(readFileSync(sharedPath(file), 'utf8'), file)).toEqual([]);
    }
  });
});

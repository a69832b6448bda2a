/** Scripts that never end or grow without bound, and inputs of a megabyte. */
import { describe, expect, it } from 'vitest';
import { NlpError } from '../../../src/errors.ts';
import { Eliza } from '../../../src/models/eliza/engine.ts';
import { loadScript } from '../../../src/models/eliza/scripts.ts';
import { describeShared, sharedPath } from '../../shared.ts';
import { eliza } from './fixtures.ts';

/** Generous, for a machine that does other things too; each takes a tenth of it or less. */
const SECONDS = 20;

function timed<Result>(run: () => Result): Result {
  const started = performance.now();
  const result = run();
  expect((performance.now() - started) / 1000).toBeLessThan(SECONDS);
  return result;
}

/** What the error says that answering `input` gives. */
function refusal(rules: string, input: string): string {
  const conversation = eliza(rules);
  return timed(() => {
    try {
      conversation.respond(input);
    } catch (error) {
      expect(error).toBeInstanceOf(NlpError);
      expect((error as NlpError).remedy).toBeTruthy();
      return (error as NlpError).message;
    }
    return 'no error';
  });
}

describe('a script that never ends', () => {
  it('is an error that names the last keywords', () => {
    const expected = 'test: no reply after 1,000,000 steps; the last keywords were A, B, A, B, A, B, A, B';
    expect(refusal('(A (=B))(B (=A))', 'a')).toBe(expected);
    expect(refusal('(A ((0) (=A)))', 'a')).toMatch(/1,000,000 steps; .* A, A/);
    expect(refusal('(A ((0) (PRE (1) (=A))))', 'a')).toMatch(/1,000,000 steps/);
  });

  it('does not keep the conversation from going on', () => {
    const conversation = eliza('(A (=B))(B (=A))');
    expect(() => conversation.respond('a')).toThrow(NlpError);
    expect(conversation.respond('x').reply).toBe('NONE ONE');
    expect(() => conversation.explain('a')).toThrow(NlpError);
    expect(conversation.respond('x').reply).toBe('NONE TWO');
  });

  it('is not one that only takes long', () => {
    // The words are used up one by one, a step each.
    const rules = '(A ((1) (DONE)) ((0 1) (PRE (1) (=A))))';
    expect(timed(() => eliza(rules).respond('a '.repeat(3000))).reply).toBe('DONE');
  });

  it('is stopped when texts or memories grow, or each step is long', () => {
    expect(refusal('(A ((0) (PRE (1 1) (=A))))', 'a')).toMatch(/text of more than 1,000,000 words; .* A, A/);
    expect(refusal('(A ((0) (PRE (1 X) (=A))))', 'a')).toMatch(/no reply after/);
    expect(refusal(`(A ((0) (${'1 '.repeat(1000)})))`, 'a '.repeat(100_000))).toMatch(
      /reply of more than 33,554,432 characters/,
    );
    expect(
      refusal(
        '(A ((0) (PRE (1 1) (=B))))(B ((0) (1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1)))',
        `a ${'x'.repeat(1_000_000)}`,
      ),
    ).toMatch(/reply of more than/);
    expect(refusal(`(A ((0 ${'A '.repeat(5000)} B 0) (X)))`, 'a '.repeat(500_000))).toMatch(
      /no reply after comparing/,
    );
  });

  it('cannot fill the memory with memories', () => {
    const rules = '(A ((0) (PRE (KEEP 1 PURPOSE) (=B))))(B ((0) (=C)))(C ((0) (=B)))';
    expect(refusal(rules, 'a')).toMatch(/1,000,000 steps/);
    const source = eliza('').script;
    const keep = {
      ...source.rules.get('KEEP'),
      keyword: 'KEEP',
      substitution: null,
      tags: [],
      rank: 0,
      link: 'KEEP',
      decompositions: [],
    };
    const conversation = new Eliza({ ...source, rules: new Map([['KEEP', keep]]) });
    expect(() => timed(() => conversation.respond('keep purpose'))).toThrow(
      /memories; the last keywords were KEEP/,
    );
  });
});

describe('a megabyte of input', () => {
  const rules = '(A 1 ((0 A X 0) (AX)) ((0) (NEWKEY)))(B ((0 A 0 B 0 A 0 C) (YES)) ((0) (NEWKEY)))';
  it.each([
    ['one word', 'x'.repeat(1_000_000)],
    ['keywords only', 'a '.repeat(500_000)],
    ['two keywords', 'b a '.repeat(250_000)],
    ['delimiters only', ','.repeat(1_000_000)],
    ['blanks only', ' '.repeat(1_000_000)],
    ['no keyword', 'xy '.repeat(333_333)],
    ['Korean', '나는 '.repeat(333_333)],
    ['memories', 'keep my purpose '.repeat(62_500)],
  ])('of %s is answered', (_, input) => {
    const conversation = eliza(rules);
    expect(timed(() => conversation.respond(input)).reply).not.toBe('');
    expect(timed(() => conversation.explain(input)).trace.length).toBeLessThan(2000);
  });

  it('against a pattern of many zeros is answered', () => {
    const many = `(A ((${'0 A '.repeat(300)} 0 B) (X)) ((0) (Y)))`;
    expect(timed(() => eliza(many).respond('a '.repeat(500_000))).reply).toBe('Y');
  });

  it('is refused from 16 million characters on, before anything happens', () => {
    const conversation = eliza('');
    expect(() => conversation.respond('x'.repeat(2 ** 24 + 1))).toThrow(/an input of 16,777,217 characters/);
    expect(conversation.state().limit).toBe(1);
  });
});

describeShared('the script of 1966', () => {
  it('answers a megabyte of its own keywords', () => {
    const file = sharedPath('data/eliza/ELIZA-script-DOCTOR-original-1966-CACM-appendix.txt');
    const words = ['like', 'i', 'my mother', 'dreamt remember was like you i', 'why are you'];
    for (const word of words) {
      const conversation = new Eliza(loadScript(file));
      expect(
        timed(() => conversation.respond(`${word} `.repeat(1_000_000 / (word.length + 1)))).reply,
      ).not.toBe('');
    }
  });
});

import { expect, it } from 'vitest';
import { starterScript } from '../../../src/cli/commands/eliza/starter.ts';
import { renderExplanation } from '../../../src/models/eliza/explanation.ts';
import { lintScript } from '../../../src/models/eliza/lint.ts';
import { newSigns } from '../../../src/models/eliza/signs.ts';
import { storyOf } from '../../../src/models/eliza/story.ts';
import { eliza } from './fixtures.ts';

const story = (rules: string, ...inputs: string[]) => {
  const conversation = eliza(rules);
  return inputs.map((input) => storyOf(conversation.explain(input).trace)).at(-1);
};

it('tells the keyword, its rivals, the way over other rules, the pattern and the reply', () => {
  const rules = '(A 2 ((0 A 0) (ONE) (TWO)))(B 1 ((0) (X)))(L 5 (=M))(M ((0) (PRE (Y) (=O))))(O ((0) (Z)))';
  expect(story(rules, 'b a', 'a b')).toBe('A ranks above B: (0 A 0) fits, reply 2 of 2.');
  expect(story(rules, 'b b')).toBe('B comes before B: reply 1 of 1.');
  expect(story(rules, 'l')).toBe('L is the only keyword, leads by M to O: reply 1 of 1.');
});

it('tells of NONE, NEWKEY, memories and messages of the program', () => {
  const rules = '(N ((0) (NEWKEY)))(S ((T) (T)))';
  expect(story(rules, 'x')).toBe('No keyword, so NONE speaks: reply 1 of 2.');
  expect(story(rules, 'n')).toMatch(/^N is the only keyword, so NONE speaks:/);
  expect(story(rules, 's')).toBe(
    'S is the only keyword, which has no pattern that fits: the program’s own message 2 of 4.',
  );
  expect(story(rules, 'keep a purpose')).toMatch(/ A memory is put by\.$/);
  expect(story(rules, 'keep a purpose', 'x', 'x')).toBe(
    'No keyword at the fourth turn: the oldest memory comes back.',
  );
});

it('explains each sign that occurs, and no sign twice', () => {
  const { trace } = eliza(
    '(A ((0 (*A B C D) 1) (PRE (#S 3) (=#S))))(#S ((#S (/T) 0) (GOT 2)) ((0) (NEWKEY)))',
  ).explain('a cat');
  const explained = new Set<string>();
  const examples = newSigns(trace, explained).map(({ example }) => example);
  expect(examples).toEqual(['0', '1', '(*A B ...)', '(/T)', '3', '(PRE (...) (=WORD))', '(NEWKEY)', '#S']);
  expect(newSigns(trace, explained)).toEqual([]);
});

it('begins with the story and ends with the signs', () => {
  const lines = renderExplanation(eliza('(A ((0 A 0) (GOT 3)))').explain('a cat').trace);
  expect(lines[0]).toMatch(/^In short {4}A is the only keyword: \(0 A 0\) fits, reply 1 of 1\.$/);
  expect(lines.at(-2)).toMatch(/^Signs {7}0 {2}in a pattern/);
  expect(lines.filter((line) => line.startsWith('Reply'))).toHaveLength(1);
});

it('the script to start from has nothing to find fault with', () => {
  expect(lintScript(starterScript, 'starter')).toEqual([]);
});

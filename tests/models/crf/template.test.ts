/** Feature templates: CRF++'s syntax, what is added to it, and what is refused. */
import { describe, expect, test } from 'vitest';
import { AttributeFinder } from '../../../src/models/crf/attribute-finder.ts';
import { parseTemplates } from '../../../src/models/crf/template.ts';
import { templatePresets } from '../../../src/models/crf/template-presets.ts';

/** The attributes of each token, as the fast way finds them. */
function expand(text: string, columns: string[][]): string[][] {
  const names: string[] = [];
  const finder = new AttributeFinder(parseTemplates(text).templates, (name) => {
    if (!names.includes(name)) names.push(name);
    return names.indexOf(name);
  });
  const { length } = columns[0];
  // Twice: the second time from memory.
  for (let i = 0; i < 2; i++) finder.load(columns, length);
  return Array.from({ length }, (_, t) => {
    const found = Array.from(finder.ids.subarray(finder.starts[t], finder.starts[t + 1]), (id) => names[id]);
    expect(found).toEqual(finder.namesAt(t, length));
    return found;
  });
}

const columns = [
  ['Seoul', 'is', 'an', '서울'],
  ['NNP', 'VBZ', 'DT', 'NNP'],
];

describe('templates', () => {
  test('cells, and the words beyond the sentence', () => {
    expect(expand('U1:%x[-2,0]/%x[1,1]\nB', columns).map(([one]) => one)).toEqual([
      'U1:_B-2/VBZ',
      'U1:_B-1/DT',
      'U1:Seoul/NNP',
      'U1:is/_B+1',
    ]);
  });

  test('three cells and more', () => {
    expect(expand('U:%x[-1,0]|%x[0,0]|%x[1,0]|%x[0,1]', columns)[1]).toEqual(['U:Seoul|is|an|VBZ']);
  });

  test('? leaves out what is not there, ^ and $ stand at the ends', () => {
    expect(expand('?a=%x[-1,0]\n?s=%suffix[0,0,3]\n^first\n$last', columns)).toEqual([
      ['s=oul', 'first'],
      ['a=Seoul'],
      ['a=is'],
      ['a=an', 'last'],
    ]);
  });

  test('functions of a cell', () => {
    const text = '?l=%lower[0,0]\n?h=%shape[0,0]\n?b=%brief[0,0]\n?p=%prefix[0,0,2]\n?s=%suffix[0,0,2]';
    expect(expand(text, [['McDonald-7'], ['x']])[0]).toEqual([
      'l=mcdonald-7',
      'h=XxXxxxxx-9',
      'b=XxXx-9',
      'p=Mc',
      's=-7',
    ]);
    expect(expand(text, [['한국어가'], ['x']])[0]).toEqual([
      'l=한국어가',
      'h=가가가가',
      'b=가',
      'p=한국',
      's=어가',
    ]);
  });

  test('a word that is a number beyond the sentence is not taken for it', () => {
    expect(
      expand('U:%x[-1,0]', [
        ['_B-1', 'a'],
        ['x', 'x'],
      ]),
    ).toEqual([['U:_B-1'], ['U:_B-1']]);
  });

  test('every preset is one, and looks at two columns at most', () => {
    for (const [name, text] of Object.entries(templatePresets)) {
      const { columns: needed, hasTransitions } = parseTemplates(text);
      expect(hasTransitions, name).toBe(true);
      expect(needed, name).toBe(['ner', 'pos'].includes(name) ? 1 : 2);
    }
  });

  test.each([
    ['X01:%x[0,0]', "'X01:%x[0,0]' is no template"],
    ['U:%y[0,0]', 'there is no %y'],
    ['U:%x[0]', 'needs 2 whole numbers'],
    ['U:%x[0,0,1]', 'needs 2 whole numbers'],
    ['U:%prefix[0,0]', 'needs 3 whole numbers'],
    ['U:%x[0,-1]', 'out of range'],
    ['U:%prefix[0,0,0]', 'out of range'],
    ['B:%x[0,0]', 'which is not supported'],
    ['# nothing\n\n', 'there is no template'],
  ])('%j is refused', (text, message) => {
    expect(() => parseTemplates(text)).toThrow(message);
  });

  test('an error names the line', () => {
    expect(() => parseTemplates('U:%x[0,0]\n\n# a remark\noops', 'my.tpl')).toThrow(
      expect.objectContaining({ where: { file: 'my.tpl', line: 4 } }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { renderTrace, type TraceStep } from '../../../src/models/eliza/trace.ts';
import { eliza } from './fixtures.ts';

const kinds = (steps: readonly TraceStep[]) => steps.map((step) => step.kind);

describe('an explanation', () => {
  it('tells the scan, the rules tried, the parts and the reassembly', () => {
    const { trace } = eliza('(ME = YOU)(A 2 ((0 X 0) (NO)) ((0 A 0) (GOT 3) (AGAIN)))').explain(
      'well, a me. x',
    );
    expect(trace).toEqual([
      { kind: 'limit', limit: 2 },
      { kind: 'input', text: 'WELL , A ME . X' },
      { kind: 'dropped', text: 'WELL ,', delimiter: ',', side: 'before' },
      { kind: 'keyword', word: 'A', rank: 2, place: 'top', substitute: null },
      { kind: 'substitution', word: 'ME', substitute: 'YOU' },
      { kind: 'dropped', text: '. X', delimiter: '.', side: 'after' },
      { kind: 'scanned', text: 'A YOU', keystack: [{ keyword: 'A', rank: 2 }] },
      { kind: 'rule', keyword: 'A', text: 'A YOU' },
      { kind: 'decomposition', decomposition: '(0 X 0)', parts: null },
      { kind: 'decomposition', decomposition: '(0 A 0)', parts: ['', 'A', 'YOU'] },
      { kind: 'reassembly', reassembly: '(GOT 3)', position: 1, count: 2 },
      { kind: 'reply', reply: 'GOT YOU' },
    ]);
  });

  it('tells links, PRE, NEWKEY, NONE, built-in messages and memories', () => {
    const conversation = eliza(
      '(A ((0) (=B)))(B ((0) (PRE (KEEP 1 PURPOSE) (=KEEP))))(N ((0) (NEWKEY)))(S ((T) (T)))(L (=N))',
    );
    const { trace } = conversation.explain('a');
    expect(trace.filter(({ kind }) => kind === 'link' || kind === 'memory')).toEqual([
      { kind: 'link', keyword: 'B', why: 'reassembly', rewritten: null },
      { kind: 'link', keyword: 'KEEP', why: 'pre', rewritten: 'KEEP A PURPOSE' },
      {
        kind: 'memory',
        word: 'PURPOSE',
        hash: 1,
        transformation: '(0 KEEP 0 = TWO 3)',
        memory: 'TWO A PURPOSE',
        stored: 1,
      },
    ]);
    expect(kinds(conversation.explain('l').trace).slice(4)).toEqual([
      'rule',
      'link',
      'rule',
      'decomposition',
      'reassembly',
      'newkey',
      'none',
      'decomposition',
      'reassembly',
      'reply',
    ]);
    expect(conversation.explain('x').trace).toContainEqual({
      kind: 'recall',
      memory: 'TWO A PURPOSE',
      left: 0,
    });
    expect(conversation.explain('s').trace).toContainEqual({
      kind: 'built-in',
      limit: 1,
      why: 'no match',
      keyword: 'S',
    });
  });

  it('reads well', () => {
    const { trace } = eliza('(ME = YOU)(A 2 ((0 X 0) (NO)) ((0 A 0) (GOT 3) (AGAIN)))').explain(
      'well, a me. x',
    );
    expect(renderTrace(trace)).toEqual([
      'LIMIT       2 of 4',
      'Heard       WELL , A ME . X',
      'Scan        no keyword up to ",", so this is dropped: WELL ,',
      '            A: keyword of rank 2, to the top of the keystack',
      '            ME: becomes YOU',
      '            "." ends the clause with a keyword; the rest is dropped: . X',
      'Text        A YOU',
      '            keystack: A (2)',
      'Rule        A, on: A YOU',
      '  try       (0 X 0) does not match',
      '            (0 A 0) matches',
      '            1: -  2: A  3: YOU',
      '  build     (GOT 3), number 1 of 2',
      'Reply       GOT YOU',
    ]);
  });

  it('keeps to its width, whatever the words', () => {
    const conversation = eliza('(A ((0) (YOU SAY 1)))');
    for (const input of [
      `a ${'word '.repeat(300)}`,
      `a ${'x'.repeat(500)}`,
      `a ${'나는'.repeat(100)}`,
      'a',
    ]) {
      for (const line of renderTrace(conversation.explain(input).trace, 60)) {
        const columns = [...line].reduce((sum, character) => sum + (character >= '가' ? 2 : 1), 0);
        expect(columns).toBeLessThanOrEqual(60);
      }
    }
  });

  it('leaves out the middle of what is too long', () => {
    const { trace } = eliza('(A ((1) (DONE)) ((0 1) (PRE (1) (=A))))').explain('a '.repeat(2000));
    expect(trace.length).toBeLessThan(2000);
    const left = trace.find((step) => step.kind === 'omitted');
    expect(left).toMatchObject({ steps: expect.any(Number) });
    expect(trace[trace.length - 1]).toEqual({ kind: 'reply', reply: 'DONE' });
    expect(renderTrace(trace).some((line) => /^\.\.\. +\d+ more$/.test(line))).toBe(true);
    expect(JSON.stringify(trace).length).toBeLessThan(2_000_000);
  });
});

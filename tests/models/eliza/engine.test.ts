import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NlpError } from '../../../src/errors.ts';
import { Eliza } from '../../../src/models/eliza/engine.ts';
import { loadScript } from '../../../src/models/eliza/scripts.ts';
import type { ElizaScript, KeywordRule } from '../../../src/models/eliza/types.ts';
import { describeShared, sharedPath } from '../../shared.ts';
import { eliza, naiveEliza, replies, script } from './fixtures.ts';

const CACM = 'data/eliza/ELIZA-script-DOCTOR-original-1966-CACM-appendix.txt';

describeShared('the script printed in the article of 1966', () => {
  const read = () => new Eliza(loadScript(sharedPath(CACM)));

  it('answers as the article shows', () => {
    expect(read().respond('Men are all alike.')).toMatchObject({ reply: 'IN WHAT WAY', keyword: 'DIT' });
  });

  it('treats BUT as a delimiter, as only the listing says', () => {
    expect(read().respond('You are kind but my cat is not.')).toMatchObject({
      keyword: 'YOU',
      decomposition: '(0 I ARE 0)',
    });
  });

  it('remembers by HASH of the last word, and comes back to it', () => {
    const conversation = read();
    expect(conversation.respond('Well, my cat sleeps here.').keyword).toBe('MY');
    expect(conversation.state().memories).toMatchObject([{ transformation: 3 }]); // HASH(HERE) = 3
    expect(conversation.respond('Fine.').keyword).toBe('NONE');
    expect(conversation.respond('So.')).toMatchObject({
      keyword: 'MEMORY',
      memory: expect.stringMatching(/ CAT SLEEPS HERE$/),
    });
  });
});

describe('the scan', () => {
  const rules = '(LOW ((0) (LOW 1)))(MID 2 ((0) (MID 1)))(HIGH 5 ((0) (HIGH 1)))(SUB = WORD)(TAG DLIST(/T))';

  it('answers with the keyword of highest rank, of equals with the first', () => {
    expect(replies(rules, 'low mid', 'low high mid', 'mid low')).toEqual([
      'MID LOW MID',
      'HIGH LOW HIGH MID',
      'MID MID LOW',
    ]);
    expect(replies('(A 1 ((0) (FIRST)))(B 1 ((0) (SECOND)))', 'a b', 'b a')).toEqual(['FIRST', 'SECOND']);
  });

  it('puts a keyword on top only if it ranks above the highest so far', () => {
    const newkeys = '(A 1 ((0) (NEWKEY)))(B 2 ((0) (NEWKEY)))(C ((0) (C)))(D 1 ((0) (D)))';
    // B on top of A; C and D (1 is not above 2) at the bottom in order.
    expect(replies(newkeys, 'a b c d', 'a b d c')).toEqual(['C', 'D']);
  });

  it('drops all before a delimiter until a keyword was found, then the rest', () => {
    expect(replies(rules, 'x, y. z but low one, low two')).toEqual(['LOW LOW ONE']);
    expect(replies('(LOW ((0) (GOT 1)))', 'low, high')).toEqual(['GOT LOW']);
    expect(replies('(NO ((0) (X)))(BUT ((0) (NEVER)))', 'but')).toEqual(['NONE ONE']);
  });

  it('does not count a word with only a substitution or tags as a keyword', () => {
    expect(replies(rules, 'sub, low', 'tag, low')).toEqual(['LOW LOW', 'LOW LOW']);
  });

  it('replaces words up to the delimiter, also keywords and words after them', () => {
    expect(replies('(ME = YOU)(I = YOU ((0) (1)))', 'i see me and me', 'me, i')).toEqual([
      'YOU SEE YOU AND YOU',
      'YOU',
    ]);
  });

  it('does not scan substitutes: a keyword keeps its own rule', () => {
    expect(replies('(A = B ((0) (A SAYS 1)))(B ((0) (B SAYS 1)))', 'a', 'b')).toEqual([
      'A SAYS B',
      'B SAYS B',
    ]);
  });

  it('takes NONE and MEMORY as ordinary words', () => {
    expect(replies(rules, 'none', 'memory')).toEqual(['NONE ONE', 'NONE TWO']);
  });

  it('answers inputs without words from NONE', () => {
    expect(replies('', '', ' ', '...', ',but.')).toEqual(['NONE ONE', 'NONE TWO', 'NONE ONE', 'NONE TWO']);
  });
});

describe('rules', () => {
  it('take their reassemblies in turn, each decomposition for itself', () => {
    const rules = '(A ((0 X 0) (X1) (X2)) ((0) (A1) (A2) (A3)))';
    expect(replies(rules, 'a', 'a x', 'a', 'a x', 'a x', 'a', 'a')).toEqual([
      'A1',
      'X1',
      'A2',
      'X2',
      'X1',
      'A3',
      'A1',
    ]);
  });

  it('go on with NEWKEY, links and PRE', () => {
    expect(replies('(A 1 ((0) (NEWKEY)))(B ((0) (B)))', 'a b', 'a')).toEqual(['B', 'NONE ONE']);
    expect(replies('(A ((0) (=B)))(B ((0) (B 1)))', 'a x')).toEqual(['B A X']);
    expect(replies('(A ((X) (X)) (=B))(B ((0) (B 1)))', 'a x')).toEqual(['B A X']);
    expect(replies('(A ((0 A 0) (PRE (3 OR 1) (=B))))(B ((0 OR 0) (B 1)))', 'x a y')).toEqual(['B Y']);
  });

  it('answer by the program itself where nothing matches, by LIMIT', () => {
    const same = Array.from({ length: 5 }, () => 'a');
    expect(replies('(A ((X) (X)))', ...same)).toEqual([
      'HMMM',
      'GO ON , PLEASE',
      'I SEE',
      'PLEASE CONTINUE',
      'HMMM',
    ]);
  });

  it('look up tags on the words after substitution', () => {
    const rules =
      '(MOM = MOTHER DLIST(/OLD))(MOTHER DLIST(/NEW))(I ((0 (/NEW) 0) (NEW 2)) ((0 (/OLD) 0) (OLD)))';
    expect(replies(rules, 'i mom')).toEqual(['NEW MOTHER']);
  });

  it('let NONE answer on the text as it then stands', () => {
    const read = script('(ME = YOU)(A 1 ((0) (PRE (WELL 1) (=B))))(B ((0) (NEWKEY)))');
    const none: KeywordRule = {
      ...read.none,
      decompositions: [
        { pattern: [{ kind: 'count', count: 0 }], reassemblies: [{ kind: 'words', elements: ['NOT', 1] }] },
      ],
    };
    const conversation = new Eliza({ ...read, none });
    expect(conversation.respond('x, tell me').reply).toBe('NOT TELL YOU');
    expect(conversation.respond('a me').reply).toBe('NOT WELL A YOU');
  });
});

describe('a reply', () => {
  it('joins words and parts with single blanks and is not tidied', () => {
    expect(replies('(A ((0 A 0) (OH, YES 3)))', 'a x  y')).toEqual(['OH, YES X Y']);
    expect(replies('(A ((0 A 0) (1 3, WHAT)))', 'x a y')).toEqual(['X Y , WHAT']);
    expect(replies('(A ((0 A 0) (« 3 » TOO)))', 'a y')).toEqual(['  Y   TOO']);
    expect(replies("(A ((0 A 0) ('2' 5TH)))".replace('5TH', '1ST'), 'x a')).toEqual(["'2' X ST"]);
    expect(replies('(A ((0) ()))', 'a')).toEqual(['']);
  });

  it('counts a blank that PRE wrote as no word of a part', () => {
    expect(replies('(A ((0 A 0) (PRE (« 3 » "X"Y) (=B))))(B ((0) (GOT 1)))', 'a me')).toEqual(['GOT ME X Y']);
    expect(
      replies('(A ((0 A 0) (PRE (« 3) (=B))))(B ((2) (PRE (1 1) (=C))))(C ((0 ME 0) (GOT 1 2 3)))', 'a me'),
    ).toEqual(['GOT ME ME']);
  });

  it('as data says which rule made it', () => {
    const conversation = eliza('(A ((0 (*B C) 0) (=D)))(D ((0) (YES 1)))(E ((X) (Y)))(ME = YOU)');
    expect(conversation.respond('a b')).toEqual({
      input: 'a b',
      reply: 'YES A B',
      keyword: 'D',
      decomposition: '(0)',
      reassembly: '(YES 1)',
      memory: null,
    });
    expect(conversation.respond('e')).toMatchObject({
      reply: 'GO ON , PLEASE',
      keyword: 'E',
      decomposition: null,
      reassembly: null,
    });
    expect(conversation.respond('x')).toMatchObject({
      keyword: 'NONE',
      decomposition: '(0)',
      reassembly: '(NONE ONE)',
    });
  });
});

describe('memory', () => {
  it('is laid down by HASH of the last word, and comes back at LIMIT 4 without a keyword, oldest first', () => {
    const conversation = eliza('(ME = YOU)');
    // HASH: PURPOSE 1, PREDICAMENT 3
    expect(conversation.respond('keep my purpose')).toMatchObject({
      reply: 'KEPT',
      keyword: 'KEEP',
      memory: 'TWO MY PURPOSE',
    });
    expect(conversation.respond('keep predicament')).toMatchObject({
      reply: 'KEPT',
      memory: 'FOUR PREDICAMENT',
    });
    expect(conversation.respond('x')).toEqual({
      input: 'x',
      reply: 'TWO MY PURPOSE',
      keyword: 'MEMORY',
      decomposition: '(0 KEEP 0)',
      reassembly: '(TWO 3)',
      memory: 'TWO MY PURPOSE',
    });
    for (const reply of ['NONE ONE', 'NONE TWO', 'NONE ONE', 'FOUR PREDICAMENT', 'NONE TWO']) {
      expect(conversation.respond('x').reply).toBe(reply);
    }
  });

  it('is laid down however the key got there, on the text as it stands', () => {
    const conversation = eliza('(A ((0 A 0) (PRE (KEEP 3 PURPOSE) (=KEEP))))');
    expect(conversation.respond('a new').memory).toBe('TWO NEW PURPOSE');
    expect(eliza('(A ((0) (PRE () (=KEEP))))').respond('a').memory).toBe(null);
  });

  it('does not come back while there is a keyword', () => {
    expect(replies('', 'keep purpose', 'x', 'keep purpose', 'x', 'x', 'x', 'x')).toEqual([
      'KEPT',
      'NONE ONE',
      'KEPT',
      'NONE TWO',
      'NONE ONE',
      'NONE TWO',
      'TWO PURPOSE',
    ]);
  });
});

describe('a script made by a program', () => {
  it('answers a link to nothing with a built-in message and an index out of range with HMMM', () => {
    const read = script('(A ((0) (HM)))');
    const rule = (reassembly: KeywordRule['decompositions'][0]['reassemblies'][0]): ElizaScript => ({
      ...read,
      rules: new Map([
        [
          'A',
          {
            ...(read.rules.get('A') as KeywordRule),
            decompositions: [{ pattern: [{ kind: 'count', count: 0 }], reassemblies: [reassembly] }],
          },
        ],
      ]),
    });
    const linked = new Eliza(rule({ kind: 'link', keyword: 'NOWHERE' }));
    expect(linked.respond('a')).toMatchObject({ reply: 'HMMM', keyword: 'NOWHERE', decomposition: null });
    const outside = new Eliza(rule({ kind: 'words', elements: ['PART', 2, 0, 1] }));
    expect(outside.respond('a').reply).toBe('PART HMMM HMMM A');
  });
});

describe('a conversation', () => {
  it('is alone with its state: scripts are shared, explaining changes nothing', () => {
    const shared = script('(A ((0) (A1) (A2)))');
    const [one, two, explained] = [new Eliza(shared), new Eliza(shared), new Eliza(shared)];
    expect([one.respond('a').reply, one.respond('a').reply, two.respond('a').reply]).toEqual([
      'A1',
      'A2',
      'A1',
    ]);
    const { trace, ...reply } = explained.explain('a');
    expect(reply).toEqual(new Eliza(shared).respond('a'));
    expect(trace.length).toBeGreaterThan(3);
    expect(explained.respond('a').reply).toBe('A2');
  });

  it('can be kept and gone on with', () => {
    const read = script('(A ((0) (A1) (A2) (A3)))');
    const inputs = ['a', 'keep my purpose', 'a', 'x', 'keep predicament', 'x', 'x', 'a', 'x', 'x'];
    const whole = new Eliza(read);
    const expected = inputs.map((input) => whole.respond(input));
    for (let cut = 0; cut <= inputs.length; cut++) {
      const first = new Eliza(read);
      const begun = inputs.slice(0, cut).map((input) => first.respond(input));
      const second = new Eliza(read);
      second.restore(JSON.parse(JSON.stringify(first.state())));
      expect([...begun, ...inputs.slice(cut).map((input) => second.respond(input))]).toEqual(expected);
    }
  });

  it('refuses a state that is not its own', () => {
    const conversation = eliza('(A ((0) (A1) (A2)))');
    const state = conversation.state();
    const bad: unknown[] = [
      null,
      {},
      { ...state, version: 2 },
      { ...state, limit: 5 },
      { ...state, positions: state.positions.slice(1) },
      { ...state, positions: state.positions.map(() => 2) },
      { ...state, positions: undefined },
      { ...state, memories: undefined },
      { ...state, memories: [{ text: 'X', transformation: 4 }] },
    ];
    for (const each of bad) expect(() => conversation.restore(each as typeof state)).toThrow(NlpError);
    conversation.restore(state);
  });
});

describe('against ELIZA written the obvious way', () => {
  it('agrees on random scripts and inputs', () => {
    const word = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'X', 'Y');
    const element = fc.oneof(word, fc.constantFrom('0', '0', '1', '(*A X)', '(/T)'));
    const pattern = fc.array(element, { minLength: 1, maxLength: 4 });
    const target = fc.constantFrom('A', 'B', 'C', 'KEEP');
    const reassembly = fc.oneof(
      {
        weight: 5,
        arbitrary: fc
          .array(fc.oneof(word, fc.constant('1'), fc.constant('OH,')), { maxLength: 4 })
          .map((each) => `(${each.join(' ')})`),
      },
      { weight: 1, arbitrary: fc.constant('(NEWKEY)') },
      { weight: 1, arbitrary: target.map((each) => `(=${each})`) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.array(fc.oneof(word, fc.constant('1'), fc.constant('«')), { maxLength: 3 }), target)
          .map(([words, to]) => `(PRE (${words.join(' ')}) (=${to}))`),
      },
    );
    const decomposition = fc
      .tuple(pattern, fc.array(reassembly, { minLength: 1, maxLength: 3 }))
      .map(([p, r]) => `((${p.join(' ')}) ${r.join('')})`);
    const head = fc
      .tuple(fc.option(word), fc.boolean(), fc.nat(3))
      .map(([s, tag, rank]) => `${s ? `= ${s} ` : ''}${tag ? 'DLIST(/T) ' : ''}${rank}`);
    const rule = fc.tuple(head, fc.array(decomposition, { minLength: 1, maxLength: 3 }), fc.option(target));
    const input = fc.array(
      fc.oneof({ weight: 5, arbitrary: word }, fc.constantFrom('KEEP', ',', 'but', 'purpose')),
      { maxLength: 8 },
    );
    let answered = 0;
    fc.assert(
      fc.property(
        fc.tuple(rule, rule, rule),
        fc.array(input, { minLength: 4, maxLength: 8 }),
        (rules, inputs) => {
          const text = rules
            .map(([h, d, l], i) => `(${'ABC'[i]} ${h} ${d.join('')} ${l ? `(=${l})` : ''})`)
            .join('\n');
          const read = script(`${text}(D = X)(E = A)`);
          const oracle = naiveEliza(read);
          const conversation = new Eliza(read);
          for (const each of inputs) {
            const expected = oracle(each.join(' '));
            if (expected === 'ENDLESS') return;
            expect(conversation.respond(each.join(' ')).reply).toBe(expected);
            answered++;
          }
        },
      ),
      { numRuns: 3000 },
    );
    expect(answered).toBeGreaterThan(5000);
  });
});

describeShared('against ELIZA written the obvious way, on the public scripts', () => {
  it.each([
    'ELIZA-script-DOCTOR-original-1966-CACM-appendix.txt',
    'ELIZA-script-02-000311051-1965-03-06-TAPE-100.txt',
    'ELIZA-script-YAPYAP-modified-for-1966-CACM-ELIZA.txt',
    'ELIZA-script-DOCTOR-French-Jeu-de-Paume.txt',
  ])('agrees on inputs made of the words of %s', (name) => {
    const file = sharedPath(`data/eliza/${name}`);
    const read = loadScript(file);
    const words = [...new Set(readFileSync(file, 'utf8').split(/[\s()]+/)), ',', '.', ',', 'xyz'].filter(
      (word) => !/[;=/*\d]/.test(word),
    );
    const input = fc.array(fc.oneof(fc.constantFrom(...words), fc.constantFrom(...read.rules.keys())), {
      maxLength: 10,
    });
    fc.assert(
      fc.property(fc.array(input, { minLength: 5, maxLength: 20 }), (inputs) => {
        const oracle = naiveEliza(read);
        const conversation = new Eliza(read);
        for (const each of inputs) {
          const line = each.join(' ');
          expect({ line, reply: conversation.respond(line).reply }).toEqual({ line, reply: oracle(line) });
        }
      }),
      { numRuns: 200 },
    );
  });
});

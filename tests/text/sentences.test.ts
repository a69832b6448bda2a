/** Sentences: examples in many languages, what holds for every text, hostile texts, and treebanks as the judge. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentenceOffsets, splitSentences } from '../../src/text/sentences.ts';
import { describeShared, sharedPath } from '../shared.ts';

/** A text is written as its sentences; they are joined by a space, or by nothing where the script has none. */
function expectSentences(sentences: string[], separator = ' ') {
  expect(splitSentences(sentences.join(separator)).map((sentence) => sentence.text)).toEqual(sentences);
}

const spaced: Record<string, string[][]> = {
  English: [
    ['Mr. Pell met Mrs. Finch on St. Mary Street.', 'They spoke to Dr. Low.'],
    ['Bring fruit, e.g. pears, i.e. soft ones.', 'Leave nuts, seeds, etc. at home.'],
    ['We sell rope, nails, etc.', 'The shop is shut.'],
    ['He came at 5 p.m. yesterday.', 'She came at 6 p.m.', 'He left.', 'It opens at 9 a.m. Monday.'],
    ['The book is by J. K. Marsh.', 'So do I.', 'Tom does too.'],
    ['See No. 5 and Fig. 3 in vol. 2.', 'No.', 'He is not here.'],
    ['On Jan. 5 it froze.', 'It thawed in Feb.', 'Then came spring.'],
    ['The U.S. Navy came.', 'It left the U.S.', 'The sea was calm.'],
    ['It costs 3.14 or 1,000.50 in all.', 'Version 1.2.3 is at www.mill.example/a.b?c=d.e today.'],
    ['Write to tom.low@mill.example or not.', 'I shall.'],
    ['Well... perhaps.', 'Well…', 'No.'],
    ['What?!', 'No!!!', 'You don’t say so!?', 'Good.'],
    ['"Why?" he asked.', '"Why?" Old Tom asked.', '"Why?"', 'The door shut.'],
    ['She said, “I will go.”', 'Then she went (at last!).', '(He stayed.)', 'Nobody knew [why].'],
    ['1. First wash it.', '2. Then dry it.', 'B. Or do not.'],
    ['Anna works at Bell Inc. in Alder.', 'He owns Bell Inc.', 'The firm is old.'],
    ['No mark at the end'],
    [
      'They didn’t.',
      "They wouldn't.",
      'Then the ex-Mrs. Low came.',
      'The 1990s.',
      'Then the 5th.',
      'It rose 4%.',
    ],
    [
      'He asked Atty. Gen. Stone and Mr. A. B. Cole Jr. today.',
      'P.S. I left.',
      'It is in Reading, Pa.',
      'Tom knows.',
    ],
    ['Two steps: 1. Wash it.', '2. Dry it.', 'II. Next part.'],
    ['it was late and cold.', 'i went home approx. then.', 'it snowed.', 'you saw?', 'yes!', 'good'],
    ['It was dark . . . and cold.', 'Well . . .', 'Perhaps.'],
    ["He said , `` No . ''", 'She left .'],
    ['The bank (Tokyo Corp. (Japan)) and Bros.’ Films pay $5 to Bell Inc. $6 went to U.S. – Asian trade.'],
    ['Is it (really?) so?', 'He left – but why?', 'It is.', '– Because.'],
    ['The eBay page is old.', 'iPads are not.', 'Look there.', 'http://mill.example/ has it.'],
    ['"I have a cold."', 'She asked for tea.', '"Tea?" Mrs. Finch asked.', '"Tea!"', 'Mrs. Finch left.'],
    ['It was known.[3]', 'Others doubted it.[12]', 'I did.'],
  ],
  German: [
    ['Am 3. Mai kam Dr. Blum.', 'Das war z. B. im 19. Jahrhundert so.', 'Er blieb, d. h. er ging nicht.'],
    ['„Komm!“ rief sie.', '»Nein.«', 'Er ging bzw. lief.'],
  ],
  French: [
    ['« Pourquoi ? » demanda-t-elle.', 'M. Blanc se tut.', '« Oui. »', 'Il partit.'],
    ['Voir p. 12, etc.', 'Cela suffit !', 'Qui vient ?'],
  ],
  Russian: [
    ['«Почему?» — спросил он.', 'А. И. Лесков молчал.', 'Дом на ул. Садовой пуст.'],
    ['Он жил тут в 1990 г. и позже.', 'Было холодно, т. е. снег лежал.'],
  ],
  Korean: [
    ['날이 좋다.', '어디 가요?', '물레방아에요!', '그래…', '알겠습니다.'],
    ['그는 "늦었다."라고 말했다.', '"왜?" 라고 물었다.', '“가자!” 하고 외쳤다.', '모두 갔다.'],
    ['2003. 5. 1. 에 왔다.', '값은 3.5배다.'],
  ],
};

const unspaced: Record<string, string[][]> = {
  Japanese: [
    ['「行くよ。」と彼は言った。', '本当？', 'はい！', '雨だ。'],
    ['値段は３．１４です．', '高い。'],
  ],
  Chinese: [
    ['“你好！”他说。', '天黑了。', '你呢？', '（没有人。）', '好！'],
    ['他说：“走吧。”', '大家都走了。', '真的吗?', '真的!', '好。'],
  ],
  Korean: [['갔다.', '그리고 왔어요.', '정말?', '응!', '그래.']],
};

for (const [separator, table] of [
  [' ', spaced],
  ['', unspaced],
] as const) {
  for (const [language, texts] of Object.entries(table)) {
    test.each(texts.map((text) => [text]))(`${language}${separator ? '' : ' without spaces'}: %s`, (text) => {
      expectSentences(text, separator);
    });
  }
}

const alphabet = [
  ...'aA1.!?…,:;-—"\'()[]«»“”。！？「」다요 가かで說一.  \n\n\r\u2029\u0085\ufeff\ud800\udc00',
  'Mr',
  'e.g',
  'No',
  'said',
  '라고',
];
const anyText = fc.oneof(
  fc.array(fc.constantFrom(...alphabet), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
  fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
);
const isBlank = (text: string) => /^[\s\u0085]*$/.test(text);

describe('for every text', () => {
  test('sentences are trimmed, in order, do not overlap, and leave out only white space', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        for (const sentence of splitSentences(text)) {
          expect(isBlank(text.slice(last, sentence.start))).toBe(true);
          expect(sentence.start).toBeGreaterThanOrEqual(last);
          expect(sentence.end).toBeGreaterThan(sentence.start);
          expect(sentence.text).toBe(text.slice(sentence.start, sentence.end));
          expect(isBlank(sentence.text[0]) || isBlank(sentence.text[sentence.text.length - 1])).toBe(false);
          last = sentence.end;
        }
        expect(isBlank(text.slice(last))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('a blank line, and nothing else in the text, separates paragraphs', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const pieces = [...splitSentences(a), ...splitSentences(b)].map((sentence) => sentence.text);
        expect(splitSentences(`${a}\n\n${b}`).map((sentence) => sentence.text)).toEqual(pieces);
      }),
      { numRuns: 1000 },
    );
  });
});

test('an added abbreviation ends no sentence, with or without its full stop, in upper or lower case', () => {
  const text = 'See Zschr. Blum for Anm. Two. End';
  const split = (abbreviations?: string[]) =>
    splitSentences(text, { abbreviations }).map((sentence) => sentence.text);
  expect(split(['ANM.', 'zschr'])).toEqual(['See Zschr. Blum for Anm. Two.', 'End']);
  expect(split(['Zschr.'])).toEqual(['See Zschr. Blum for Anm.', 'Two.', 'End']);
});

test('line ends are white space, blank lines end paragraphs, and offsets are UTF-16', () => {
  const text = '\ufeff One\r\ntwo.\nThree \u{1F600}! Four \r\n \t\r\nFive\n\nsix\u2029seven\n';
  const sentences = splitSentences(text);
  expect(sentences.map((sentence) => sentence.text)).toEqual([
    'One\r\ntwo.',
    'Three \u{1F600}!',
    'Four',
    'Five',
    'six',
    'seven',
  ]);
  expect(sentences[1]).toEqual({ text: 'Three \u{1F600}!', start: 12, end: 21 });
  expect(sentenceOffsets(text)).toEqual(sentences.flatMap(({ start, end }) => [start, end]));
  expect(splitSentences('')).toEqual([]);
  expect(splitSentences(' \n\n ')).toEqual([]);
});

// A quadratic step would take minutes at this length; the bound is for slow machines.
test.each(
  ['.', '"', 'a. ', '. ', '." ', '1. ', 'A. ', 'Mr. ', ' ', '\n', '. \n', '(', '. (', '."(', '"?" A A A A ']
    .concat([
      '!a',
      '。」と',
      '“好！”好好好好',
      '…',
      '[1',
      '.[1] ',
      '\ud800',
      '다.가',
      'Mr. "',
      '? ((((((((((',
      'a-',
      '.\u00a0»',
    ])
    .map((unit) => [JSON.stringify(unit), unit]),
)('half a million code units of %s take linear time', (_, unit) => {
  const text = unit.repeat(5e5 / unit.length);
  const start = performance.now();
  const offsets = sentenceOffsets(text);
  expect(performance.now() - start).toBeLessThan(4000);
  expect(offsets.length % 2).toBe(0);
});

test.each([['fables'], ['text-ko']])('every sentence of %s is one when it stands alone', (name) => {
  const file = fileURLToPath(new URL(path.join('../../corpora', name, 'train.txt'), import.meta.url));
  const sentences = splitSentences(readFileSync(file, 'utf8'));
  expect(sentences.length).toBeGreaterThan(1000);
  const changed = sentences.filter(({ text }) => splitSentences(text).length !== 1);
  expect(changed).toEqual([]);
  // Edited text: what is not at the end of a paragraph ends with a mark.
  const unmarked = sentences.filter(({ text }) => !/[.!?…]["'”’)]*$/.test(text));
  expect(unmarked.length).toBeLessThan(sentences.length / 20);
});

describeShared('against treebanks', () => {
  /** Runs of sentences that stand one after the other in a document and satisfy `keep`. */
  function runs(file: string, keep: (sentence: string) => boolean): string[][] {
    const found: string[][] = [[]];
    for (const line of gunzipSync(readFileSync(sharedPath(`data/ud/${file}`)))
      .toString()
      .split('\n')) {
      const sentence = line.startsWith('# text = ') ? line.slice(9).trim() : undefined;
      if (sentence !== undefined && keep(sentence)) found[found.length - 1].push(sentence);
      else if (sentence !== undefined || line.startsWith('# newdoc')) found.push([]);
    }
    return found.filter((run) => run.length > 1);
  }

  /** Of the ends of sentences within the runs: how many of those found are right, and how many are found. */
  function score(found: string[][]) {
    let right = 0;
    let proposed = 0;
    let total = 0;
    for (const run of found) {
      const text = run.join(' ');
      const ends = new Set<number>();
      let end = -1;
      for (const sentence of run.slice(0, -1)) {
        end += sentence.length + 1;
        ends.add(end);
      }
      const split = splitSentences(text).map((sentence) => sentence.end);
      right += split.filter((position) => ends.has(position)).length;
      proposed += split.length - 1;
      total += ends.size;
    }
    return { precision: right / proposed, recall: right / total, total };
  }

  const isEdited = (sentence: string) =>
    /^["'“(]*[\p{Lu}\d]/u.test(sentence) && /[.!?…]["'”’)]*$/.test(sentence);

  test('English web text, where sentences begin with a capital and end with a mark', () => {
    for (const part of ['dev', 'test']) {
      const { precision, recall, total } = score(runs(`en_ewt-ud-${part}.conllu.gz`, isEdited));
      expect(total).toBeGreaterThan(800);
      expect(precision).toBeGreaterThan(0.985);
      expect(recall).toBeGreaterThan(0.995);
    }
  });

  test('English web text as it is: what is found is right', () => {
    for (const part of ['dev', 'test']) {
      const { precision, recall } = score(runs(`en_ewt-ud-${part}.conllu.gz`, () => true));
      expect(precision).toBeGreaterThan(0.975);
      expect(recall).toBeGreaterThan(0.64);
    }
  });

  test('Korean', () => {
    for (const part of ['dev', 'test']) {
      const { precision, recall, total } = score(runs(`ko_kaist-ud-${part}.conllu.gz`, () => true));
      expect(total).toBeGreaterThan(2000);
      expect(precision).toBeGreaterThan(0.999);
      expect(recall).toBeGreaterThan(0.999);
    }
  });
});

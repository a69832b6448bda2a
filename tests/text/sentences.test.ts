/** Sentences: examples in many languages, what holds for every text, hostile texts, and treebanks as the judge. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../src/text/sentences.ts';

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

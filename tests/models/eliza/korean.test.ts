/** The Korean script: a real chat, and particles that are right in what is taken over from the speaker. */
import { expect, test } from 'vitest';
import { Eliza } from '../../../src/models/eliza/engine.ts';
import { loadScript } from '../../../src/models/eliza/scripts.ts';

const script = loadScript('korean');
const reply = (line: string) => new Eliza(script).respond(line).reply;

test('a chat, line by line', () => {
  const eliza = new Eliza(script);
  const talk: [string, string][] = [
    ['안녕하세요', '반갑습니다. 오늘은 기분이 어떠신가요'],
    ['요즘 너무 힘들어요.', '그 힘듦이 언제 시작되었나요'],
    ['저는 회사를 그만두고 싶어요', '왜 회사를 그만두고 싶으신가요'],
    ['아버지께서 저한테 화를 내셨어요', '아버지에 대해 더 들려주세요'],
    ['나는 잠을 잘 수 없어', '왜 잠을 잘 수 없다고 생각하시나요'],
    ['비 때문에 꽃이 졌어요', '정말 비 때문일까요'],
    ['오늘은 비빔밥을 먹었다', '조금 더 들려주세요'],
    ['고마워요', '별말씀을요. 이어서 말씀해 주세요'],
  ];
  expect(eliza.greeting).toBe('안녕하세요. 무슨 이야기를 하고 싶으신가요');
  for (const [line, expected] of talk) expect(eliza.respond(line).reply).toBe(expected);
});

test('what is taken over keeps its particles, and I becomes you', () => {
  expect(reply('저는 시험이 걱정돼')).toBe('시험이 왜 걱정되시나요');
  expect(reply('저는 바다를 좋아해요')).toMatch(/^바다를 좋아하시는군요/);
  expect(reply('슬픈 영화를 보고 싶어요')).toBe('왜 슬픈 영화를 보고 싶으신가요');
  expect(reply('저는 우리 집에 가고 싶어')).toBe('왜 우리 집에 가고 싶으신가요');
  expect(reply('나는 제 일을 하고 싶습니다')).toBe('왜 본인의 일을 하고 싶으신가요');
  expect(reply('걱정 때문에 잠이 안 와요')).toBe('정말 걱정 때문일까요');
});

test('every form of a word has the same rule, polite or not', () => {
  const forms = ['싶어요', '싶어', '싶다', '싶습니다', '싶네요'];
  for (const form of forms) expect(reply(`저는 바다에 가고 ${form}`)).toBe('왜 바다에 가고 싶으신가요');
  for (const word of ['엄마가', '엄마는', '엄마를', '엄마랑', '어머니께서', '어머니의'])
    expect(reply(`${word} 어제 왔어요`)).toBe('어머니에 대해 더 들려주세요');
});

test('particles of the replies themselves fit the word before them', () => {
  // A final consonant takes the first of a pair, none the second.
  const wrong: string[] = [];
  for (const rule of [...script.rules.values()]) {
    for (const [, word, particle] of JSON.stringify(rule).matchAll(
      /([가-힣]+)(은|는|을|를|과|와)(?=[ "])/g,
    )) {
      const hasFinal = (word.charCodeAt(word.length - 1) - 0xac00) % 28 !== 0;
      if ('은을과'.includes(particle) !== hasFinal && !/[하되시있없르드오우기프니아싫]$/.test(word))
        wrong.push(word + particle);
    }
  }
  expect(wrong).toEqual([]);
});

test('talk of death gets no joke and no question', () => {
  expect(reply('죽고 싶어요')).toContain('저는 프로그램');
});

test('something said before comes back when there is nothing to say', () => {
  const eliza = new Eliza(script);
  const lines = ['제 방이 너무 어두워요', '음', '흠', '으음', '아하', '흐음'];
  const replies = lines.map((line) => eliza.respond(line).reply);
  expect(replies.some((one) => /방이 너무 어두워요/.test(one) && /\.\.\./.test(one))).toBe(true);
});

test.each(['제', '내', '나의', '저의'])('%s lays down what is said, for later', (my) => {
  expect(new Eliza(script).respond(`${my} 방이 너무 어두워요`).memory).toMatch(/\.\.\. 방이 너무 어두워요$/);
});

test('Latin letters and digits keep the particles that they were written with', () => {
  expect(reply('저는 API가 걱정돼요')).toBe('API가 왜 걱정되시나요');
  expect(reply('저는 3학년이 걱정돼요')).toBe('3학년이 왜 걱정되시나요');
  expect(reply('USB 때문에 화가 나요')).toBe('정말 USB 때문일까요');
  expect(reply('저는 PC방에 가고 싶어요')).toBe('왜 PC방에 가고 싶으신가요');
  expect(reply('저는 2030년에 떠나고 싶어요')).toBe('왜 2030년에 떠나고 싶으신가요');
});

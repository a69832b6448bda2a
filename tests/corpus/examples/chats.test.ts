/** Chats in the three forms that data sets have. */
import { expect, test } from 'vitest';
import { convertCorpus } from '../../../src/corpus/convert.ts';
import { readChats } from '../../../src/corpus/examples/chats.ts';
import { collect, errorOf } from '../helpers.ts';

const read = (text: string) => collect(readChats([], { text, format: 'jsonl' }));
const user = (content: string) => ({ role: 'user', content });
const assistant = (content: string) => ({ role: 'assistant', content });

test('messages, conversations, and prompts with answers', async () => {
  const lines = [
    { id: 3, messages: [{ role: 'system', content: 's' }, user('a'), assistant('b')] },
    {
      conversations: [
        { from: 'human', value: 'c' },
        { from: 'gpt', value: 'd' },
      ],
    },
    { task: 'say', prompt: 'e', answer: 'f' },
    { system: 's', question: 'g', response: 'h' },
  ];
  expect(await read(lines.map((line) => `${JSON.stringify(line)}\n`).join('\n'))).toEqual([
    {
      id: '3',
      messages: [{ role: 'system', content: 's' }, user('a'), assistant('b')],
      file: '<text>',
      line: 1,
    },
    { messages: [user('c'), assistant('d')], file: '<text>', line: 3 },
    { messages: [user('e'), assistant('f')], file: '<text>', line: 5 },
    { messages: [{ role: 'system', content: 's' }, user('g'), assistant('h')], file: '<text>', line: 7 },
  ]);
});

test.each([
  ['{"messages":"hi"}', 'the messages are not an array'],
  ['{"messages":[]}', 'the chat has no messages'],
  [
    '{"messages":[{"role":"user","content":"a"},{"role":"assistant"}]}',
    'message 2 has no role or no content',
  ],
  ['{"messages":[{"role":" ","content":"a"}]}', 'message 1 has no role or no content'],
  ['{"messages":[null]}', 'message 1 has no role or no content'],
  ['{"prompt":"a"}', 'there is no field "messages"'],
])('%s is refused', async (text, message) => {
  expect((await errorOf(read(`\n${text}`))).message).toBe(`<text>:2: ${message}`);
});

test('pairs become chats', async () => {
  let out = '';
  const options = { text: '{"prompt":"a","answer":"b"}\n', format: 'jsonl', as: 'chats' } as const;
  for await (const piece of convertCorpus([], 'jsonl', options)) out += piece;
  expect(out).toBe('{"messages":[{"role":"user","content":"a"},{"role":"assistant","content":"b"}]}\n');
});

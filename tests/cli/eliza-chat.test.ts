/** The chat of `nlp eliza` on a terminal: what Ctrl-C, Ctrl-Z, a paste and `quit` do. */
import { expect } from 'vitest';
import { columnsOf } from '../../src/figure/terminal-width.ts';
import { testOnTerminal, walk } from './terminal.ts';

const withTerminal = testOnTerminal('the chat on a terminal');

/** The lines of the screen without what steers it. */
function linesOf(text: string): string[] {
  return text
    .replaceAll(/\x1b\[[\d;?]*[A-Za-z]/g, '')
    .split(/\r*\n/)
    .map((line) => line.slice(line.lastIndexOf('\r') + 1).trimEnd());
}

withTerminal('Ctrl-C clears a line with text in it and leaves on an empty one', async () => {
  const { text, status } = await walk(
    ['eliza'],
    [
      [/> /, 'I am sad\x03'],
      [/\^C[\s\S]*> /, 'Hello\r'],
      [/> .*Hello\s[\s\S]*\n.*> /, '\x03'],
    ],
  );
  expect(status).toBe(130);
  const lines = linesOf(text);
  expect(lines).toContain('> I am sad^C');
  // One reply: to the line that was sent.
  expect(lines.filter((line) => /^[A-Z ,.']+$/.test(line))).toHaveLength(2);
});

withTerminal('pasted lines are answered one after another, each behind its own', async () => {
  const { text, status } = await walk(
    ['eliza', '--script', 'keeper'],
    [[/> /, 'The ferry is late again.\rI never know what to say to my brother.\rquit\r']],
  );
  expect(status).toBe(0);
  const lines = linesOf(text).filter((line) => line !== '');
  const first = lines.indexOf('> The ferry is late again.');
  expect(lines.slice(first, first + 5)).toEqual([
    '> The ferry is late again.',
    'THE FOG HORN WENT JUST THEN. SAY THAT AGAIN',
    '> I never know what to say to my brother.',
    'TUG OR CLIPPER - WHAT SORT OF VESSEL IS YOUR BROTHER',
    '> quit',
  ]);
});

withTerminal.each([
  ['quit', [], 'Goodbye'],
  ['EXIT', [], 'Goodbye'],
  ['/quit', [], 'Goodbye'],
  ['종료', ['--script', 'korean'], '안녕히 가세요'],
])('%s ends it', async (word, more, farewell) => {
  const { text, status } = await walk(['eliza', ...more], [[/> /, `${word}\r`]]);
  expect(status).toBe(0);
  expect(text).toContain(farewell);
});

withTerminal('Ctrl-Z where nobody can stop it: the chat goes on with the line as it was', async () => {
  const { text, status } = await walk(
    ['eliza', '--script', 'keeper'],
    [
      [/> /, 'The ferry is la\x1a'],
      [/la[\s\S]*> The ferry is la/, 'te again.\r'],
      [/FOG HORN[\s\S]*> /, '\x04'],
    ],
  );
  expect(status).toBe(0);
  expect(text).toContain('THE FOG HORN WENT JUST THEN');
});

withTerminal('what stands around a chat fits into 60 columns', async () => {
  for (const more of [[], ['--script', 'korean']]) {
    const { text } = await walk(['eliza', ...more], [[/> /, '/help\rquit\r']]);
    expect(text).toContain('Ctrl-C');
    for (const line of linesOf(text))
      if (!/^[A-Z ]+$/.test(line)) expect(columnsOf(line)).toBeLessThanOrEqual(60);
  }
});

/** `nlp tour` as a user runs it: in a pipe, as JSON, as a page, and on a terminal with the keyboard. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { nlp, temporaryFolder } from './run.ts';
import { testOnTerminal, walk } from './terminal.ts';

test('a station in a pipe is plain text in order', () => {
  const { status, stdout, stderr } = nlp(['tour', 'hmm']);
  expect(status).toBe(0);
  expect(stderr).toBe('');
  expect(stdout.startsWith('Hidden states: the HMM, 1966\n')).toBe(true);
  expect(stdout).not.toContain('\x1b');
});

test('the numbers as JSON, in Korean too', () => {
  const { status, stdout } = nlp(['tour', 'ngram', '--lang', 'ko', '--json']);
  expect(status).toBe(0);
  const { stations } = JSON.parse(stdout);
  expect(stations).toHaveLength(1);
  expect(stations[0]).toMatchObject({ station: 'ngram', language: 'ko' });
  expect(stations[0].orders).toHaveLength(5);
  expect(Object.values(stations[0].claims).every((claim) => typeof claim === 'boolean')).toBe(true);
});

test('a page and a picture are written whole, and say nothing else', () => {
  const folder = temporaryFolder();
  const [page, picture] = [path.join(folder, 'tour.html'), path.join(folder, 'tour.svg')];
  const { status, stdout } = nlp(['tour', 'tfidf', '--html', page, '--svg', picture]);
  expect(status).toBe(0);
  expect(stdout).toBe('');
  expect(readFileSync(page, 'utf8')).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
  expect(readFileSync(picture, 'utf8')).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
});

test('what cannot be done is said before anything runs', () => {
  expect(nlp(['tour', 'ngrm'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('Did you mean ngram?'),
  });
  expect(nlp(['tour', '--lang', 'fr']).status).toBe(2);
  expect(nlp(['tour', 'eliza', '--html', '/nowhere/at/all.html']).status).toBe(3);
  expect(nlp(['tour', 'eliza', '--svg', path.join(temporaryFolder(), 'x.svg')]).status).toBe(2);
});

const withTerminal = testOnTerminal('the tour on a terminal');

withTerminal.each([
  ['q', 'q', 0],
  ['Esc', '\x1b', 0],
  ['Ctrl-C', '\x03', 130],
])('on a terminal: on, back, and %s leaves it as it was', async (_name, key, expected) => {
  const { text, status } = await walk(
    ['tour', 'eliza'],
    [
      [/page 1 of/, ' '],
      [/page 2 of/, 'b'],
      [/page 1 of[\s\S]*page 2 of[\s\S]*page 1 of/, key],
    ],
  );
  expect(status).toBe(expected);
  expect(text).toContain('\x1b[?1049h');
  expect(text.lastIndexOf('\x1b[?1049l')).toBeGreaterThan(text.lastIndexOf('\x1b[?1049h'));
  expect(text.lastIndexOf('\x1b[?25h')).toBeGreaterThan(text.lastIndexOf('\x1b[?25l'));
});

withTerminal('the last screen ends the tour', async () => {
  const { text, status } = await walk(
    ['tour', 'hmm', '--lang', 'ko'],
    [
      [/1쪽/, ' '],
      [/2쪽/, ' '],
      [/끝/, ' '],
    ],
  );
  expect(status).toBe(0);
  expect(text).toContain('숨은 상태');
});

withTerminal('Ctrl-Z gives the terminal back; where nobody can stop the tour, it goes on', async () => {
  const { text, status } = await walk(
    ['tour', 'eliza'],
    [
      [/page 1 of/, '\x1a'],
      [/\x1b\[\?1049l[\s\S]*\x1b\[\?1049h[\s\S]*page 1 of/, ' '],
      [/page 2 of/, 'q'],
    ],
  );
  expect(status).toBe(0);
  expect(text.lastIndexOf('\x1b[?1049l')).toBeGreaterThan(text.lastIndexOf('\x1b[?1049h'));
});

withTerminal('the commands of the last station stay on the screen, and ? lists the keys', async () => {
  const { text, status } = await walk(
    ['tour', 'eliza'],
    [
      [/page 1 of/, '?'],
      [/Home, End/, ' '],
      [/Home, End[\s\S]*page 1 of/, 'q'],
    ],
  );
  expect(status).toBe(0);
  const after = text.slice(text.lastIndexOf('\x1b[?1049l'));
  expect(after).toContain('Talk to it yourself:');
  expect(after).toMatch(/^ {2}nlp eliza\r$/m);
});

withTerminal('a digit goes to its station, Home to the first, End to the last', async () => {
  const { status } = await walk(
    ['tour'],
    [
      [/page 1 of/, '4'],
      [/Weighting: .*[\s\S]*page 1 of/, '\x1b[H'],
      [/Weighting: [\s\S]*Rules: ELIZA[\s\S]*page 1 of/, '\x1b[F'],
      [/One text, every model[\s\S]*at work/, 'q'],
    ],
  );
  expect(status).toBe(0);
});

/** The tour's screens and page: nothing is wider or higher than the terminal, nothing is lost, the page needs nothing. */
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPalette } from '../../src/cli/render/color.ts';
import { wishOf } from '../../src/cli/tour/keys.ts';
import { blockLines } from '../../src/cli/tour/lines.ts';
import { tourHtml } from '../../src/cli/tour/page-html.ts';
import { layOut } from '../../src/cli/tour/pages.ts';
import { stationText } from '../../src/cli/tour/plain.ts';
import { workingLines } from '../../src/cli/tour/working.ts';
import { columnsOf } from '../../src/figure/terminal-width.ts';
import type { Page } from '../../src/tour/blocks.ts';
import { type Language, TourContext } from '../../src/tour/station.ts';
import { describeStation, measureStation, messagesOf } from '../../src/tour/stations.ts';

const palette = await loadPalette({}, false);

describe.each<Language>(['en', 'ko'])('in %s', (language) => {
  const pages: Page[] = [];

  beforeAll(async () => {
    const context = new TourContext(language);
    for (const name of ['eliza', 'ngram', 'hmm', 'tfidf'] as const) {
      pages.push(await describeStation(await measureStation(name, context), language));
    }
  });

  test.each([
    [60, 20],
    [80, 15],
    [80, 24],
    [120, 40],
    [200, 60],
  ])('screens of %i columns and %i lines', (columns, rows) => {
    const options = { width: columns - 2, plotHeight: 8, palette };
    for (const { blocks } of pages) {
      const screens = layOut(blocks, rows - 4, options);
      for (const screen of screens) {
        expect(screen.length).toBeLessThanOrEqual(rows - 4);
        expect(screen.length).toBeGreaterThan(0);
        for (const line of screen) expect(columnsOf(line)).toBeLessThanOrEqual(columns - 2);
      }
      const shown = screens.flat().filter((line) => line !== '');
      const all = blocks.flatMap((block) => blockLines(block, options)).filter((line) => line !== '');
      expect(shown).toEqual(all);
    }
  });

  test('plain text names the station and keeps to its width', () => {
    const lines = pages.flatMap((page) => [...stationText(page, 80, palette, false)]);
    for (const { title } of pages) expect(lines).toContain(title);
    for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(80);
  });

  test('the page is whole in itself', () => {
    const html = tourHtml(pages, language, messagesOf[language]);
    expect(html).toContain(`<html lang="${language}">`);
    expect(html).not.toMatch(/<script|<link|@import|url\(|https?:(?!\/\/www\.w3\.org\/2000\/svg)/);
    expect(html.match(/<svg /g)?.length).toBe(3);
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { name } of pages) expect(html).toContain(`href="#${name}"`);
    expect(html).not.toMatch(/undefined|NaN/);
    // On a telephone neither 5-gram nor a number and its sign may be torn apart.
    expect(html).toContain('<span class="whole">5-gram</span>');
    expect(html).toMatch(/td\.right,\.whole\{white-space:nowrap\}/);
    expect(html).toMatch(/<td class="right">[\d.]+%<\/td>/);
    expect(html).toMatch(/<td style="padding-left:1\.2em">\S/);
  });
});

test('keys say what they mean, on a Korean keyboard too', () => {
  expect(wishOf('space', false, ' ')).toBe('next');
  expect(wishOf('right', false, undefined)).toBe('next');
  expect(wishOf('b', false, 'b')).toBe('back');
  expect(wishOf(undefined, false, 'ㅠ')).toBe('back');
  expect(wishOf('q', false, 'q')).toBe('leave');
  expect(wishOf('escape', false, '\x1b')).toBe('leave');
  expect(wishOf('c', true, '\x03')).toBe('interrupt');
  expect(wishOf('z', true, '\x1a')).toBe('suspend');
  expect(wishOf('home', false, undefined)).toBe('first');
  expect(wishOf('end', false, undefined)).toBe('last');
  expect(wishOf('3', false, '3')).toBe(3);
  expect(wishOf(undefined, false, '?')).toBe('keys');
  expect(wishOf('x', false, 'x')).toBeUndefined();
  expect(wishOf('b', true, '\x02')).toBeUndefined();
});

test.each([
  [60, 20],
  [80, 24],
  [120, 40],
])('a station at work shows how far it is and its loss, within %i columns and %i lines', (columns, rows) => {
  const losses = [0, 1, 2, 3].map((i): [number, number] => [1000 * i, 3 / (1 + i)]);
  for (const messages of [messagesOf.en, messagesOf.ko]) {
    const room = { columns, height: rows - 4, palette };
    const lines = workingLines('rnn', { what: 'rnn', done: 0.5, losses }, messages, room);
    expect(lines.length).toBeLessThanOrEqual(rows - 4);
    for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(columns - 1);
    expect(lines).toContain(`${'█'.repeat(15)}${'░'.repeat(15)} 50%`);
    expect(lines.join()).toContain(messages.rnn.lossTitle);
    expect(workingLines('rnn', undefined, messages, room).length).toBeLessThan(3);
  }
});

test('the list of keys fits into 60 columns', () => {
  for (const { allKeys } of [messagesOf.en, messagesOf.ko]) {
    for (const [key, text] of allKeys) {
      expect(columnsOf(key)).toBeLessThanOrEqual(18);
      expect(columnsOf(text)).toBeLessThan(60 - 21);
    }
  }
});

/** The pages of help: those in .github/help are what the program says, and `nlp help TOPIC` prints them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { pageMarkdown } from '../../src/cli/help/markdown.ts';
import { code, type HelpPage, heading, list, table, text } from '../../src/cli/help/page.ts';
import { pageLines } from '../../src/cli/help/terminal.ts';
import { helpTopics } from '../../src/cli/help/topics.ts';
import { columnsOf } from '../../src/figure/terminal-width.ts';
import { kindIndex } from '../../src/kinds/index.ts';
import { helpFolder, helpPages } from './help-pages.ts';
import { nlp, repository } from './run.ts';

const readme = readFileSync(path.join(repository, 'README.md'), 'utf8');

test('every page in .github/help is as `npm run docs` writes it', async () => {
  const pages = await helpPages();
  expect(readdirSync(helpFolder).sort()).toEqual([...pages.keys()].sort());
  for (const [name, page] of pages) expect(readFileSync(path.join(helpFolder, name), 'utf8')).toBe(page);
});

test('every option of a kind stands on its page with its default', async () => {
  const pages = await helpPages();
  for (const { name } of kindIndex) expect(pages.get(`${name}.md`)).toContain(`## nlp ${name}`);
  expect(pages.get('ngram.md')).toMatch(/\| `--order <n>` \| 3 \| /);
  expect(pages.get('rnn.md')).toMatch(/\| `--optimizer <name>` \| adam \| .*`adagrad`/);
});

test('the README links to every kind and every topic, and to nothing that is not there', () => {
  for (const { name } of [...kindIndex, ...helpTopics]) expect(readme).toContain(`(.github/help/${name}.md)`);
  for (const file of ['README.md', 'README.ko.md']) {
    const source = readFileSync(path.join(repository, file), 'utf8');
    const links = [...source.matchAll(/\]\(([^)#:\s]+)\)/g)].map((match) => match[1]);
    expect(links.length).toBeGreaterThan(3);
    expect(links.filter((link) => !existsSync(path.join(repository, link)))).toEqual([]);
    const titles = [...source.matchAll(/^#+ (.+)$/gm)].map(([, title]) => anchorOf(title));
    const anchors = [...source.matchAll(/\]\(#([^)]+)\)/g)].map((match) => match[1]);
    expect(anchors.filter((anchor) => !titles.includes(anchor))).toEqual([]);
  }
});

/** How GitHub names a heading in links. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}

test.each(helpTopics.map(({ name }) => name))('nlp help %s', (name) => {
  const { status, stdout, stderr } = nlp(['help', name]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout.split('\n').length).toBeGreaterThan(10);
  expect(stdout).not.toMatch(/undefined|\[object/);
  expect(nlp(['--help']).stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
});

const page: HelpPage = {
  title: 'A title',
  blocks: [
    text('Words that are <wrapped> at the edge of the terminal, `<s>` too.'),
    heading('Part'),
    list('one', 'two'),
    code('nlp x | y'),
    table(
      ['name', 'what'],
      [
        ['`a|b`', '한국어 설명이 두 칸씩 자리를 차지합니다'],
        ['c', ''],
      ],
    ),
  ],
};

test('a page is drawn within its width, on the terminal', () => {
  const lines = pageLines(page, 40);
  for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(40);
  expect(lines.slice(0, 3)).toEqual(['A title', '', 'Words that are <wrapped> at the edge of']);
  expect(lines).toContain('  nlp x | y');
  expect(lines.at(-1)).toBe('  c');
});

test('and as Markdown, with nothing that reads as a tag', () => {
  const markdown = pageMarkdown(page);
  expect(markdown).toMatch(/^# A title\n\nWords that are &lt;wrapped>/);
  expect(markdown).toContain('`<s>`');
  expect(markdown).toContain('| `a\\|b` | 한국어');
  expect(markdown).toContain('```\nnlp x | y\n```');
});

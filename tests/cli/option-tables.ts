/**
 * The tables of options in the README, made of the option tables of the kinds of models. They stand between
 * `<!-- options: NAME -->` and `<!-- /options -->`. `npm run docs` writes them; a test finds out where that was forgotten.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { flagOf } from '../../src/cli/flags.ts';
import { loadKinds } from '../../src/kinds/index.ts';
import { choicesOf, type OptionRow, type OptionTable, shownDefault } from '../../src/options/table.ts';

const readme = fileURLToPath(new URL('../../README.md', import.meta.url));
const block = /(<!-- options: ([\w-]+) -->\n)[\s\S]*?(<!-- \/options -->)/g;

/** The same text with every table as it should be, and the kinds that it has a table of. */
export async function withOptionTables(text: string): Promise<{ text: string; kinds: string[] }> {
  const options = new Map((await loadKinds()).map((kind) => [kind.name, kind.options]));
  const kinds: string[] = [];
  const written = text.replace(block, (_, begin: string, name: string, end: string) => {
    const table = options.get(name);
    if (table === undefined) throw new Error(`README.md: there is no kind of model called ${name}`);
    kinds.push(name);
    return `${begin}${optionsMarkdown(table)}${end}`;
  });
  return { text: written, kinds };
}

function optionsMarkdown(table: OptionTable): string {
  const rows = Object.entries(table).filter(([, row]) => !row.hidden);
  const lines = rows.map(([key, row]) => {
    const { placeholder } = row.type;
    const value =
      placeholder === null ? '' : /^[<[]/.test(placeholder) ? ` ${placeholder}` : ` <${placeholder}>`;
    return `| \`${flagOf(key, row)}${value}\` | ${cell(defaultOf(row))} | ${cell(meaningOf(row))} |`;
  });
  return ['', '| option | default | what it is |', '| --- | --- | --- |', ...lines, '', ''].join('\n');
}

function meaningOf(row: OptionRow): string {
  if (row.type.placeholder === null) return (row.default === true && row.textOff) || row.text;
  const choices = choicesOf(row);
  return choices.length === 0 ? row.text : `${row.text}: ${choices.map((one) => `\`${one}\``).join(', ')}`;
}

function defaultOf(row: OptionRow): string {
  const shown = shownDefault(row) ?? '';
  return typeof row.default === 'string' && row.defaultText === undefined ? row.default : shown;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { text, kinds } = await withOptionTables(readFileSync(readme, 'utf8'));
  writeFileSync(readme, text);
  console.log(`README.md: options of ${kinds.join(', ')}`);
}

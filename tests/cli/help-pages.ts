/**
 * The pages of help in .github/help, which the README links to: one a command with all of its verbs and options, and
 * one a topic of `nlp help`. `npm run docs` writes them; a test finds out where that was forgotten.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command, Option } from 'commander';
import { commandTable } from '../../src/cli/command-table.ts';
import { pageMarkdown } from '../../src/cli/help/markdown.ts';
import { code, type HelpBlock, type HelpPage, heading, table, text } from '../../src/cli/help/page.ts';
import { helpTopics } from '../../src/cli/help/topics.ts';
import { createProgram } from '../../src/cli/program.ts';
import { findKindEntry } from '../../src/kinds/index.ts';

export const helpFolder: string = fileURLToPath(new URL('../../.github/help/', import.meta.url));

/** The text of each page by the name of its file. */
export async function helpPages(): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  const program = await createProgram('all');
  // Another name of a command has its options: one page is enough.
  for (const { name } of commandTable.filter((entry) => !isAlias(entry.name))) {
    const command = program.commands.find((one) => one.name() === name) as Command;
    pages.set(`${name}.md`, pageMarkdown(commandPage(command)));
  }
  for (const { name, load } of helpTopics) pages.set(`${name}.md`, pageMarkdown(await load()));
  return pages;
}

function isAlias(name: string): boolean {
  return (findKindEntry(name)?.name ?? name) !== name;
}

function commandPage(command: Command): HelpPage {
  const verbs = command.commands.filter((one) => one.name() !== 'help');
  const own = command.options.length > 0 || verbs.length === 0 ? verbBlocks(command, '') : [];
  return {
    title: `nlp ${command.name()}: ${command.description()}`,
    blocks: [
      text(`What \`nlp help ${command.name()}\` and \`nlp help ${command.name()} VERB\` print, on one page.`),
      ...own,
      ...verbs.flatMap((verb) => verbBlocks(verb, `${command.name()} `)),
    ],
  };
}

function verbBlocks(verb: Command, before: string): HelpBlock[] {
  const blocks: HelpBlock[] = [heading(`nlp ${before}${verb.name()}`)];
  if (before !== '') blocks.push(text(sentence(verb.description())));
  const operands = verb.registeredArguments.map((argument) => {
    const inside = argument.variadic ? `${argument.name()}...` : argument.name();
    return [`\`${argument.required ? `<${inside}>` : `[${inside}]`}\``, '', argument.description];
  });
  const options = verb.options.filter(({ hidden }) => !hidden).map(optionRow);
  blocks.push(table(['option', 'default', 'what it is'], [...operands, ...options]));
  const { examples, notes } = afterHelp(verb);
  if (notes !== '') blocks.push(text(notes));
  if (examples.length > 0) blocks.push(code(...examples));
  return blocks;
}

function sentence(summary: string): string {
  return `${summary[0].toUpperCase()}${summary.slice(1)}.`;
}

function optionRow({ flags, defaultValue, defaultValueDescription, argChoices, description }: Option) {
  const shown = typeof defaultValue === 'string' ? defaultValue : (defaultValueDescription ?? '');
  const choices = argChoices === undefined ? '' : `: ${argChoices.map((one) => `\`${one}\``).join(', ')}`;
  return [`\`${flags}\``, shown, description + choices];
}

/** What stands behind the options. */
function afterHelp(verb: Command): { notes: string; examples: string[] } {
  let help = '';
  verb.configureOutput({
    writeOut: (piece) => {
      help += piece;
    },
  });
  verb.outputHelp();
  const tail = help.slice(help.lastIndexOf('show help'));
  const [before, after = ''] = tail.split(/^Examples?:\n/m);
  const paragraphs = before.split('\n\n').slice(1);
  const notes = paragraphs.filter((one) => !/^[A-Z]\w+:\n/.test(one));
  const examples = after.split('\n').filter((line) => line.startsWith('  '));
  return {
    notes: notes.join(' ').replaceAll(/\s+/g, ' ').trim(),
    examples: examples.map((line) => line.slice(2)),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const pages = await helpPages();
  mkdirSync(helpFolder, { recursive: true });
  for (const name of readdirSync(helpFolder)) if (!pages.has(name)) rmSync(path.join(helpFolder, name));
  for (const [name, page] of pages) writeFileSync(path.join(helpFolder, name), page);
  console.log(`.github/help: ${[...pages.keys()].join(', ')}`);
}

/** `nlp completion SHELL` prints a script; `nlp complete -- WORDS` answers it while the user types. */
import type { Command, Option } from 'commander';
import { usageError } from '../errors.ts';
import { didYouMean } from '../options/nearest-name.ts';
import { choicesOf, type Suggestions } from '../options/table.ts';
import { completionScripts, type Shell, shells } from './completion-scripts.ts';
import { rowOf } from './flags.ts';
import { type Operand, verbOf } from './verb.ts';

/** What can stand in a place, and whether a file can, too. */
interface Candidates {
  /** Each with what it is. */
  values: readonly (readonly [value: string, what?: string])[];
  files?: boolean;
}

/** @param load the program with one command, or with their names only */
export async function runCompletion(
  load: (command: string | undefined) => Promise<Command>,
  args: readonly string[],
): Promise<void> {
  if (args[0] === 'completion') printScript(args.slice(1));
  else await answer(load, args.slice(args[1] === '--' ? 2 : 1));
}

function printScript(args: readonly string[]): void {
  const list = `${shells.slice(0, -1).join(', ')} or ${shells[shells.length - 1]}`;
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(
      `Usage: nlp completion ${shells.join('|')}\n\nPrints completions for a shell, to be loaded when it starts.\n\n` +
        'Examples:\n  nlp completion bash > nlp.bash && . ./nlp.bash\n  nlp completion zsh > _nlp\n' +
        '  nlp completion fish > nlp.fish\n  nlp completion powershell > nlp.ps1\n',
    );
    return;
  }
  const [name, more] = args;
  const shell = shells.find((one) => one === name) as Shell | undefined;
  if (shell === undefined || more !== undefined) {
    const what = name === undefined ? 'which shell?' : `no completion for the shell "${name}"`;
    throw usageError(
      shell === undefined ? what : `one shell, and nothing more than ${shell}`,
      undefined,
      `${didYouMean(name ?? '', shells)}Choose ${list}: \`nlp completion bash\`.`,
    );
  }
  process.stdout.write(completionScripts[shell]);
}

/** @param words those behind `nlp`, of which the last is being typed */
async function answer(load: (command?: string) => Promise<Command>, words: readonly string[]): Promise<void> {
  const current = words.at(-1) ?? '';
  const { values, files } = await candidates(load, words.slice(0, -1), current);
  const fitting = values.filter(([value]) => value.startsWith(current));
  const lines = fitting.map(([value, what]) => (what ? `${value}\t${what.split('\n')[0]}\n` : `${value}\n`));
  process.stdout.write(`${lines.join('')}:${files ? 0 : 4}\n`);
}

async function candidates(
  load: (command?: string) => Promise<Command>,
  before: readonly string[],
  current: string,
): Promise<Candidates> {
  const asksHelp = before[0] === 'help';
  const [name, second] = asksHelp ? before.slice(1) : before;
  const program = await load(name);
  if (name === 'completion') return { values: before.length === 1 ? shells.map((one) => [one]) : [] };
  const command = name === undefined ? program : program.commands.find((one) => one.name() === name);
  if (command === undefined) return { values: [] };
  const verb = command.commands.find((one) => one.name() === second);
  const running = verb ?? command;
  const depth = [program, command, verb].indexOf(running) + (asksHelp ? 1 : 0);
  const verbs: Candidates['values'] = running.commands
    .filter((one) => one.name() !== 'complete')
    .map((one) => [one.name(), one.description()]);
  if (asksHelp) return { values: verbs };
  const inLine = /^(--[a-z0-9-]+)=/.exec(current);
  const last = inLine?.[1] ?? before.at(-1) ?? '';
  const option = running.options.find(({ long, short }) => long === last || short === last);
  if (option?.required) {
    const found = await valuesOf(option, inLine ? current.slice(inLine[0].length) : current);
    if (inLine === null) return found;
    return { ...found, values: found.values.map(([value, what]) => [`${inLine[0]}${value}`, what]) };
  }
  if (current.startsWith('-')) return { values: flagsOf(running, before, current) };
  if (running.commands.length > 0 && before.length === depth) {
    return { values: verbs, files: verbOf(running) !== undefined };
  }
  return operandValues(running, before.slice(depth), current);
}

function flagsOf(command: Command, before: readonly string[], current: string): Candidates['values'] {
  return command.options.flatMap((option) => {
    const { long, short, hidden, description } = option;
    const isGiven = before.some((word) => word === long || word === short);
    if (hidden || (isGiven && !rowOf(option)?.repeatable)) return [];
    const shown = current.startsWith('--') ? long : (long ?? short);
    return shown == null ? [] : [[shown, description] as const];
  });
}

/** What an option that takes a value can be given. */
async function valuesOf(option: Option, current: string): Promise<Candidates> {
  const row = rowOf(option);
  if (row === undefined) return { values: [], files: true };
  const choices = choicesOf(row);
  if (choices.length > 0) return { values: choices.map((one) => [one]) };
  const { placeholder } = row.type;
  const isFile = placeholder === 'file' || placeholder === 'folder' || placeholder === 'run';
  const values = await listed(row.suggestions);
  const corpora = isFile && !row.isWritten && current.startsWith('@') ? await corpusNames(current) : [];
  return {
    values: [...values, ...corpora],
    files: isFile || (row.suggestions !== undefined && placeholder === 'name'),
  };
}

/** What can stand where operands do. @param words those before it, options and their values among them */
async function operandValues(
  command: Command,
  words: readonly string[],
  current: string,
): Promise<Candidates> {
  const verb = verbOf(command);
  if (verb === undefined) return { values: [] };
  const { operands = [], inputs = false } = verb;
  const place = countOperands(command, words);
  const last = operands.at(-1);
  const operand: Operand | undefined = operands[place] ?? (last?.many ? last : undefined);
  if (operand === undefined) {
    if (inputs === false) return { values: [] };
    return { values: await corpusNames(current), files: true };
  }
  const values = await listed(operand.suggestions);
  if (operand.isInput) values.push(...(await corpusNames(current)));
  return { values, files: operand.isText !== true };
}

function countOperands(command: Command, words: readonly string[]): number {
  let count = 0;
  for (let i = 0; i < words.length; i++) {
    const option = command.options.find(({ long, short }) => words[i] === long || words[i] === short);
    if (option?.required) i++;
    else if (option === undefined && (words[i] === '-' || !words[i].startsWith('-'))) count++;
  }
  return count;
}

async function listed(suggestions: Suggestions | undefined): Promise<[value: string, what?: string][]> {
  const found = typeof suggestions === 'function' ? await suggestions() : (suggestions ?? []);
  return found.map((one) => [one]);
}

/** `@fables`; its parts, too, as soon as its name is there. */
async function corpusNames(current: string): Promise<[value: string, what: string][]> {
  const { loadCatalog, splitsOf } = await import('../corpus/catalog.ts');
  return loadCatalog().corpora.flatMap((entry) => {
    const name = `@${entry.name}`;
    const parts = current.startsWith(name) ? splitsOf(entry) : [];
    return [
      [name, entry.description] as [string, string],
      ...parts.map((part): [string, string] => [`${name}:${part}`, part]),
    ];
  });
}

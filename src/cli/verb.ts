/**
 * A verb of a command as data: what it takes, what help says of it, and where its code is, which is loaded when it
 * runs. From it come the flags, the help, completion and the tests of the examples.
 */
import { Argument, type Command } from 'commander';
import { inputTable } from '../corpus/input-options.ts';
import { seedTable } from '../options/seed-option.ts';
import { defaultsOf, type OptionTable, optionTable, type Suggestions } from '../options/table.ts';
import { anyText, text } from '../options/types.ts';
import { refuseVoid, type VoidOptions } from '../options/void-options.ts';
import { protectInputs } from '../store/protected-inputs.ts';
import { forgetWrittenFiles, isWrittenFile } from '../store/written-files.ts';
import { standAlone } from './example-files.ts';
import { addFlags, givenOptions } from './flags.ts';
import { forgetNotes, isSaid, note } from './output.ts';

export interface Operand {
  name: string;
  text: string;
  required?: boolean;
  /** It takes all that follow. */
  many?: boolean;
  /** It names a file to write. */
  isWritten?: boolean;
  /** It is read as inputs are: @corpora can be named. */
  isInput?: boolean;
  /** It is a text or a name, no file. */
  isText?: boolean;
  /** Values that completion offers. */
  suggestions?: Suggestions;
}

/** What a verb's code gets: operands in their order, then the flags, then the options of the model, where it has any. */
// biome-ignore lint/suspicious/noExplicitAny: each verb declares the operands and flags that its table gives it.
export type VerbAction = (...operandsAndFlags: any[]) => Promise<void>;

export interface Verb {
  name: string;
  summary: string;
  /** What stands behind the verb, in order; `inputs` adds `[inputs...]` with the options that say how to read them. */
  operands?: readonly Operand[];
  inputs?: boolean | string;
  /** Its options, which reach the code with their defaults. */
  options?: OptionTable;
  /** Options of a model, which reach the code apart and as they were given: the model has the defaults. */
  modelOptions?: OptionTable;
  /** Keys without which it cannot run. */
  required?: readonly string[];
  /** Options that cannot matter beside others, or beside operands by their names: they are refused. */
  voids?: readonly VoidOptions[];
  /** What `--explain` shows; absent where there is nothing to explain. */
  explain?: string;
  /** Whether chance plays a part: adds `--seed`. */
  seed?: boolean;
  /** False where it prints no results: then there is no `--json`. @defaultValue true */
  hasResults?: boolean;
  /** Lines behind the options. */
  notes?: string;
  /** Commands that work when pasted. */
  examples: readonly string[];
  run: () => Promise<VerbAction>;
}

export const outputRow = { type: text('file'), text: 'the file to write', isWritten: true };
/** The option `svg` of a verb that can draw. @param what it draws; undefined for none */
export function svgRow(what: string | undefined): OptionTable {
  return what === undefined ? {} : { svg: { type: text('file'), text: what, isWritten: true } };
}

/** An empty text is an input without sentences. */
const textTable = optionTable({ text: { type: anyText(), text: 'the input itself, instead of files' } });

/** The text of an argument is characters already. */
export const encodingOfText: VoidOptions = {
  options: ['encoding'],
  when: ({ text: given }) => given !== undefined,
  why: (option) => `is of files and of stdin, not of ${option('text')}`,
};

/** Adds verbs to a command. @param made the commands that make the files of examples, by file */
export function addVerbs(
  command: Command,
  verbs: readonly Verb[],
  made: Readonly<Record<string, string>> = {},
): void {
  for (const verb of verbs)
    addVerb(command.command(verb.name), { ...verb, examples: standAlone(verb.examples, made) });
}

const verbOfCommand = new WeakMap<Command, Verb>();

/** The verb that a command does. */
export function verbOf(command: Command): Verb | undefined {
  return verbOfCommand.get(command);
}

/** Makes a command do what a verb says. */
export function addVerb(command: Command, verb: Verb): Command {
  const { operands = [], inputs = false, modelOptions = {}, required = [], explain, notes, examples } = verb;
  const { hasResults = true } = verb;
  verbOfCommand.set(command, verb);
  command.description(verb.summary);
  for (const { name, text: what, required: isRequired, many } of operands) {
    const inside = many ? `${name}...` : name;
    command.addArgument(new Argument(isRequired ? `<${inside}>` : `[${inside}]`, what));
  }
  if (inputs !== false) {
    const what = inputs === true ? 'files, folders, globs, - or @name; else stdin' : inputs;
    command.argument('[inputs...]', what);
    addFlags(command, { ...textTable, ...inputTable });
  }
  const options = { ...verb.options, ...(verb.seed ? seedTable : {}) };
  addFlags(command, { ...verb.options, ...modelOptions, ...(verb.seed ? seedTable : {}) }, required);
  if (explain !== undefined) command.option('--explain', explain);
  if (hasResults) command.option('--json', 'results as JSON');
  command.option('-q, --quiet', 'no progress and no notes on stderr').option('--no-color', 'no colour');
  const defaulted = inputs === false ? options : { ...inputTable, ...options };
  command.action(async (...given: unknown[]) => {
    // Commander hands over the operands, the flags and the command.
    const operandsGiven = given.slice(0, -2);
    const flags = given[given.length - 2] as Record<string, unknown>;
    const chosen = { ...flags, ...defaultsOf(defaulted), ...givenOptions(defaulted, flags) };
    const asked = {
      ...pickGiven(flags, operands, operandsGiven),
      ...givenOptions({ ...defaulted, ...modelOptions }, flags),
    };
    refuseVoid([...(inputs === false ? [] : [encodingOfText]), ...(verb.voids ?? [])], asked);
    protectInputs(async () => (await import('./files-read.ts')).filesRead(verb, operandsGiven, chosen));
    forgetWrittenFiles();
    forgetNotes();
    const files = filesToWrite(verb, operandsGiven, chosen);
    if (inputs !== false && process.stdin.isTTY && waitsForTerminal(operandsGiven, chosen)) {
      note(
        'reading from the terminal, to the end (Ctrl-D); else name files, or give --text TEXT',
        chosen.quiet === true,
      );
    }
    const action = await verb.run();
    if (verb.modelOptions === undefined) await action(...operandsGiven, chosen);
    else {
      for (const key of Object.keys(modelOptions)) if (!Object.hasOwn(defaulted, key)) delete chosen[key];
      await action(...operandsGiven, chosen, givenOptions(modelOptions, flags));
    }
    // What was written is said once, by the command itself or else here.
    const unsaid = chosen.json ? [] : files.filter((file) => isWrittenFile(file) && !isSaid(file));
    if (unsaid.length > 0) note(`${unsaid.join(' and ')} written`, chosen.quiet === true);
  });
  const list = examples.map((example) => `\n  ${example}`).join('');
  const heading = examples.length === 0 ? '' : `\n${examples.length > 1 ? 'Examples' : 'Example'}:${list}`;
  return command.addHelpText('after', `${notes === undefined ? '' : `\n${notes}\n`}${heading}`);
}

/** What rules see beside the options of the tables: what every verb has, and operands by their names. */
function pickGiven(
  { json, explain, text: given }: Readonly<Record<string, unknown>>,
  operands: readonly Operand[],
  values: readonly unknown[],
): Record<string, unknown> {
  const named = operands.map(({ name }, i): [string, unknown] => {
    const value = values[i];
    return [name, Array.isArray(value) && value.length === 0 ? undefined : value];
  });
  return { ...Object.fromEntries(named), json, explain, text: given };
}

/** Whether the input is what will be typed. */
function waitsForTerminal(operands: readonly unknown[], { text: given, counts }: Record<string, unknown>) {
  const inputs = operands.at(-1) as readonly string[];
  return given === undefined && counts === undefined && (inputs.length === 0 || inputs.includes('-'));
}

/** What was given for the options and operands that name a file to write. */
function filesToWrite(
  { operands = [], options = {} }: Verb,
  operandsGiven: readonly unknown[],
  flags: Readonly<Record<string, unknown>>,
): string[] {
  const named = Object.keys(options).filter((key) => options[key].isWritten && key !== 'model');
  const given = [
    ...named.map((key) => flags[key]),
    ...operandsGiven.filter((_, i) => operands[i]?.isWritten),
  ];
  return [...new Set(given.filter((name) => typeof name === 'string'))];
}

/** From an option table to the flags of a command, and back from what was given to options: only cli/ knows flags. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Sentence } from '../errors.ts';
import type { CommandCall } from '../options/command-call.ts';
import { didYouMean } from '../options/nearest-name.ts';
import { choicesOf, type OptionRow, type OptionTable, shownDefault } from '../options/table.ts';
import { flagName } from './flag-names.ts';

/** `learningRate` as `--learning-rate`; a single letter as `-k`. Of an option that is on by default, `--no-idf`. */
export function flagOf(key: string, row?: OptionRow): string {
  if (key.length === 1 && row?.letter !== undefined) return `--${key}`;
  const name = flagName(key);
  return isNegative(row) ? name.replace('--', '--no-') : name;
}

/** A sentence with its options called by their flags. */
export function withFlags(sentence: Sentence): string {
  return typeof sentence === 'string' ? sentence : sentence(flagName);
}

const rows = new WeakMap<Option, OptionRow>();

/** The row that an option was made of. */
export function rowOf(option: Option): OptionRow | undefined {
  return rows.get(option);
}

/** Adds a flag for each row. Defaults stand in the help and are not set: what was given differs from the rest. */
export function addFlags(command: Command, table: OptionTable, required: readonly string[] = []): Command {
  for (const [key, row] of Object.entries(table)) {
    const option = flag(key, row);
    if (required.includes(key)) option.makeOptionMandatory();
    if (row.hidden) option.hideHelp();
    rows.set(option, row);
    command.addOption(option);
    // Only now, so that help shows the default and nothing sets it.
    const shown = shownDefault(row);
    if (shown !== undefined) option.default(row.default ?? shown, shown);
    const canBeFalse = row.type.placeholder !== null && row.textOff !== undefined;
    if (canBeFalse) command.option(`--no-${flagOf(key).slice(2)}`, row.textOff);
  }
  return command;
}

/** What was given for the rows of a table, by their keys. */
export function givenOptions(table: OptionTable, flags: Readonly<Record<string, unknown>>) {
  const given: Record<string, unknown> = {};
  for (const [key, row] of Object.entries(table)) {
    // Commander itself sets true where there is only `--no-x`.
    if (flags[key] !== undefined && !(isNegative(row) && flags[key] === true)) given[key] = flags[key];
  }
  return given;
}

function flag(key: string, row: OptionRow): Option {
  const { type, letter = commonLetters[key] } = row;
  const { placeholder } = type;
  const name = letter ? `-${letter}, ${flagOf(key, row)}` : flagOf(key, row);
  const value =
    placeholder === null ? '' : /^[<[]/.test(placeholder) ? ` ${placeholder}` : ` <${placeholder}>`;
  const option = new Option(
    `${name}${value}`,
    isNegative(row) && row.textOff !== undefined ? row.textOff : row.text,
  );
  if (placeholder === null) return option;
  // Help and completion show them.
  const choices = choicesOf(row);
  if (choices.length > 0) option.choices(choices);
  return option.argParser((given: string, before: unknown) => {
    const read = type.read(given);
    if (read === undefined && choices.length > 0) {
      throw new InvalidArgumentError(
        `${didYouMean(given, choices)}Allowed choices are ${choices.join(', ')}.`,
      );
    }
    if (read === undefined) throw new InvalidArgumentError(`It takes ${type.what}.`);
    return row.repeatable && Array.isArray(before) ? [...before, ...(read as unknown[])] : read;
  });
}

/** Letters that these keys have in every command. */
const commonLetters: Readonly<Record<string, string | undefined>> = { model: 'm', output: 'o' };

function isNegative(row: OptionRow | undefined): boolean {
  return row !== undefined && row.type.placeholder === null && row.default === true;
}

/** The arguments of a call, as they follow `nlp`: the model that is asked, the operands, everything else. */
export function argumentsOf({ command, operands = [], options = {} }: CommandCall): string[] {
  const { model, ...rest } = options;
  const first = model === undefined ? [] : argumentsOfOption('model', model);
  const others = Object.entries(rest).flatMap(([key, value]) => argumentsOfOption(key, value));
  return [...command.split(' '), ...first, ...operands, ...others];
}

function argumentsOfOption(key: string, value: string | number | true): string[] {
  const letter = commonLetters[key];
  const name = letter === undefined ? flagOf(key) : `-${letter}`;
  return value === true ? [name] : [name, String(value)];
}

/** A call as a line to paste into a shell. */
export function commandLine(call: CommandCall): string {
  return commandWords(call).join(' ');
}

/** The words of that line. */
export function commandWords(call: CommandCall): string[] {
  return ['nlp', ...argumentsOf(call)].map(quoted);
}

function quoted(argument: string): string {
  if (/^[\p{L}\p{N}@:.,/=+_-]+$/u.test(argument)) return argument;
  return /["$`\\!]/.test(argument) ? `'${argument.replaceAll("'", "'\\''")}'` : `"${argument}"`;
}

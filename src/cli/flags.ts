/** From an option table to the flags of a command, and back from what was given to options: only cli/ knows flags. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CommandCall } from '../options/command-call.ts';
import { describeRow, type OptionRow, type OptionTable } from '../options/table.ts';

/** `learningRate` as `--learning-rate`; a single letter as `-k`. Of an option that is on by default, `--no-idf`. */
export function flagOf(key: string, row?: OptionRow): string {
  if (key.startsWith('-')) return key;
  if (key.length === 1 && row?.letter === undefined) return `-${key}`;
  const name = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return isNegative(row) ? `--no-${name}` : `--${name}`;
}

/** Adds a flag for each row. Defaults stand in the help and are not set: what was given can be told from the rest. */
export function addFlags(command: Command, table: OptionTable, required: readonly string[] = []): Command {
  for (const [key, row] of Object.entries(table)) {
    const option = flag(key, row);
    if (required.includes(key)) option.makeOptionMandatory();
    if (row.hidden) option.hideHelp();
    command.addOption(option);
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

/** The defaults of a table under what was given. */
export function withDefaults(table: OptionTable, given: Readonly<Record<string, unknown>>) {
  const settings: Record<string, unknown> = {};
  for (const [key, row] of Object.entries(table)) if (row.default !== undefined) settings[key] = row.default;
  return { ...settings, ...given };
}

function flag(key: string, row: OptionRow): Option {
  const { type, letter } = row;
  const { placeholder } = type;
  const name = letter ? `-${letter}, ${flagOf(key, row)}` : flagOf(key, row);
  const value =
    placeholder === null ? '' : /^[<[]/.test(placeholder) ? ` ${placeholder}` : ` <${placeholder}>`;
  const option = new Option(
    `${name}${value}`,
    isNegative(row) && row.textOff !== undefined ? row.textOff : describeRow(row),
  );
  if (placeholder === null) return option;
  if ('enum' in type.schema && type.schema.enum.every((one) => typeof one === 'string')) {
    option.choices(type.schema.enum as string[]);
    return option;
  }
  return option.argParser((given: string, before: unknown) => {
    const read = type.read(given);
    if (read === undefined) throw new InvalidArgumentError(`It takes ${type.what}.`);
    return row.repeatable && Array.isArray(before) ? [...before, ...(read as unknown[])] : read;
  });
}

function isNegative(row: OptionRow | undefined): boolean {
  return row !== undefined && row.type.placeholder === null && row.default === true;
}

/** The arguments of a call, as they follow `nlp`. */
export function argumentsOf({ command, operands = [], options = {} }: CommandCall): string[] {
  const flags = Object.entries(options).flatMap(([key, value]) =>
    value === true ? [flagOf(key)] : [flagOf(key), String(value)],
  );
  return [...command.split(' '), ...operands, ...flags];
}

/** The files that a command reads, found from its operands, its inputs and the options that name no file to write. */
import { resolveInputs } from '../corpus/inputs.ts';
import { NlpError } from '../errors.ts';
import type { OptionTable } from '../options/table.ts';

/** What a verb takes. */
interface Takes {
  operands?: readonly { isWritten?: boolean }[];
  options?: OptionTable;
  modelOptions?: OptionTable;
}

/**
 * @param operands what was given for each operand of the verb, then its inputs
 * @param flags what was given for its options, by their keys
 * @returns paths, among them texts that were given for something else and may name no file
 */
export async function filesRead(
  verb: Takes,
  operands: readonly unknown[],
  flags: Readonly<Record<string, unknown>>,
): Promise<string[]> {
  const rows = { ...verb.modelOptions, ...verb.options };
  const isRead = ([key]: [string, unknown]) => key !== 'text' && !rows[key]?.isWritten;
  const named = [
    ...operands.filter((_, i) => !verb.operands?.[i]?.isWritten),
    ...Object.entries(flags)
      .filter(isRead)
      .map(([, value]) => value),
  ];
  const names = named.flat().filter((name) => typeof name === 'string' && name !== '' && name !== '-');
  return (await Promise.all((names as string[]).map(filesOf))).flat();
}

/** A name can stand for many files: a folder, a glob, a built-in corpus; and `MODEL:WEIGHT` for a model. */
async function filesOf(name: string): Promise<string[]> {
  const model = name.replace(/:[\d.eE+-]+$/, '');
  try {
    const inputs = await resolveInputs([name]);
    return [model, ...inputs.flatMap(({ source }) => (source.kind === 'file' ? [source.path] : []))];
  } catch (error) {
    // Nothing of that name: no file, and so none to protect.
    if (error instanceof NlpError) return [model];
    throw error;
  }
}

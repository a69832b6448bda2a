/** From flags to the options of a training: what was given, over the preset, over a checkpoint. */
import { usageError } from '../../../errors.ts';
import type { Checkpoint } from '../../../models/recurrent/checkpoint.ts';
import { type RecurrentOptions, recurrentTable } from '../../../models/recurrent/options.ts';
import { presets } from '../../../models/recurrent/presets.ts';
import type { CellName } from '../../../neural/layers/cell-weights.ts';
import { pickOptions } from '../../../options/table.ts';
import type { TokenizerSpec } from '../../../text/tokenizer.ts';
import { forbid, tokenizerSpec } from '../../options.ts';

export interface UnitFlags {
  unit?: 'char' | 'word';
  tokenizer?: string;
  lowercase?: boolean;
}

/** @param cell the name under which the command was called */
export async function trainingOptions(
  cell: CellName,
  flags: UnitFlags & Record<string, unknown>,
  checkpoint?: Checkpoint,
): Promise<RecurrentOptions> {
  const given: RecurrentOptions = pickOptions(recurrentTable, flags);
  const wanted = given.cell ?? checkpoint?.options.cell ?? cell;
  if (wanted !== cell && cell !== 'rnn') {
    const option = given.cell === undefined ? '--resume' : '--cell';
    throw usageError(
      `is ${String(wanted)}, but the command ${cell}`,
      option,
      `Use \`nlp ${String(wanted)}\`.`,
    );
  }
  const tokenizer = await unitSpec(flags);
  if (tokenizer !== undefined) given.tokenizer = tokenizer;
  return { ...(checkpoint?.options ?? { cell }), ...presetOf(flags.preset), ...given };
}

/** `--unit`, or the `--tokenizer` of which it is a short form; undefined where neither was given. */
export async function unitSpec(flags: UnitFlags): Promise<TokenizerSpec | undefined> {
  const { unit, tokenizer, lowercase } = flags;
  forbid(
    unit !== undefined && tokenizer !== undefined && unit !== tokenizer,
    `is ${unit}, but the tokenizer ${tokenizer}`,
    '--unit',
    'Leave out one.',
  );
  const name = tokenizer ?? unit;
  if (name === undefined && !lowercase) return undefined;
  return tokenizerSpec({ tokenizer: name ?? 'char', lowercase });
}

function presetOf(name: unknown): RecurrentOptions {
  if (name === undefined) return {};
  const preset = presets[String(name)];
  if (preset !== undefined) return preset;
  const known = Object.keys(presets).join(', ');
  throw usageError(`no preset is called ${String(name)}`, '--preset', `Choose ${known}.`);
}

/** From what was given to the options of a training: what was given, over the preset, over a checkpoint. */
import { usageError } from '../../errors.ts';
import { type RecurrentOptions, recurrentTable } from '../../models/recurrent/options.ts';
import { presets } from '../../models/recurrent/presets.ts';
import { type OptionsOf, optionTable, pickOptions } from '../../options/table.ts';
import { choice, text } from '../../options/types.ts';
import { TOKENIZER_TYPES, type TokenizerSpec } from '../../text/tokenizer.ts';
import { textChoicesTable } from '../../text/tokenizer-options.ts';
import { isSameTokenizer } from '../../text/tokenizer-spec.ts';

/** How the text is cut. */
export const unitTable = optionTable({
  unit: {
    type: choice(['char', 'word']),
    defaultText: '"char"',
    text: 'symbols are characters or words',
  },
  tokenizer: {
    type: text('name'),
    suggestions: TOKENIZER_TYPES,
    text: `${TOKENIZER_TYPES.join(', ')}, or a tokenizer file, instead of a unit`,
  },
  ...textChoicesTable,
  lowercase: { ...textChoicesTable.lowercase, text: 'lower-case every symbol' },
});

export const presetTable = optionTable({
  preset: {
    type: choice(Object.keys(presets)),
    text: 'best, or small for texts below half a megabyte; options beside it win',
  },
});

export type UnitOptions = OptionsOf<typeof unitTable>;

/**
 * The options of the library.
 * @param cell what is trained where no option and no checkpoint says it
 * @param given among others those of the model, of the preset and of the unit
 * @param before those of the training that goes on
 */
export async function trainingOptions(
  cell: string,
  given: Readonly<Record<string, unknown>>,
  before?: RecurrentOptions,
): Promise<RecurrentOptions> {
  const asked = await unitSpec(given as UnitOptions);
  // Whoever goes on means the rules by which the text was cut before.
  const isAsBefore =
    asked !== undefined &&
    before?.tokenizer !== undefined &&
    isSameTokenizer({ ...asked, version: before.tokenizer.version }, before.tokenizer);
  const tokenizer = isAsBefore ? before.tokenizer : asked;
  return {
    ...(before ?? { cell }),
    ...presets[given.preset as string],
    ...pickOptions(recurrentTable, given),
    ...(tokenizer === undefined ? {} : { tokenizer }),
  } as RecurrentOptions;
}

/** The unit, or the tokenizer of which it is a short form; undefined where neither was given. */
export async function unitSpec({
  unit,
  tokenizer,
  ...others
}: UnitOptions): Promise<TokenizerSpec | undefined> {
  if (unit !== undefined && tokenizer !== undefined && unit !== tokenizer) {
    throw usageError(`is ${unit}, but the tokenizer ${tokenizer}`, 'unit', 'Leave out one.');
  }
  const name = tokenizer ?? unit;
  const choices = pickOptions(textChoicesTable, others);
  const { lowercase, normalize = 'none', stripAccents } = choices;
  if (name === undefined && !lowercase && normalize === 'none' && !stripAccents) return undefined;
  const { readTokenizerSpec } = await import('../../text/tokenizer-file.ts');
  return readTokenizerSpec({ tokenizer: name, ...choices }, 'char');
}

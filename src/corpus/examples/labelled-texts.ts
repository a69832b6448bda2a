/**
 * Labelled texts: what a classifier learns from. Read from `tsv`, `csv` and `jsonl` (delimited.ts and jsonl.ts say
 * which column is what), `fasttext` (`__label__x`, several labels a line), a folder a class (`files`) and a file a
 * class (`lines`).
 */
import type { LabelledText } from '../items.ts';
import { readItems } from '../read-items.ts';
import type { InputOptions, Inputs, Reading } from '../types.ts';

/**
 * The texts in order, empty ones too; each has one label or more.
 * @throws NlpError with file and line for what cannot be read, and for a text without a label
 */
export function readLabelledTexts(inputs: Inputs, options: InputOptions = {}): Reading<LabelledText> {
  return readItems('labelled', inputs, options);
}

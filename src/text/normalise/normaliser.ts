/** What is done to a text before it is cut into tokens: first its Unicode form, then its accents. */
import type { AlignedText } from './aligned-text.ts';
import type { UnicodeForm } from './forms.ts';
import { withoutAccents } from './strip-accents.ts';
import { alignedForm } from './unicode-form.ts';

export interface Normalisation {
  /** Absent for none. */
  normalize?: UnicodeForm;
  /** Absent for false. */
  stripAccents?: true;
}

/** One change after the other, each with its way back; none where the text is ASCII. */
export type Normaliser = (text: string) => AlignedText[];

/** The normaliser of some settings; undefined where they ask for none. */
export function normaliserOf({ normalize, stripAccents }: Normalisation): Normaliser | undefined {
  if (normalize === undefined && stripAccents === undefined) return undefined;
  return (text) => {
    if (!beyondAscii.test(text)) return [];
    const steps: AlignedText[] = [];
    if (normalize !== undefined) steps.push(alignedForm(text, normalize));
    if (stripAccents) steps.push(withoutAccents(steps[0]?.text ?? text));
    return steps;
  };
}

/** The text alone. */
export function normalised(text: string, normaliser: Normaliser | undefined): string {
  return normaliser?.(text).at(-1)?.text ?? text;
}

const beyondAscii = /[^\0-\x7F]/;

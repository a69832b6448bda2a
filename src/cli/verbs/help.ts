/** What the text of a shared verb says of it: its help, with options called by their flags, and what cannot go together. */
import type { VerbText } from '../../kinds/verbs/verb-text.ts';
import { flagName } from '../flag-names.ts';
import { withFlags } from '../flags.ts';
import type { Verb } from '../verb.ts';

export function helpOf(
  { summary, notes, voids, examples }: VerbText,
  command: string,
): Pick<Verb, 'summary' | 'notes' | 'voids' | 'examples'> {
  return {
    summary,
    voids,
    notes: notes === undefined ? undefined : withFlags(notes),
    examples: examples(command, flagName),
  };
}

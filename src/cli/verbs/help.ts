/** What help says of a shared verb, with its options called by their flags. */
import type { VerbText } from '../../kinds/verbs/verb-text.ts';
import { flagName } from '../flag-names.ts';
import { withFlags } from '../flags.ts';
import type { Verb } from '../verb.ts';

export function helpOf(
  { summary, notes, examples }: VerbText,
  command: string,
): Pick<Verb, 'summary' | 'notes' | 'examples'> {
  return {
    summary,
    notes: notes === undefined ? undefined : withFlags(notes),
    examples: examples(command, flagName),
  };
}

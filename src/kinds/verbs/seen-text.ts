/** What is said where a model is measured on text that it was trained on: such numbers do not hold for other text. */
import { sharedText } from '../../corpus/fingerprint.ts';
import type { CorpusFingerprint } from '../../corpus/types.ts';
import type { VerbContext } from './context.ts';

/** The field of JSON; absent where nothing is known of it. */
export type SeenText = { testedOnTrainingText?: true };

/** @param known what the model remembers of its text */
export function noteSeenText(
  file: string,
  known: readonly CorpusFingerprint[] | undefined,
  text: readonly CorpusFingerprint[],
  context: VerbContext,
): SeenText {
  const shared = sharedText(known, text);
  if (shared === undefined) return {};
  const what = shared === 'all' ? 'this text' : 'a part of this text';
  context.note(
    `${file} was trained on ${what}: for other text expect worse; measure on text it has not seen`,
  );
  return { testedOnTrainingText: true };
}

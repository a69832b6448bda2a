/** An exchange explained: the story in a sentence, the full trace, and what signs mean that were not explained before. */
import { newSigns } from './signs.ts';
import { storyOf } from './story.ts';
import { layOut, renderTrace, type TraceStep } from './trace.ts';

/**
 * Lines of at most `width` columns.
 * @param explained what was explained already in this conversation; grows
 */
export function renderExplanation(
  steps: readonly TraceStep[],
  explained: Set<string> = new Set(),
  width = 76,
): string[] {
  const signs = newSigns(steps, explained).map(({ example, meaning }) => ({
    label: 'Signs',
    text: `${example}  ${meaning}`,
  }));
  return [
    ...layOut([{ label: 'In short', text: storyOf(steps) }], width),
    ...renderTrace(steps, width),
    ...layOut(signs, width),
  ];
}

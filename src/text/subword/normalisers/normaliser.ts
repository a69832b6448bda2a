/** Text is rewritten before it is cut: each step says which part of the text before it a part of the text stands for. */
import type { AlignedText } from '../../normalise/aligned-text.ts';

/** One step or several; none where nothing changes. */
export type SubwordNormaliser = (text: string) => AlignedText[];

/** The text behind all steps. */
export function lastText(text: string, steps: readonly AlignedText[]): string {
  return steps.length === 0 ? text : steps[steps.length - 1].text;
}

/** One normaliser after the other. */
export function inTurn(normalisers: readonly SubwordNormaliser[]): SubwordNormaliser {
  return (text) => {
    const steps: AlignedText[] = [];
    for (const normalise of normalisers) {
      for (const step of normalise(lastText(text, steps))) steps.push(step);
    }
    return steps;
  };
}

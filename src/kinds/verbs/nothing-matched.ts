/** What is said where a number only means that nothing was found to count: a model and a text that do not go together. */
import type { VerbContext } from './context.ts';

/** The field of JSON; absent where something matched. */
export type Warning = { warning?: string };

/** Says it, and gives the field. @param warning undefined where something matched */
export function noteWarning(warning: string | undefined, context: Pick<VerbContext, 'note'>): Warning {
  if (warning === undefined) return {};
  context.note(`warning: ${warning}`);
  return { warning };
}

/** Of a text in which nothing is asked; results are then empty. */
export function noteEmpty(context: Pick<VerbContext, 'note'>): void {
  context.note('the input is empty: there is nothing to measure');
}

/**
 * Schedules: an option such as a learning rate as an expression of `epoch` (from 0) and `epochs` (how many there
 * are). All values are worked out before training, so that workers need no mathjs.
 */
import { numberFunctions } from './check.ts';
import { compileExpression } from './compile.ts';
import { ExpressionError } from './expression-error.ts';

/** A value for each epoch. @throws ExpressionError also where a value is no number above 0 */
export function scheduleValues(text: string, epochs: number): number[] {
  const allowed = { names: ['epoch', 'epochs'], functions: numberFunctions, properties: [] };
  const expression = compileExpression(text, allowed);
  return Array.from({ length: epochs }, (_, epoch) => {
    const value = expression.evaluate({ epoch, epochs });
    if (typeof value === 'number' && Number.isFinite(value) && value > 0) return value;
    throw new ExpressionError(`in epoch ${epoch} the schedule is ${String(value)}, not a number above 0`);
  });
}

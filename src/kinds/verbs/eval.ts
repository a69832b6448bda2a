/** The verb `eval` of a kind: one model against correct answers, or two against each other. */
import type { Figure } from '../../figure/figure.ts';
import type { Report } from '../../figure/report.ts';
import type { OptionTable } from '../../options/table.ts';
import type { VerbContext } from './context.ts';
import type { GivenOptions, VerbText } from './verb-text.ts';

export interface EvalVerb extends VerbText {
  /** What help says of the model. */
  model: string;
  /** The metric that can be demanded, from 0 to 1, such as `accuracy`. */
  metric: string;
  /** What is right or wrong, in the plural, such as `words`. */
  unit: string;
  /** What the option `svg` draws; absent where there is nothing to draw. */
  svg?: string;
  /** How the model answers. */
  options?: OptionTable;
  load: () => Promise<Evaluating>;
}

export interface Evaluating {
  /** Opens the models and measures each on the same examples. @returns none where there are no examples */
  evaluate(task: EvaluationTask, context: VerbContext): Promise<readonly Evaluation[]>;
}

export interface EvaluationTask {
  models: readonly string[];
  inputs: readonly string[];
  /** Those of the verb. */
  options: GivenOptions;
  /** Bootstrap samples of intervals, and the seed that they are drawn with. */
  samples: number;
  seed: number;
}

export interface Evaluation {
  /** What JSON says. */
  json: object;
  report: Report;
  /** What the option `svg` draws. */
  figure?: Figure;
  /** The value of the verb's metric. */
  score: number;
  /** For each unit, in the order of the examples, 1 where it is right, else 0. */
  correct: readonly number[];
}

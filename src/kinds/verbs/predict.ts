/** The verb `predict`: labels for texts. */
import type { Sentence } from '../../errors.ts';
import type { Report } from '../../figure/report.ts';
import type { VerbContext } from './context.ts';
import type { AskingVerb, GivenOptions } from './verb-text.ts';

export interface PredictVerb extends AskingVerb {
  load: () => Promise<{
    openForPredict(options: GivenOptions, context: VerbContext): Promise<PredictAnswers>;
  }>;
}

export interface PredictAnswers {
  /** Whether values are probabilities; else they are scores, which have no bounds. */
  readonly hasProbabilities: boolean;
  /** What to do to get probabilities, where there are none. */
  readonly remedy?: Sentence;
  /** For each text its labels, the likeliest first. */
  predict(texts: readonly string[]): (readonly PredictedValue[])[];
  /** How the answer to a text came about. */
  explain(text: string): { json: object; report: Report };
}

export interface PredictedValue {
  label: string;
  value: number;
}

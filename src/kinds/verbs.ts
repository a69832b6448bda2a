/**
 * The verbs that kinds of models share. A kind says of each verb what is its own (a summary, examples, how to open a
 * model and what to ask it); the generic verb in cli/verbs/ of the same name does the rest: flags, inputs, printing,
 * JSON, exit status. A new shared verb is a type in kinds/verbs/, a member here and a file in cli/verbs/.
 */
import type { EvalVerb } from './verbs/eval.ts';
import type { GenerateVerb } from './verbs/generate.ts';
import type { InfoVerb } from './verbs/info.ts';
import type { NeuralTrainVerb } from './verbs/neural-train.ts';
import type { NextVerb } from './verbs/next.ts';
import type { PerplexityVerb } from './verbs/perplexity.ts';
import type { PredictVerb } from './verbs/predict.ts';
import type { TagVerb } from './verbs/tag.ts';
import type { TrainVerb } from './verbs/train.ts';

export interface KindVerbs {
  readonly train?: TrainVerb;
  /** `train` of what learns by steps along a gradient, in the place of the other. */
  readonly neuralTrain?: NeuralTrainVerb;
  readonly tag?: TagVerb;
  readonly predict?: PredictVerb;
  readonly eval?: EvalVerb;
  readonly perplexity?: PerplexityVerb;
  readonly next?: NextVerb;
  readonly generate?: GenerateVerb;
  readonly info?: InfoVerb;
}

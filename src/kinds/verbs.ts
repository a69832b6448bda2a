/**
 * The verbs that kinds of models share. A kind says of each verb what is its own (a summary, examples, how to open a
 * model and what to ask it); the generic verb in cli/verbs/ of the same name does the rest: flags, inputs, printing,
 * JSON, exit status. A new shared verb is a type in kinds/verbs/, a member here and a file in cli/verbs/.
 */
import type { EvalVerb } from './verbs/eval.ts';
import type { InfoVerb } from './verbs/info.ts';
import type { TagVerb } from './verbs/tag.ts';
import type { TrainVerb } from './verbs/train.ts';

export interface KindVerbs {
  readonly train?: TrainVerb;
  readonly tag?: TagVerb;
  readonly eval?: EvalVerb;
  readonly info?: InfoVerb;
}

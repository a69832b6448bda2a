/** The verb `eval` of taggers of any kind: each model tags the same sentences and is compared with their tags. */
import type { InputOptions } from '../corpus/types.ts';
import {
  accuracyInterval,
  correctTokens,
  type GoldSentence,
  type TaggingEvaluation,
} from '../evaluate/tagging.ts';
import { Random } from '../math/random.ts';
import type { VerbContext } from './verbs/context.ts';
import type { Evaluation, EvaluationTask } from './verbs/eval.ts';

/** What a kind of tagger says of itself. */
export interface TaggerKind<Sentence extends GoldSentence> {
  read(inputs: readonly string[], input: InputOptions): Promise<readonly Sentence[]>;
  /** Opens a model that tags sentences and compares. */
  open(file: string): Promise<(sentences: readonly Sentence[]) => TaggingEvaluation>;
  /** What is said of a comparison. @param interval of the accuracy, at 95% */
  describe(
    evaluation: TaggingEvaluation,
    interval: readonly [number, number],
  ): Pick<Evaluation, 'json' | 'report'>;
}

export async function evaluateTaggers<Sentence extends GoldSentence>(
  kind: TaggerKind<Sentence>,
  { models, inputs, samples, seed }: EvaluationTask,
  context: VerbContext,
): Promise<Evaluation[]> {
  const measures = await Promise.all(models.map((file) => kind.open(file)));
  const sentences = await context.reading('reading', (input) =>
    kind.read(inputs, { ...input, fingerprint: false }),
  );
  if (sentences.length === 0) return [];
  return measures.map((measure) => {
    const evaluation = measure(sentences);
    const interval = accuracyInterval(evaluation, Random.from(seed).fork('bootstrap'), samples);
    return {
      ...kind.describe(evaluation, interval),
      score: evaluation.scores.accuracy,
      correct: correctTokens(evaluation),
    };
  });
}

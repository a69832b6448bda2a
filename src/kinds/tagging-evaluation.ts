/** The verb `eval` of taggers of any kind: each model tags the same sentences and is compared with their tags. */
import type { CorpusFingerprint, InputOptions } from '../corpus/types.ts';
import {
  accuracyInterval,
  correctTokens,
  type GoldSentence,
  type TaggingEvaluation,
} from '../evaluate/tagging.ts';
import { Random } from '../math/random.ts';
import type { VerbContext } from './verbs/context.ts';
import type { Evaluation, EvaluationTask } from './verbs/eval.ts';
import { noteEmpty, noteWarning } from './verbs/nothing-matched.ts';
import { noteSeenText } from './verbs/seen-text.ts';

export interface GoldCorpus<Sentence> {
  sentences: readonly Sentence[];
  parts?: readonly CorpusFingerprint[];
}

export interface OpenTagger<Sentence> {
  /** What it was trained on, where it remembers. */
  corpus: readonly CorpusFingerprint[] | undefined;
  /** Tags sentences and compares. */
  measure(sentences: readonly Sentence[]): TaggingEvaluation | Promise<TaggingEvaluation>;
}

/** What a kind of tagger says of itself. */
export interface TaggerKind<Sentence extends GoldSentence> {
  read(inputs: readonly string[], input: InputOptions): Promise<GoldCorpus<Sentence>>;
  /** Opens a model. */
  open(file: string): Promise<OpenTagger<Sentence>>;
  /** What is said of a comparison. @param interval of the accuracy, at 95% */
  describe(
    evaluation: TaggingEvaluation,
    interval: readonly [number, number],
  ): Pick<Evaluation, 'json' | 'report' | 'figure'>;
}

export async function evaluateTaggers<Sentence extends GoldSentence>(
  kind: TaggerKind<Sentence>,
  { models, inputs, samples, seed }: EvaluationTask,
  context: VerbContext,
): Promise<Evaluation[]> {
  const taggers = await Promise.all(models.map((file) => kind.open(file)));
  const { sentences, parts = [] } = await context.reading('reading', (input) => kind.read(inputs, input));
  if (sentences.length === 0) {
    noteEmpty(context);
    return [];
  }
  const evaluations: Evaluation[] = [];
  for (const [i, { measure, corpus }] of taggers.entries()) {
    const evaluation = await measure(sentences);
    const interval = accuracyInterval(evaluation, Random.from(seed).fork('bootstrap'), samples);
    const { json, report, figure } = kind.describe(evaluation, interval);
    const { unknownTokens, tokens } = evaluation.scores;
    const unknown = unknownTokens === tokens ? `${models[i]} knows no word of this text` : undefined;
    evaluations.push({
      json: {
        ...json,
        ...noteSeenText(models[i], corpus, parts, context),
        ...noteWarning(unknown, context),
      },
      report,
      figure,
      score: evaluation.scores.accuracy,
      correct: correctTokens(evaluation),
    });
  }
  return evaluations;
}

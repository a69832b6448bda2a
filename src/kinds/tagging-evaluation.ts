/** The verb `eval` of taggers of any kind: each model tags the same sentences and is compared with their tags. */
import { readTaggedCorpus } from '../corpus/tagged-corpus.ts';
import type { TaggedSentence } from '../corpus/types.ts';
import { accuracyInterval, correctTokens, type TaggingEvaluation } from '../evaluate/tagging.ts';
import { taggingReport } from '../evaluate/tagging-report.ts';
import { Random } from '../math/random.ts';
import type { VerbContext } from './verbs/context.ts';
import type { Evaluation, EvaluationTask } from './verbs/eval.ts';

/** A model that is open: it tags sentences and compares. */
export type TaggingMeasure = (sentences: readonly TaggedSentence[]) => TaggingEvaluation;

/** @param open opens a model file for this */
export async function evaluateTaggers(
  { models, inputs, samples, seed }: EvaluationTask,
  context: VerbContext,
  open: (file: string) => Promise<TaggingMeasure>,
): Promise<Evaluation[]> {
  const measures = await Promise.all(models.map(open));
  const { sentences } = await context.reading('reading', (input) =>
    readTaggedCorpus(inputs, { ...input, fingerprint: false }),
  );
  if (sentences.length === 0) return [];
  return measures.map((measure) => {
    const evaluation = measure(sentences);
    const { scores } = evaluation;
    const interval = accuracyInterval(evaluation, Random.from(seed).fork('bootstrap'), samples);
    return {
      json: { ...scores, accuracyInterval: interval },
      report: taggingReport(scores, interval),
      score: scores.accuracy,
      correct: correctTokens(evaluation),
    };
  });
}

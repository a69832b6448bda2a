/** `nlp crf eval`: tagging compared with correct labels, by token and by chunk. */
import type { AttributeSequence, TokenTable } from '../../corpus/items.ts';
import { chunkReport } from '../../evaluate/chunk-report.ts';
import { type ChunkEvaluation, type ChunkScheme, evaluateChunks } from '../../evaluate/chunks.ts';
import { evaluateTagging, type GoldSentence, type TaggingEvaluation } from '../../evaluate/tagging.ts';
import { taggingReport } from '../../evaluate/tagging-report.ts';
import { decodingOf } from '../../models/crf/decoding-options.ts';
import type { CrfModel, DecodingOptions } from '../../models/crf/model.ts';
import { evaluateTaggers, type TaggerKind } from '../tagging-evaluation.ts';
import type { VerbContext } from '../verbs/context.ts';
import type { Evaluation, EvaluationTask } from '../verbs/eval.ts';
import { openCrf } from './open.ts';
import { goldOf, readLabelled, tokensOf } from './sentences.ts';

export type LabelledSentence = GoldSentence & { source: TokenTable | AttributeSequence };

export async function evaluate(task: EvaluationTask, context: VerbContext): Promise<Evaluation[]> {
  const { scheme, predictions } = task.options as { scheme: ChunkScheme; predictions?: string };
  const decoding = decodingOf(task.options);
  const first = await openCrf(task.models[0]);
  let last: TaggingEvaluation | undefined;
  const kind: TaggerKind<LabelledSentence> = {
    read: async (inputs, input) => {
      const reading = readLabelled(inputs, input);
      const sentences: LabelledSentence[] = [];
      for await (const batch of reading)
        for (const sentence of batch) sentences.push(labelled(sentence, first.source.labelColumn));
      return { sentences, parts: reading.parts() };
    },
    async open(file) {
      const model = file === task.models[0] ? first : await openCrf(file);
      return {
        corpus: model.corpus,
        measure: (sentences) => {
          last = measureCrf(model, sentences, decoding);
          return last;
        },
      };
    },
    describe: (evaluation, interval) => {
      const chunks = evaluateChunks(evaluation.judged, scheme);
      const { accuracy, sentenceAccuracy, tokens, sentences, confusion } = evaluation.scores;
      return {
        json: {
          accuracy,
          sentenceAccuracy,
          ...chunkJson(chunks),
          tokens,
          sentences,
          accuracyInterval: interval,
          confusion,
        },
        report: hasChunks(evaluation)
          ? chunkReport(chunks, evaluation.scores, interval, scheme)
          : taggingReport(evaluation.scores, interval),
      };
    },
  };
  const evaluations = await evaluateTaggers(kind, task, context);
  if (predictions !== undefined && last !== undefined) {
    const { writePredictions } = await import('./predictions.ts');
    await writePredictions(predictions, last);
  }
  return evaluations;
}

export function labelled(source: TokenTable | AttributeSequence, labelColumn: number): LabelledSentence {
  return { source, tokens: tokensOf(source), tags: goldOf(source, labelColumn), file: source.file };
}

export function measureCrf(
  model: CrfModel,
  sentences: readonly LabelledSentence[],
  decoding: DecodingOptions,
): TaggingEvaluation {
  return evaluateTagging(
    {
      tags: model.labels,
      tag: (_, { source }) => model.labelsOf(source, decoding),
      known: (tokens) => tokens.map(() => true),
    },
    sentences,
  );
}

export function chunkJson({ precision, recall, f1, types }: ChunkEvaluation) {
  const perType = Object.entries(types).map(([type, one]) => [
    type,
    { precision: one.precision, recall: one.recall, f1: one.f1, support: one.support },
  ]);
  return { precision, recall, f1, types: Object.fromEntries(perType) };
}

/** Whether the labels are those of chunks: B-X, I-X, ... */
function hasChunks({ judged }: TaggingEvaluation): boolean {
  return judged.some(({ gold }) => gold.some((label) => /^[BIES]-/.test(label)));
}

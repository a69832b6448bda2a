/** `nlp hmm eval`: one tagger against correct tags, or two against each other. */
import { readTaggedCorpus } from '../../corpus/tagged-corpus.ts';
import type { TaggedSentence } from '../../corpus/types.ts';
import { confusionFigure } from '../../evaluate/confusion-figure.ts';
import { taggingReport } from '../../evaluate/tagging-report.ts';
import { inTurns } from '../../math/turns.ts';
import { taggingTable } from '../../models/hmm/tagger-options.ts';
import { pickOptions } from '../../options/table.ts';
import { evaluateTaggers, type TaggerKind } from '../tagging-evaluation.ts';
import type { VerbContext } from '../verbs/context.ts';
import type { Evaluation, EvaluationTask } from '../verbs/eval.ts';
import { openTagger } from './files.ts';

export function evaluate(task: EvaluationTask, context: VerbContext): Promise<Evaluation[]> {
  const choices = pickOptions(taggingTable, task.options);
  const kind: TaggerKind<TaggedSentence> = {
    read: readTaggedCorpus,
    async open(file) {
      const tagger = await openTagger(file);
      return {
        corpus: tagger.corpus,
        measure: (sentences) => inTurns(tagger.evaluatingSteps(sentences, choices)),
      };
    },
    describe: ({ scores }, interval) => ({
      json: { ...scores, accuracyInterval: interval },
      report: taggingReport(scores, interval),
      figure: confusionFigure(scores.confusion, 'words'),
    }),
  };
  return evaluateTaggers(kind, task, context);
}

/** `nlp hmm eval`: one tagger against correct tags, or two against each other. */
import { taggingTable } from '../../models/hmm/tagger-options.ts';
import { pickOptions } from '../../options/table.ts';
import { evaluateTaggers } from '../tagging-evaluation.ts';
import type { VerbContext } from '../verbs/context.ts';
import type { Evaluation, EvaluationTask } from '../verbs/eval.ts';
import { openTagger } from './files.ts';

export function evaluate(task: EvaluationTask, context: VerbContext): Promise<Evaluation[]> {
  const choices = pickOptions(taggingTable, task.options);
  return evaluateTaggers(task, context, async (file) => {
    const tagger = await openTagger(file);
    return (sentences) => tagger.evaluate(sentences, choices);
  });
}

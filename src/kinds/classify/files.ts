/** Opening classifiers and reading labelled texts, as every verb does it. */
import { readLabelledTexts } from '../../corpus/examples/labelled-texts.ts';
import type { LabelledText } from '../../corpus/items.ts';
import type { CorpusFingerprint, InputOptions } from '../../corpus/types.ts';
import type { Classifier } from '../../models/classifier/classifier.ts';
import { classifierLoader } from '../../models/classifier/loader.ts';
import { loadModel } from '../../store/load-model.ts';

/** @throws NlpError (exit 3) where it is no classifier */
export async function openClassifier(file: string): Promise<Classifier> {
  return loadModel(file, classifierLoader);
}

export interface LabelledCorpus {
  examples: LabelledText[];
  parts: CorpusFingerprint[];
}

export async function readLabelled(inputs: readonly string[], input: InputOptions): Promise<LabelledCorpus> {
  const reading = readLabelledTexts(inputs, input);
  const examples: LabelledText[] = [];
  for await (const batch of reading) for (const one of batch) examples.push(one);
  return { examples, parts: input.fingerprint === false ? [] : reading.parts() };
}

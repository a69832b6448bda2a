/** Opening hidden Markov models: model files, and sequence models as JSON by the extension. */
import { NlpError } from '../../../errors.ts';
import { loadModel } from '../../../kinds/load-model.ts';
import { type HmmModel, hmmLoader } from '../../../models/hmm/hmm.ts';
import type { SequenceModel } from '../../../models/hmm/sequence-model.ts';
import { HmmTagger } from '../../../models/hmm/tagger.ts';
import type { ModelLoader } from '../../../store/stored-model.ts';
import { readJsonFile } from '../../json-file.ts';

export const isJson = (file: string) => /\.json$/i.test(file);

/** @throws NlpError (exit 3) where it is no such model */
export async function openModel(file: string): Promise<HmmModel> {
  return isJson(file) ? readJsonModel(file) : loadModel(file, hmmLoader as ModelLoader<HmmModel>);
}

export async function openTagger(file: string): Promise<HmmTagger> {
  const model = await openModel(file);
  if (model instanceof HmmTagger) return model;
  throw new NlpError('is a model of sequences; this command needs a tagger', {
    where: { file },
    remedy: 'Use `nlp hmm decode`, or train a tagger with `nlp hmm train`.',
  });
}

/** A sequence model; of a tagger its first-order view, with `more` words as symbols. */
export async function openSequenceModel(file: string, more: Iterable<string> = []): Promise<SequenceModel> {
  const model = await openModel(file);
  if (!(model instanceof HmmTagger)) return model;
  const { taggerAsSequence } = await import('../../../models/hmm/tagger-as-sequence.ts');
  return taggerAsSequence(model, more);
}

export async function writeSequenceModel(file: string, model: SequenceModel): Promise<void> {
  if (!isJson(file)) {
    const { saveModel } = await import('../../../store/stored-model.ts');
    return saveModel(file, model);
  }
  const { sequenceToJson } = await import('../../../models/hmm/sequence-json.ts');
  const { writeTextAtomically } = await import('../../../store/atomic.ts');
  return writeTextAtomically(file, [`${JSON.stringify(sequenceToJson(model))}\n`]);
}

async function readJsonModel(file: string): Promise<SequenceModel> {
  const { sequenceFromJson } = await import('../../../models/hmm/sequence-json.ts');
  const value = await readJsonFile(file);
  try {
    return sequenceFromJson(value);
  } catch (error) {
    if (!(error instanceof NlpError)) throw error;
    throw new NlpError(error.what, { where: { file }, remedy: error.remedy, cause: error });
  }
}

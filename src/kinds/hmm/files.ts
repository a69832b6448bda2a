/** Opening and saving hidden Markov models: model files, and sequence models as JSON by the extension. */
import { NlpError } from '../../errors.ts';
import { type HmmModel, hmmLoader } from '../../models/hmm/hmm.ts';
import type { SequenceModel } from '../../models/hmm/sequence-model.ts';
import { HmmTagger } from '../../models/hmm/tagger.ts';
import { isJsonName, readJsonFile, writeJsonFile } from '../../store/json-file.ts';
import { loadModel } from '../../store/load-model.ts';
import { type ModelLoader, saveModel } from '../../store/stored-model.ts';

/** @throws NlpError (exit 3) where it is no such model */
export async function openModel(file: string): Promise<HmmModel> {
  return isJsonName(file) ? readJsonModel(file) : loadModel(file, hmmLoader as ModelLoader<HmmModel>);
}

/** @throws NlpError (exit 3) where it is no tagger */
export async function openTagger(file: string): Promise<HmmTagger> {
  const model = await openModel(file);
  if (model instanceof HmmTagger) return model;
  throw new NlpError('is a model of sequences; this command needs a tagger', {
    where: { file },
    remedy: 'Use `nlp hmm decode`, or train a tagger with `nlp hmm train`.',
  });
}

/** A sequence model; of a tagger its first-order view, with `more` words as tokens. */
export async function openSequenceModel(file: string, more: Iterable<string> = []): Promise<SequenceModel> {
  const model = await openModel(file);
  if (!(model instanceof HmmTagger)) return model;
  const { taggerAsSequence } = await import('../../models/hmm/tagger-as-sequence.ts');
  return taggerAsSequence(model, more);
}

/** @returns what is lost in the form that the name asks for, if anything */
export async function writeModel(file: string, model: HmmModel): Promise<string | undefined> {
  if (!isJsonName(file)) {
    await saveModel(file, model);
    return undefined;
  }
  const [{ sequenceToJson }, { taggerAsSequence }] = await Promise.all([
    import('../../models/hmm/sequence-json.ts'),
    import('../../models/hmm/tagger-as-sequence.ts'),
  ]);
  if (!(model instanceof HmmTagger)) {
    await writeJsonFile(file, sequenceToJson(model));
    return undefined;
  }
  await writeJsonFile(file, sequenceToJson(taggerAsSequence(model)));
  return 'JSON holds the first-order view only; another extension saves the tagger';
}

async function readJsonModel(file: string): Promise<SequenceModel> {
  const { sequenceFromJson } = await import('../../models/hmm/sequence-json.ts');
  const value = await readJsonFile(file);
  try {
    return sequenceFromJson(value);
  } catch (error) {
    throw error instanceof NlpError ? error.located({ file }) : error;
  }
}

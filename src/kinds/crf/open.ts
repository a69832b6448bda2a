/** Opening a conditional random field, and the tokenizer that cuts raw text for it. */
import { crfLoader } from '../../models/crf/crf.ts';
import type { CrfModel } from '../../models/crf/model.ts';
import { loadModel } from '../../store/load-model.ts';

/** @throws NlpError (exit 3) where it is no such model */
export function openCrf(file: string): Promise<CrfModel> {
  return loadModel(file, crfLoader);
}

/** The loader of model files of kind `hmm`: a tagger, or a sequence model. */

import { NlpError, shownValue } from '../../errors.ts';
import type { ModelFile } from '../../model-file.ts';
import { SequenceModel } from './sequence-model.ts';
import { HmmTagger } from './tagger.ts';

export type HmmModel = HmmTagger | SequenceModel;

export const hmmLoader: {
  readonly kind: 'hmm';
  readonly version: 1;
  fromModelFile(file: ModelFile): HmmModel;
} = {
  kind: 'hmm',
  version: 1,
  fromModelFile(file) {
    const { form } = file.options;
    if (form === 'tagger') return HmmTagger.fromModelFile(file);
    if (form === 'sequence') return SequenceModel.fromModelFile(file);
    throw new NlpError(`a model of the form ${shownValue(form)}, which is neither tagger nor sequence`);
  },
};

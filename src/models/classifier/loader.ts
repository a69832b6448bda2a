/** The loader of model files of kind `classify`, whatever model is in them. */
import type { ModelFile } from '../../model-file.ts';
import { Classifier } from './classifier.ts';
import { CnnClassifier } from './cnn/cnn-classifier.ts';
import { FastTextClassifier } from './fasttext/fasttext-classifier.ts';
import { LinearClassifier } from './linear-classifier.ts';

export const classifierLoader = {
  kind: Classifier.kind,
  version: Classifier.version,
  /** @throws NlpError where tensors, settings and classes do not belong together */
  fromModelFile(file: ModelFile): Classifier {
    if (file.options.model === 'fasttext') return FastTextClassifier.fromModelFile(file);
    if (file.options.model === 'cnn') return CnnClassifier.fromModelFile(file);
    return LinearClassifier.fromModelFile(file);
  },
};

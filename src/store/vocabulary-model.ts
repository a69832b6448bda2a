/** A vocabulary as a model file of its own: `nlp ngram train --vocab` reads one. */
import type { ModelFile } from '../models/model-file.ts';
import { Vocabulary } from '../text/vocabulary.ts';

export class VocabularyModel {
  static readonly kind = 'vocabulary';
  static readonly version = 1;
  readonly vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  toModelFile(): ModelFile {
    return {
      kind: VocabularyModel.kind,
      version: VocabularyModel.version,
      options: { specialCount: this.vocabulary.specialCount },
      tensors: this.vocabulary.toTensors(),
    };
  }

  /** @throws NlpError where the file holds no vocabulary */
  static fromModelFile(file: ModelFile): VocabularyModel {
    return new VocabularyModel(Vocabulary.fromTensors(file.tensors, file.options.specialCount as number));
  }
}

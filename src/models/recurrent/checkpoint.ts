/** Checkpoints of recurrent models, as a kind of model file. */
import type { ModelFile } from '../../model-file.ts';
import { TrainingCheckpoint } from '../../neural/training/checkpoint.ts';
import { optionsOfRecord, type RecurrentOptions } from './options.ts';

export class Checkpoint extends TrainingCheckpoint {
  static readonly kind = 'rnn-checkpoint';
  static readonly version = 1;

  /** Options by their names in the library. */
  get options(): RecurrentOptions {
    const { options, tokenizer, seed } = this.file;
    return { ...optionsOfRecord(options), tokenizer, seed };
  }

  /** @throws NlpError where it is no position; the vectors are checked when they are used */
  static fromModelFile(file: ModelFile): Checkpoint {
    return new Checkpoint(file);
  }
}

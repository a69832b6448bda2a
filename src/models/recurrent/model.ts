/**
 * A recurrent language model: weights, vocabulary, tokenizer, and what is asked of them. Its file holds the tensors
 * of PyTorch's state dict and nothing else; vocabulary and settings are in the metadata.
 */

import { NlpError } from '../../errors.ts';
import { type Backend, createBackend } from '../../math/backend.ts';
import type { ModelFile } from '../../model-file.ts';
import { StreamModel } from '../../neural/generation/stream-model.ts';
import { fillFrom, tensorsOf } from '../../neural/parameter-tensors.ts';
import { vocabularyFromTokens } from '../../text/token-stream.ts';
import type { TokenizerSpec } from '../../text/tokenizer.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';
import { EMBEDDING, OUTPUT, type RecurrentConfig } from './config.ts';
import { configOf, vocabularyTokens } from './file.ts';
import { RecurrentNetwork, RecurrentWeights } from './network.ts';
import type { RecurrentTraining, RecurrentTrainingHooks, RecurrentTrainingOptions } from './train.ts';

/** What is known of how a model came about. */
export interface RecurrentProvenance {
  /** Settings of the training, for `info`; plain JSON. */
  options: Record<string, unknown>;
  seed?: number;
  corpus?: { sha256: string; bytes: number }[];
}

/** The largest vocabulary whose input products are kept in a table when answering. */
const TABLE = 4096;

export class RecurrentModel extends StreamModel<RecurrentNetwork> {
  static readonly kind = 'rnn';
  static readonly version = 1;

  readonly config: RecurrentConfig;
  readonly provenance: RecurrentProvenance;
  readonly weights: RecurrentWeights;

  /** The parameters are zeros until `weights.values` are filled and `weights.prepare()` is called. */
  constructor(
    config: RecurrentConfig,
    vocabulary: Vocabulary,
    tokenizer: TokenizerSpec,
    provenance: RecurrentProvenance = { options: {} },
    backend: Backend = createBackend(),
  ) {
    super(vocabulary, tokenizer);
    if (config.vocabulary !== vocabulary.size) {
      throw new NlpError(`${config.vocabulary} rows for a vocabulary of ${vocabulary.size} symbols`);
    }
    this.config = config;
    this.provenance = provenance;
    this.weights = new RecurrentWeights(backend, config, vocabulary.size <= TABLE ? vocabulary.size : 1);
  }

  /**
   * Trains on a text.
   * @throws NlpError for options out of range (exit 2) or too little text; TrainingDiverged
   */
  static async train(
    text: string,
    options: RecurrentTrainingOptions = {},
    hooks: RecurrentTrainingHooks = {},
  ): Promise<RecurrentModel> {
    const { prepareTraining } = await import('./train.ts');
    const training = prepareTraining(text, options, hooks.resume);
    try {
      hooks.onStart?.(training);
      await training.trainer.run(hooks);
      return RecurrentModel.fromTraining(training);
    } finally {
      await training.close();
    }
  }

  /** A model of the best values of a training so far. */
  static fromTraining({ config, vocabulary, identity, trainer }: RecurrentTraining): RecurrentModel {
    const { options, tokenizer, seed, corpus } = identity;
    const model = new RecurrentModel(config, vocabulary, tokenizer, { options, seed, corpus });
    model.weights.values.flat.set(trainer.bestValues);
    return model;
  }

  /** Number of parameters. */
  get parameters(): number {
    return this.weights.values.layout.count;
  }

  toModelFile(): ModelFile {
    const { cell, embedding, hidden, layers, tied, dropout } = this.config;
    const { options, seed, corpus } = this.provenance;
    const tensors = tensorsOf(this.weights.values);
    // A state dict names the shared matrix twice.
    if (tied) tensors[OUTPUT.weight] = tensors[EMBEDDING];
    const file: ModelFile = {
      kind: RecurrentModel.kind,
      version: RecurrentModel.version,
      options: { ...options, cell, embedding, hidden, layers, tied, dropout },
      tokenizer: this.tokenizer.spec,
      extra: { vocabulary: [...this.vocabulary.tokens()] },
      tensors,
    };
    if (seed !== undefined) file.seed = seed;
    if (corpus !== undefined) file.corpus = corpus;
    return file;
  }

  /** @throws NlpError where tensors, settings and vocabulary do not belong together */
  static fromModelFile(file: ModelFile): RecurrentModel {
    const vocabulary = vocabularyFromTokens(vocabularyTokens(file));
    const config = configOf(file, vocabulary.size);
    if (file.tokenizer === undefined) throw new NlpError('the tokenizer is missing');
    const { options, seed, corpus } = file;
    const model = new RecurrentModel(config, vocabulary, file.tokenizer, { options, seed, corpus });
    fillFrom(model.weights.values, file.tensors);
    return model;
  }

  protected override prepare(): void {
    this.weights.prepare();
  }

  protected override networkOf(time: number): RecurrentNetwork {
    return new RecurrentNetwork(this.weights, { time, batch: 1, training: false });
  }
}

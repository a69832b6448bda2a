/** For kinds of model files: small models to damage, and what their own commands ask beside the shared verbs. */
import { inTurns } from '../../../src/math/turns.ts';
import type { HmmModel } from '../../../src/models/hmm/hmm.ts';
import { SequenceModel } from '../../../src/models/hmm/sequence-model.ts';
import { HmmTagger } from '../../../src/models/hmm/tagger.ts';
import { taggerAsSequence } from '../../../src/models/hmm/tagger-as-sequence.ts';
import { arpaText } from '../../../src/models/ngram/arpa-write.ts';
import type { NgramCounts } from '../../../src/models/ngram/counts-file.ts';
import { entropyPrune } from '../../../src/models/ngram/entropy-prune.ts';
import { mixModels } from '../../../src/models/ngram/mix.ts';
import { NgramModel } from '../../../src/models/ngram/model.ts';
import { trainOnCounted } from '../../../src/models/ngram/train-inputs.ts';
import type { Checkpoint } from '../../../src/models/recurrent/checkpoint.ts';
import { RecurrentModel } from '../../../src/models/recurrent/model.ts';
import { prepareTraining } from '../../../src/models/recurrent/train.ts';
import { TfidfModel } from '../../../src/models/tfidf/tfidf-model.ts';
import type { StorableModel } from '../../../src/store/stored-model.ts';
import { orRefused } from '../or-refused.ts';
import type { ReaderTools } from '../reader.ts';
import { countTextOf } from './ngram-counts.ts';
import { documents, sentences, stream, tagged } from './texts.ts';

export interface ModelRow {
  models(): Promise<StorableModel[]>;
  /** What is asked of it beside the verbs that kinds share. */
  uses?(model: never, tools: ReaderTools): (() => unknown)[];
  /** False where it cannot answer: counts, checkpoints. */
  isTrained?: boolean;
  share?: number;
}

const tokens = sentences.map((sentence) => sentence.split(' '));
const question = 'the old fox saw nobody'.split(' ');
const tiny = { embedding: 3, hidden: 4, batch: 2, sequence: 8, epochs: 1, threads: 1 };

export const modelRows: Record<string, ModelRow> = {
  ngram: {
    models: async () => [
      await NgramModel.train(tokens, { order: 3 }, { tokenizer: { type: 'word', lowercase: false } }),
      await NgramModel.train(tokens, { order: 2, smoothing: 'witten-bell' }),
      await NgramModel.train(tokens, { order: 1, smoothing: 'laplace' }),
      await NgramModel.train(
        tokens,
        { order: 2, smoothing: 'stupid-backoff' },
        { tokenizer: { type: 'char', lowercase: true } },
      ),
    ],
    uses(model: NgramModel, { check }) {
      const isScore = model.provenance.smoothing === 'stupid-backoff';
      return [
        () => check('score', isScore ? undefined : model.score(question)),
        () => model.explain(question),
        () => [...arpaText(model)],
        () => check('prune', entropyPrune(model.trie, 1e-3).logProb),
        () => check('mix', isScore ? undefined : mixModels([model, model], [0.5, 0.5]).trie.logProb),
      ];
    },
  },
  'ngram-counts': {
    models: async () => [countTextOf(tokens, 3), countTextOf(tokens, 2), countTextOf(tokens, 1)],
    isTrained: false,
    uses(counts: NgramCounts, { check }) {
      const reading = { memory: Number.POSITIVE_INFINITY, warn: () => {} };
      const prune = counts.order === 1 ? [0] : [0, 1];
      const settings = [{}, { smoothing: 'witten-bell', prune }, { smoothing: 'good-turing' }] as const;
      return settings.map(
        (options) => () =>
          trainOnCounted(counts, options, reading, async (trained) => {
            const model = trained as NgramModel;
            check('score', model.score(question));
            check('next', model.next(question));
          }),
      );
    },
  },
  hmm: {
    models: async () => [
      HmmTagger.train(tagged),
      HmmTagger.train(tagged, { order: 1, preset: 'tnt' }),
      SequenceModel.train(tokens, { states: 3, iterations: 3, restarts: 1 }),
    ],
    uses(model: HmmModel, tools) {
      if (!(model instanceof HmmTagger)) return sequenceUses(model, tools);
      return [
        () => tools.check('eval', { accuracy: model.evaluate(tagged).scores.accuracy }),
        () => tools.uses(...sequenceUses(taggerAsSequence(model), tools)),
      ];
    },
  },
  tfidf: {
    models: async () => [
      TfidfModel.train(documents),
      TfidfModel.train(documents, { preset: 'best' }),
      TfidfModel.train(documents, { analyzer: 'char', ngrams: [1, 3], scheme: 'tfidf', minDf: 2 }),
      TfidfModel.train(documents, { scheme: 'ltc.lnc', positions: false, store: false }),
    ],
    uses(model: TfidfModel, { check }) {
      const [id] = model.ids();
      const search = (query: string) => () =>
        orRefused(async () =>
          check(
            'search',
            model.search(query, { snippets: true, explain: true, total: true, operators: true }),
          ),
        );
      const uses = [
        () => check('statistics', model.statistics()),
        ...['old fox', '"the old fox" -crow', 'cro*', 'fox^2 OR tre~', ''].map(search),
      ];
      if (id === undefined) return uses;
      return [
        ...uses,
        () => check('similar', model.similar(id)),
        () => check('keywords', model.keywords(id)),
        () => check('vector', model.vector(id)),
        () => {
          model.add([{ id: 'another', text: 'an owl' }]);
          model.remove([id]);
          check('search', model.search('owl', { scheme: 'bm25', total: true }));
        },
      ];
    },
  },
  rnn: {
    models: async () => [
      await RecurrentModel.train(stream, tiny),
      await RecurrentModel.train(stream, { ...tiny, cell: 'lstm', layers: 2, hidden: 3, tied: true }),
      await RecurrentModel.train(stream, {
        ...tiny,
        cell: 'gru',
        tokenizer: { type: 'word', lowercase: false },
      }),
    ],
  },
  'rnn-checkpoint': {
    isTrained: false,
    models: async () => [await checkpointOf(trainings[0]), await checkpointOf(trainings[1], 2)],
    uses: (checkpoint: Checkpoint, { check }) => [
      async () => {
        // As a command does: options of the checkpoint, and one epoch more.
        const options = { ...checkpoint.options, epochs: 2 };
        const training = prepareTraining(stream, { ...options, threads: 1 }, checkpoint);
        try {
          let steps = 0;
          await training.trainer.run({ shouldStop: () => ++steps > 3 });
          check('history', training.trainer.history);
          check('position', training.checkpoint().position);
          check('trained', training.trainer.bestValues);
          const model = RecurrentModel.fromTraining(training);
          check('next', model.next('the', 3));
        } finally {
          await training.close();
        }
      },
    ],
  },
};

const trainings = [
  tiny,
  { ...tiny, cell: 'lstm', optimizer: 'sgd', momentum: 0.9, schedule: 'cosine', patience: 2, dropout: 0.1 },
] as const;

/** @param steps after which it was taken; after all of them where absent */
async function checkpointOf(options: (typeof trainings)[number], steps?: number): Promise<Checkpoint> {
  const training = prepareTraining(stream, { ...options, epochs: 2 });
  let done = 0;
  await training.trainer.run({ shouldStop: () => ++done === steps });
  const checkpoint = training.checkpoint();
  await training.close();
  return checkpoint;
}

/** What is asked about sequences of the model's own tokens, and one that it does not know. */
export function sequenceUses(model: SequenceModel, { check, random }: ReaderTools): (() => unknown)[] {
  const some = model.tokens.slice(0, 5);
  const sequence = [...some, 'zorb', ...some].slice(0, 9);
  return [
    () => check('likelihood', model.score(sequence)),
    () => check('decode', model.decode(sequence)),
    () => check('posteriors', model.posteriors(sequence)),
    () => check('sample', model.generate(random, { length: 5 })),
    async () => {
      const sequences = [some, [...some].reverse(), [...some, ...some]];
      const trained = await inTurns(SequenceModel.trainingSteps(sequences, { init: model, iterations: 3 }));
      check('fit', { parameters: trained.parameters, training: trained.training });
    },
  ];
}

/** From labelled texts and settings to a convolutional classifier. */
import { availableParallelism } from 'node:os';
import { NlpError } from '../../../errors.ts';
import { createBackend } from '../../../math/backend.ts';
import { Random } from '../../../math/random.ts';
import { initialise } from '../../../neural/parameters.ts';
import { Trainer } from '../../../neural/training/trainer.ts';
import { createTokenizer } from '../../../text/create-tokenizer.ts';
import type { TokenizerSpec } from '../../../text/tokenizer.ts';
import { tokenizerOf } from '../../../text/tokenizer-options.ts';
import { Vocabulary } from '../../../text/vocabulary.ts';
import { orderVocabulary } from '../../../text/vocabulary-order.ts';
import type { Provenance } from '../classifier.ts';
import type { LearningSet } from '../examples.ts';
import type { ClassifierSettings } from '../options.ts';
import { CnnClassifier, PADDING, UNKNOWN } from './cnn-classifier.ts';
import { type CnnConfig, EMBEDDING } from './config.ts';
import { CnnNetwork } from './network.ts';
import { CnnTask, type IdTexts } from './task.ts';

/** Vectors of words to begin with. */
export interface WordVectors {
  words: readonly string[];
  /** [words, dimensions] */
  values: Float32Array;
  dimensions: number;
}

export interface CnnHooks {
  threads?: number;
  vectors?: WordVectors;
  onEpoch?: (text: string) => void;
}

/** Texts times epochs below which threads take longer to start than they save. */
const WORTH_THREADS = 4000;

export async function trainCnn(
  { classes, texts, classOf }: LearningSet,
  settings: ClassifierSettings,
  provenance: Provenance,
  { threads, vectors, onEpoch }: CnnHooks = {},
): Promise<CnnClassifier> {
  const { tokenizer: type, lowercase, maxLength, batch, epochs, validFraction, patience } = settings;
  const random = Random.from(settings.seed);
  const tokenizer = tokenizerOf({ tokenizer: type, lowercase });
  const { held, trained } = splitTexts(classOf, validFraction, random.fork('held out'));
  const { vocabulary, ids } = encodeTexts(texts, trained, tokenizer, maxLength, settings.minCount);
  const part = (places: readonly number[]): IdTexts => ({
    ids: places.map((i) => ids[i]),
    classOf: Uint32Array.from(places, (i) => classOf[i]),
  });
  const config: CnnConfig = {
    vocabulary: vocabulary.size,
    embedding: vectors?.dimensions ?? settings.embedding,
    widths: settings.widths,
    filters: settings.filters,
    classes: classes.length,
    dropout: settings.dropout,
    trained: !settings.static,
  };
  const longest = ids.reduce((most, one) => Math.max(most, one.length), CnnNetwork.leastTime(config));
  const enough = texts.length * epochs > WORTH_THREADS ? availableParallelism() : 1;
  const backend = createBackend({ threads: threads ?? enough });
  try {
    const network = CnnNetwork.alone(backend, config, { batch, time: longest, training: true });
    initialise(network.values, random.fork('parameters'));
    const table = network.values.get(EMBEDDING);
    if (vectors !== undefined) copyVectors(table, vocabulary, vectors);
    table.fill(0, 0, config.embedding);
    network.prepare();
    const task = new CnnTask(network, backend, part(trained), part(held), batch, random.fork('steps'));
    const trainer = new Trainer(task, {
      epochs,
      optimizer: { name: settings.optimizer },
      schedule: { rate: settings.learningRate, name: 'constant', warmup: 0, decayEvery: 1 },
      clip: 0,
      patience,
      metric: task.validate === undefined ? undefined : { name: 'accuracy', higherIsBetter: true },
    });
    await trainer.run({
      onEpoch({ epoch, trainLoss, validLoss, metrics, tokensPerSecond }) {
        const valid =
          validLoss === null
            ? ''
            : `, held out ${validLoss.toFixed(4)}, ${(100 * (metrics?.accuracy ?? 0)).toFixed(2)}% right`;
        const speed = tokensPerSecond === null ? '' : `, ${Math.round(tokensPerSecond)} texts/s`;
        onEpoch?.(`epoch ${epoch} of ${epochs}: loss ${trainLoss.toFixed(4)}${valid}${speed}`);
      },
    });
    network.values.flat.set(trainer.bestValues);
    return CnnClassifier.fromNetwork(classes, { vocabulary, tokenizer, maxLength }, network, provenance);
  } finally {
    await backend.close();
  }
}

/** Of each class the same part is held out. */
function splitTexts(classOf: Uint32Array, fraction: number, random: Random) {
  const order = random.shuffle(Uint32Array.from(classOf, (_, i) => i));
  const seen = new Map<number, number>();
  const held: number[] = [];
  const trained: number[] = [];
  for (const i of order) {
    const count = (seen.get(classOf[i]) ?? 0) + 1;
    seen.set(classOf[i], count);
    if (Math.floor(count * fraction) > Math.floor((count - 1) * fraction)) held.push(i);
    else trained.push(i);
  }
  return { held, trained };
}

/** The vocabulary is that of the texts that are trained on. */
function encodeTexts(
  texts: readonly string[],
  trained: readonly number[],
  spec: TokenizerSpec,
  maxLength: number,
  minCount: number,
) {
  const tokenizer = createTokenizer(spec);
  const tokens = texts.map((text) => tokenizer.tokenize(text).slice(0, maxLength));
  const all = Vocabulary.of([PADDING, UNKNOWN]);
  const counts: number[] = [0, 0];
  for (const i of trained) {
    for (const token of tokens[i]) {
      const id = all.add(token);
      counts[id] = (counts[id] ?? 0) + 1;
    }
  }
  const { vocabulary } = orderVocabulary(all, counts, { specials: 2, minimumCount: minCount });
  if (vocabulary.size === 2) {
    throw new NlpError('the texts have no words that are frequent enough', {
      remedy: (option) => `Give more text, or a lower ${option('minCount')}.`,
    });
  }
  return { vocabulary, ids: tokens.map((list) => Uint32Array.from(list, (token) => vocabulary.idOf(token))) };
}

/** Words without a vector keep what they were drawn as. */
function copyVectors(
  table: { set(values: ArrayLike<number>, at: number): void },
  vocabulary: Vocabulary,
  vectors: WordVectors,
): void {
  const { words, values, dimensions } = vectors;
  words.forEach((word, i) => {
    const id = vocabulary.find(word);
    if (id > 1) table.set(values.subarray(i * dimensions, (i + 1) * dimensions), id * dimensions);
  });
}

/** The convolutional classifier as a model: words to ids, scores of texts, and the windows that decided. */
import { NlpError, shownValue } from '../../../errors.ts';
import { createBackend } from '../../../math/backend.ts';
import type { ModelFile } from '../../../model-file.ts';
import { checkTensors, fillFrom, tensorsOf } from '../../../neural/parameter-tensors.ts';
import { createTokenizer } from '../../../text/create-tokenizer.ts';
import type { Tokenizer, TokenizerSpec } from '../../../text/tokenizer.ts';
import { Vocabulary } from '../../../text/vocabulary.ts';
import { type Calibration, calibrationOf } from '../calibrated.ts';
import { Classifier, type Contribution, type Provenance } from '../classifier.ts';
import { classesOf, provenanceOf } from '../file-parts.ts';
import { type CnnConfig, layoutOf } from './config.ts';
import { CnnNetwork } from './network.ts';

/** Ids that are no words. */
export const PADDING = '<pad>';
export const UNKNOWN = '<unk>';

export class CnnClassifier extends Classifier {
  readonly model = 'cnn';
  readonly config: CnnConfig;
  readonly vocabulary: Vocabulary;
  readonly tokenizer: TokenizerSpec;
  readonly maxLength: number;
  /** The tensors of a file. */
  readonly tensors: ModelFile['tensors'];
  readonly #tokenizer: Tokenizer;
  #network: CnnNetwork | undefined;
  #time = 0;

  constructor(
    classes: readonly string[],
    {
      config,
      vocabulary,
      tokenizer,
      maxLength,
    }: Pick<CnnClassifier, 'config' | 'vocabulary' | 'tokenizer' | 'maxLength'>,
    tensors: ModelFile['tensors'],
    provenance: Provenance,
    calibration?: Calibration,
  ) {
    super(classes, provenance, calibration);
    this.config = config;
    this.vocabulary = vocabulary;
    this.tokenizer = tokenizer;
    this.maxLength = maxLength;
    this.tensors = tensors;
    this.#tokenizer = createTokenizer(tokenizer);
  }

  get parameters(): number {
    return layoutOf(this.config).count;
  }

  /** A text at a time: sums of several are added in another order, and a text must not look at its neighbours. */
  scores(texts: readonly string[]): Float64Array[] {
    return texts.map((text) =>
      Float64Array.from(this.#read(this.#tokens(text)).logits(1).subarray(0, this.config.classes)),
    );
  }

  /** What each window adds that is the best of its text for some filters. */
  protected contributions(text: string, k: number, j: number): Contribution[] {
    const tokens = this.#tokens(text);
    const network = this.#read(tokens);
    const { widths, filters: F } = this.config;
    const features = F * widths.length;
    const weight = network.values.get('output.weight');
    const bias = network.values.get('output.bias');
    const found = new Map<string, Contribution>();
    for (const [i, width] of widths.entries()) {
      const places = network.placesOf(i);
      for (let f = 0; f < F; f++) {
        const at = i * F + f;
        const value = network.pooled[at];
        if (value === 0) continue;
        const place = places[f];
        const key = `${place} ${width}`;
        const feature = `${tokens.slice(place, place + width).join(' ')} [${place + 1}]`;
        const one = found.get(key) ?? { feature, value: 0, contribution: 0 };
        one.value++;
        one.contribution += value * (weight[k * features + at] - weight[j * features + at]);
        found.set(key, one);
      }
    }
    return [...found.values(), { feature: '(bias)', value: 1, contribution: bias[k] - bias[j] }];
  }

  #tokens(text: string): string[] {
    return this.#tokenizer.tokenize(text).slice(0, this.maxLength);
  }

  /** Reads a text; the network has its features. */
  #read(tokens: readonly string[]): CnnNetwork {
    const least = CnnNetwork.leastTime(this.config);
    const time = Math.max(least, tokens.length);
    const network = this.#networkFor(time);
    for (let t = 0; t < time; t++) network.ids[t] = t < tokens.length ? this.vocabulary.idOf(tokens[t]) : 0;
    network.lengths[0] = time;
    network.forward(1, time, true);
    return network;
  }

  #networkFor(time: number): CnnNetwork {
    if (this.#network === undefined || time > this.#time) {
      this.#time = Math.min(
        Math.max(2 * time, 64),
        Math.max(this.maxLength, CnnNetwork.leastTime(this.config)),
      );
      this.#network = CnnNetwork.alone(createBackend(), this.config, {
        batch: 1,
        time: this.#time,
        training: false,
      });
      fillFrom(this.#network.values, this.tensors);
      this.#network.prepare();
    }
    return this.#network;
  }

  withCalibration(calibration: Calibration): CnnClassifier {
    return new CnnClassifier(this.classes, this, this.tensors, this.provenance, calibration);
  }

  /** A model of the values of a network. */
  static fromNetwork(
    classes: readonly string[],
    parts: Pick<CnnClassifier, 'vocabulary' | 'tokenizer' | 'maxLength'>,
    network: CnnNetwork,
    provenance: Provenance,
  ): CnnClassifier {
    return new CnnClassifier(
      classes,
      { ...parts, config: network.config },
      tensorsOf(network.values),
      provenance,
    );
  }

  toModelFile(): ModelFile {
    const { embedding, widths, filters, dropout } = this.config;
    const file = this.fileOf({
      tokenizer: this.tokenizer,
      tensors: { ...this.tensors, ...this.vocabulary.toTensors('words') },
    });
    file.options = { ...file.options, embedding, widths, filters, dropout, maxLength: this.maxLength };
    return file;
  }

  /** @throws NlpError where tensors, settings and vocabulary do not belong together */
  static fromModelFile(file: ModelFile): CnnClassifier {
    const { options, tokenizer } = file;
    if (tokenizer === undefined) throw new NlpError('the tokenizer is missing');
    const classes = classesOf(file);
    const { 'words.bytes': _bytes, 'words.offsets': _offsets, ...tensors } = file.tensors;
    const vocabulary = Vocabulary.fromTensors('words', file.tensors);
    if (vocabulary.find(PADDING) !== 0 || vocabulary.find(UNKNOWN) !== 1) {
      throw new NlpError(`the vocabulary does not begin with ${PADDING} and ${UNKNOWN}`);
    }
    const isSize = (value: unknown) =>
      Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 1e6;
    const { embedding, widths, filters, dropout = 0, maxLength } = options;
    for (const [name, value] of Object.entries({ embedding, filters, maxLength })) {
      if (!isSize(value)) throw new NlpError(`the option "${name}" is ${shownValue(value)}, no size`);
    }
    const hasWidths =
      Array.isArray(widths) &&
      widths.length > 0 &&
      widths.every((one) => isSize(one) && (one as number) <= 1000);
    if (!hasWidths) throw new NlpError('the option "widths" is no list of widths');
    const config = {
      vocabulary: vocabulary.size,
      embedding,
      widths,
      filters,
      classes: classes.length,
      dropout: typeof dropout === 'number' ? dropout : 0,
      trained: true,
    } as CnnConfig;
    checkTensors(tensors, layoutOf(config), 'convolutional classifier of this shape');
    const parts = { config, vocabulary, tokenizer, maxLength: maxLength as number };
    const calibration = calibrationOf(file.extra?.calibration, classes.length);
    return new CnnClassifier(classes, parts, tensors, provenanceOf(file), calibration);
  }
}

/** Naive Bayes, logistic regression and support vector machines: features of a text, and scores linear in them. */
import { NlpError, shownValue } from '../../errors.ts';
import { expectTensor } from '../../math/expect-tensor.ts';
import type { ModelFile } from '../../model-file.ts';
import { Vocabulary } from '../../text/vocabulary.ts';
import { type Calibration, calibrationOf } from './calibrated.ts';
import { Classifier, type Contribution, type Provenance } from './classifier.ts';
import { classesOf, provenanceOf } from './file-parts.ts';
import { type LinearScores, scoreRow } from './linear-scores.ts';
import { type FeatureSettings, TextFeatures, usesIdf } from './text-features.ts';

export class LinearClassifier extends Classifier {
  readonly model: string;
  readonly features: TextFeatures;
  readonly linear: LinearScores;

  constructor(
    model: string,
    classes: readonly string[],
    features: TextFeatures,
    linear: LinearScores,
    provenance: Provenance,
    calibration?: Calibration,
  ) {
    super(classes, provenance, calibration);
    this.model = model;
    this.features = features;
    this.linear = linear;
  }

  get parameters(): number {
    return this.linear.weights.length + this.linear.bias.length;
  }

  scores(texts: readonly string[]): Float64Array[] {
    const rows = this.features.rows(texts);
    return texts.map((_, row) => scoreRow(this.linear, rows, row));
  }

  protected contributions(text: string, k: number, j: number): Contribution[] {
    const { weights, bias, binary, classes: K } = this.linear;
    const { column, value } = this.features.rows([text]);
    const found: Contribution[] = Array.from(column, (feature, i) => {
      const x = binary ? 1 : value[i];
      const contribution = x * (weights[feature * K + k] - weights[feature * K + j]);
      return { feature: this.features.vocabulary.token(feature), value: x, contribution };
    });
    found.push({ feature: '(bias)', value: 1, contribution: bias[k] - bias[j] });
    return found;
  }

  /** The features that speak most for a class over the mean of all. */
  strongest(k: number, count: number): { feature: string; weight: number }[] {
    const { weights, classes: K } = this.linear;
    const lead = new Float64Array(this.features.size);
    for (let f = 0; f < lead.length; f++) {
      let mean = 0;
      for (let j = 0; j < K; j++) mean += weights[f * K + j] / K;
      lead[f] = weights[f * K + k] - mean;
    }
    const order = Uint32Array.from(lead, (_, f) => f).sort((a, b) => lead[b] - lead[a] || a - b);
    return Array.from(order.subarray(0, count), (f) => ({
      feature: this.features.vocabulary.token(f),
      weight: lead[f],
    }));
  }

  withCalibration(calibration: Calibration): LinearClassifier {
    const { model, classes, features, linear, provenance } = this;
    return new LinearClassifier(model, classes, features, linear, provenance, calibration);
  }

  toModelFile(): ModelFile {
    const { features, linear } = this;
    const { settings, vocabulary, idf } = features;
    const file = this.fileOf({
      tokenizer: settings.tokenizer,
      tensors: {
        ...vocabulary.toTensors('features'),
        ...(usesIdf(settings.weighting) ? { idf: { shape: [idf.length], data: idf } } : {}),
        weights: { shape: [features.size, linear.classes], data: linear.weights },
        bias: { shape: [linear.classes], data: linear.bias },
      },
    });
    const { features: unit, ngrams, weighting } = settings;
    file.options = { ...file.options, features: unit, ngrams, weighting };
    return file;
  }

  /** @throws NlpError for what no such classifier could have written */
  static fromModelFile(file: ModelFile): LinearClassifier {
    const { options, tensors, tokenizer } = file;
    const { model, features: unit, ngrams, weighting } = options;
    const known = ['naive-bayes', 'bernoulli', 'complement', 'logistic', 'svm'];
    if (!known.includes(model as string)) throw new NlpError(`no classifier is called ${shownValue(model)}`);
    if (tokenizer === undefined) throw new NlpError('the tokenizer is missing');
    const isRange =
      Array.isArray(ngrams) &&
      ngrams.length === 2 &&
      ngrams.every((n) => Number.isInteger(n) && n >= 1 && n <= 20);
    const fits =
      isRange &&
      ['word', 'char', 'char_wb'].includes(unit as string) &&
      ['count', 'binary', 'tfidf', 'sublinear'].includes(weighting as string);
    if (!fits)
      throw new NlpError('the options of the model say no features: "features", "ngrams", "weighting"');
    const settings = { features: unit, ngrams, weighting, tokenizer } as unknown as FeatureSettings;
    const classes = classesOf(file);
    const K = classes.length;
    const vocabulary = Vocabulary.fromTensors('features', tensors);
    const F = vocabulary.size;
    const idf = usesIdf(settings.weighting)
      ? expectTensor(tensors, 'idf', Float64Array, [F]).data
      : new Float64Array(0);
    const linear = {
      classes: K,
      weights: expectTensor(tensors, 'weights', Float64Array, [F, K]).data,
      bias: expectTensor(tensors, 'bias', Float64Array, [K]).data,
      binary: model === 'bernoulli',
    };
    const calibration = calibrationOf(file.extra?.calibration, K);
    const features = new TextFeatures(settings, vocabulary, idf);
    return new LinearClassifier(model as string, classes, features, linear, provenanceOf(file), calibration);
  }
}

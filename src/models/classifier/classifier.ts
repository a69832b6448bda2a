/** What every classifier is: classes, scores of a text, probabilities, and what each part of a text adds to a score. */
import type { ModelFile } from '../../model-file.ts';
import { type Calibration, calibrated } from './calibrated.ts';
import { softmax } from './linear-scores.ts';

/** What is known of how a classifier came about. */
export interface Provenance {
  /** As a file keeps them. */
  options: Record<string, unknown>;
  seed?: number;
  corpus?: { sha256: string; bytes: number }[];
}

/** What a part of a text - a word, an n-gram, a window - adds to the score of a class over that of another. */
export interface Contribution {
  feature: string;
  /** How often it is there, or what it weighs; 1 for what is not of the text, such as the bias. */
  value: number;
  contribution: number;
}

export interface Explanation {
  /** The class that is explained, and the one it is compared with. */
  label: string;
  against: string;
  /** The difference of the two scores: what the contributions add up to. */
  margin: number;
  /** The largest first. */
  contributions: Contribution[];
}

export interface PredictedLabel {
  label: string;
  /** The probability; without one the score. */
  value: number;
}

export abstract class Classifier {
  static readonly kind = 'classify';
  static readonly version = 1;

  /** In the order of scores. */
  readonly classes: readonly string[];
  readonly provenance: Provenance;
  readonly calibration: Calibration | undefined;

  constructor(classes: readonly string[], provenance: Provenance, calibration?: Calibration) {
    this.classes = classes;
    this.provenance = provenance;
    this.calibration = calibration;
  }

  /** `naive-bayes`, `svm`, `fasttext`, ... */
  abstract readonly model: string;

  /** A row a text: log probabilities up to a constant, or margins. */
  abstract scores(texts: readonly string[]): Float64Array[];

  /** What each part of a text adds to the score of class k over class j. */
  protected abstract contributions(text: string, k: number, j: number): Contribution[];

  abstract toModelFile(): ModelFile;

  /** The same with another map to probabilities. */
  abstract withCalibration(calibration: Calibration): Classifier;

  /** Numbers that were learnt. */
  abstract readonly parameters: number;

  /** Whether scores can be turned into probabilities. */
  get hasProbabilities(): boolean {
    return this.calibration !== undefined || this.model !== 'svm';
  }

  /** A new array. */
  probabilitiesOf(scores: Float64Array): Float64Array {
    return this.calibration === undefined ? softmax(scores.slice()) : calibrated(this.calibration, scores);
  }

  /** The likeliest classes of a row of scores, the first first; of equal ones the first in order. */
  ranked(scores: Float64Array): PredictedLabel[] {
    const values = this.hasProbabilities ? this.probabilitiesOf(scores) : scores;
    const order = Array.from(scores, (_, k) => k);
    order.sort((a, b) => values[b] - values[a] || scores[b] - scores[a] || a - b);
    return order.map((k) => ({ label: this.classes[k], value: values[k] }));
  }

  /** The classes of each text, the likeliest first. */
  predict(texts: readonly string[]): PredictedLabel[][] {
    return this.scores(texts).map((row) => this.ranked(row));
  }

  explain(text: string): Explanation {
    const [scores] = this.scores([text]);
    const [first, second] = this.ranked(scores).map(({ label }) => this.classes.indexOf(label));
    const contributions = this.contributions(text, first, second);
    contributions.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
    return {
      label: this.classes[first],
      against: this.classes[second],
      margin: scores[first] - scores[second],
      contributions,
    };
  }

  /** The fields of a file that all classifiers have. */
  protected fileOf(rest: Pick<ModelFile, 'tensors' | 'tokenizer' | 'extra'>): ModelFile {
    const { options, seed, corpus } = this.provenance;
    const extra = { ...rest.extra, classes: this.classes };
    const file: ModelFile = {
      kind: Classifier.kind,
      version: Classifier.version,
      options: { ...options, model: this.model },
      ...rest,
      extra: this.calibration === undefined ? extra : { ...extra, calibration: this.calibration },
    };
    if (seed !== undefined) file.seed = seed;
    if (corpus !== undefined) file.corpus = corpus;
    return file;
  }
}

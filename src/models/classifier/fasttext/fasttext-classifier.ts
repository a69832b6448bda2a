/**
 * fastText's classifier: the mean of the vectors of a text's words and n-grams, and a linear layer of labels over it.
 * Source: A. Joulin et al., "Bag of Tricks for Efficient Text Classification", EACL 2017.
 *   input [words + kept buckets, D], output [labels, D] (with hierarchical softmax its first K - 1 rows are the nodes)
 *   h = the mean of the input rows; z = output h
 *   softmax: softmax(z); ova, ns: each label by itself, 1 / (1 + exp(-z)); hs: the product of the decisions on the way
 */
import { NlpError, shownValue } from '../../../errors.ts';
import { expectTensor } from '../../../math/expect-tensor.ts';
import type { ModelFile } from '../../../model-file.ts';
import { Vocabulary } from '../../../text/vocabulary.ts';
import { type Calibration, calibrated, calibrationOf } from '../calibrated.ts';
import { Classifier, type Contribution, type Provenance } from '../classifier.ts';
import { classesOf, provenanceOf } from '../file-parts.ts';
import { softmax } from '../linear-scores.ts';
import type { FastTextFile, FastTextLoss } from './file-reader.ts';
import { type LabelTree, labelTree } from './huffman.ts';
import { InputIds, type InputShape } from './input-ids.ts';

export interface FastTextParts extends InputShape {
  dimensions: number;
  loss: FastTextLoss;
  /** Whether texts are lower-cased first. */
  lowercase: boolean;
  words: Vocabulary;
  kept: Int32Array | undefined;
  labelCounts: Float64Array;
  input: Float32Array;
  output: Float32Array;
}

export class FastTextClassifier extends Classifier {
  readonly model = 'fasttext';
  readonly parts: FastTextParts;
  readonly #ids: InputIds;
  readonly #tree: LabelTree | undefined;

  constructor(
    classes: readonly string[],
    parts: FastTextParts,
    provenance: Provenance,
    calibration?: Calibration,
  ) {
    super(classes, provenance, calibration);
    this.parts = parts;
    this.#ids = new InputIds(parts, parts.words, parts.kept);
    this.#tree = parts.loss === 'hs' ? labelTree(parts.labelCounts) : undefined;
  }

  static fromFastText(file: FastTextFile): FastTextClassifier {
    const { labels, words, dimensions, loss, minN, maxN, wordNgrams, buckets, epochs } = file;
    const options = { model: 'fasttext', dimensions, loss, minN, maxN, wordNgrams, buckets, epochs };
    const parts = { ...file, words: Vocabulary.of(words), lowercase: false };
    return new FastTextClassifier(labels, parts, { options });
  }

  get parameters(): number {
    return this.parts.input.length + this.parts.output.length;
  }

  scores(texts: readonly string[]): Float64Array[] {
    return texts.map((text) => {
      const rows = this.#ids.rows(this.#folded(text));
      return this.#scoresOf(this.#mean(rows, rows.length));
    });
  }

  override probabilitiesOf(scores: Float64Array): Float64Array {
    if (this.calibration !== undefined) return calibrated(this.calibration, scores);
    const { loss } = this.parts;
    if (loss === 'hs') return scores.map((z) => Math.exp(z));
    return loss === 'softmax' ? softmax(scores.slice()) : scores.map((z) => 1 / (1 + Math.exp(-z)));
  }

  /**
   * What each row of the mean adds; with a tree, which is not linear, what it changes when the rows come one after the
   * other: that adds up, too.
   */
  protected contributions(text: string, k: number, j: number): Contribution[] {
    const names: string[] = [];
    const rows = this.#ids.rows(this.#folded(text), names);
    const found: Contribution[] = [];
    const difference = (count: number) => {
      const scores = this.#scoresOf(this.#mean(rows.slice(0, count), rows.length));
      return scores[k] - scores[j];
    };
    let before = difference(0);
    if (before !== 0) found.push({ feature: '(tree)', value: 1, contribution: before });
    for (let i = 0; i < rows.length; i++) {
      const now = difference(i + 1);
      found.push({ feature: names[i], value: 1, contribution: now - before });
      before = now;
    }
    return found;
  }

  #folded(text: string): string {
    return this.parts.lowercase ? text.toLowerCase() : text;
  }

  #mean(rows: readonly number[], count: number): Float64Array {
    const { dimensions: D, input } = this.parts;
    const h = new Float64Array(D);
    for (const row of rows) for (let d = 0; d < D; d++) h[d] += input[row * D + d];
    if (count > 0) for (let d = 0; d < D; d++) h[d] /= count;
    return h;
  }

  #scoresOf(h: Float64Array): Float64Array {
    const { dimensions: D, output } = this.parts;
    const dot = (row: number) => {
      let sum = 0;
      for (let d = 0; d < D; d++) sum += output[row * D + d] * h[d];
      return sum;
    };
    const scores = new Float64Array(this.classes.length);
    const tree = this.#tree;
    if (tree === undefined) return scores.map((_, k) => dot(k));
    const nodes = Float64Array.from({ length: scores.length - 1 }, (_, node) => dot(node));
    return scores.map((_, k) =>
      tree.paths[k].reduce((sum, node, i) => {
        const z = tree.codes[k][i] === 1 ? nodes[node] : -nodes[node];
        return sum - (z > 0 ? Math.log1p(Math.exp(-z)) : Math.log1p(Math.exp(z)) - z);
      }, 0),
    );
  }

  withCalibration(calibration: Calibration): FastTextClassifier {
    return new FastTextClassifier(this.classes, this.parts, this.provenance, calibration);
  }

  toModelFile(): ModelFile {
    const { dimensions, words, kept, labelCounts, input, output, lowercase } = this.parts;
    const { loss, minN, maxN, wordNgrams, buckets } = this.parts;
    const file = this.fileOf({
      tokenizer: { type: 'whitespace', lowercase },
      tensors: {
        ...words.toTensors('words'),
        ...(kept === undefined ? {} : { kept: { shape: [kept.length], data: kept } }),
        'label.counts': { shape: [labelCounts.length], data: labelCounts },
        input: { shape: [input.length / dimensions, dimensions], data: input },
        output: { shape: [output.length / dimensions, dimensions], data: output },
      },
    });
    file.options = { ...file.options, dimensions, loss, minN, maxN, wordNgrams, buckets };
    return file;
  }

  /** @throws NlpError for what no such classifier could have written */
  static fromModelFile(file: ModelFile): FastTextClassifier {
    const { options, tensors, tokenizer } = file;
    const size = (key: string, least: number) => {
      const value = options[key];
      if (Number.isInteger(value) && (value as number) >= least && (value as number) <= 1e9)
        return value as number;
      throw new NlpError(`the option "${key}" is ${shownValue(value)}, no size`);
    };
    const loss = options.loss as FastTextLoss;
    if (!['softmax', 'hs', 'ova', 'ns'].includes(loss))
      throw new NlpError(`there is no loss ${shownValue(loss)}`);
    const classes = classesOf(file);
    const dimensions = size('dimensions', 1);
    const words = Vocabulary.fromTensors('words', tensors);
    const buckets = size('buckets', 0);
    const kept =
      tensors.kept === undefined ? undefined : expectTensor(tensors, 'kept', Int32Array, [buckets]).data;
    const input = expectTensor(tensors, 'input', Float32Array, [undefined, dimensions]);
    const rows = input.shape[0] - words.size;
    if (kept === undefined ? buckets > rows : kept.some((row) => row >= rows)) {
      throw new NlpError(`the tensor 'input' has ${input.shape[0]} rows, too few for its words and buckets`);
    }
    const labels = classes.length;
    const parts: FastTextParts = {
      dimensions,
      loss,
      minN: size('minN', 0),
      maxN: size('maxN', 0),
      wordNgrams: size('wordNgrams', 1),
      buckets,
      lowercase: tokenizer?.lowercase ?? false,
      words,
      kept,
      labelCounts: expectTensor(tensors, 'label.counts', Float64Array, [labels]).data,
      input: input.data,
      output: expectTensor(tensors, 'output', Float32Array, [labels, dimensions]).data,
    };
    const calibration = calibrationOf(file.extra?.calibration, labels);
    return new FastTextClassifier(classes, parts, provenanceOf(file), calibration);
  }
}

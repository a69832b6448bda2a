/**
 * Features of texts: how often each n-gram of a vocabulary is in a text, weighted. The vocabulary is made of the texts
 * of training; n-grams that it has not are left out.
 *   weighting: count; binary: 1 for what is there; tfidf: count · idf, rows of length 1, as scikit-learn's defaults:
 *   idf = ln((1 + N) / (1 + df)) + 1 (G. Salton and C. Buckley, Inf. Process. Manag. 24(5), 1988); sublinear: with
 *   1 + ln count
 */
import { columnCounts, renameColumns, SparseBuilder, type SparseMatrix } from '../../math/sparse.ts';
import { Vocabulary } from '../../text/vocabulary.ts';
import { orderVocabulary } from '../../text/vocabulary-order.ts';
import { NgramScanner, type NgramSettings } from './ngram-scanner.ts';

export type Weighting = 'count' | 'binary' | 'tfidf' | 'sublinear';

export interface FeatureSettings extends NgramSettings {
  weighting: Weighting;
}

export class TextFeatures {
  readonly settings: FeatureSettings;
  /** By the number of texts that have them, the most frequent first. */
  readonly vocabulary: Vocabulary;
  /** [features]; for the other weightings empty */
  readonly idf: Float64Array;
  readonly #scanner: NgramScanner;
  /** [features] the last row that had a feature, and where it stands there. */
  #row: Int32Array;
  #place: Uint32Array;

  constructor(settings: FeatureSettings, vocabulary: Vocabulary, idf: Float64Array) {
    this.settings = settings;
    this.vocabulary = vocabulary;
    this.idf = idf;
    this.#scanner = new NgramScanner(settings);
    this.#row = new Int32Array(vocabulary.size).fill(-1);
    this.#place = new Uint32Array(vocabulary.size);
  }

  /** The features of texts that occur in at least `minDf` of them, and the texts as rows. */
  static learn(
    texts: Iterable<string>,
    settings: FeatureSettings,
    minDf: number,
  ): { features: TextFeatures; matrix: SparseMatrix } {
    const first = new TextFeatures(settings, Vocabulary.of(), new Float64Array(0));
    const counted = first.#count(texts, true);
    const documents = columnCounts(counted);
    const { vocabulary, newId } = orderVocabulary(first.vocabulary, documents, { minimumCount: minDf });
    const matrix = renameColumns(counted, newId, vocabulary.size);
    const idf = new Float64Array(usesIdf(settings.weighting) ? vocabulary.size : 0);
    if (idf.length > 0) {
      for (let old = 0; old < newId.length; old++) {
        if (newId[old] < idf.length) idf[newId[old]] = Math.log((1 + matrix.rows) / (1 + documents[old])) + 1;
      }
    }
    const features = new TextFeatures(settings, vocabulary, idf);
    features.#weigh(matrix);
    return { features, matrix };
  }

  get size(): number {
    return this.vocabulary.size;
  }

  /** Texts as rows. */
  rows(texts: Iterable<string>): SparseMatrix {
    const matrix = this.#count(texts, false);
    this.#weigh(matrix);
    return matrix;
  }

  #count(texts: Iterable<string>, grows: boolean): SparseMatrix {
    const { vocabulary } = this;
    const scanner = this.#scanner;
    const builder = new SparseBuilder();
    this.#row.fill(-1);
    let rows = 0;
    for (const text of texts) {
      scanner.scan(text);
      const { bytes, from, to, hash, count } = scanner;
      for (let i = 0; i < count; i++) {
        const id = grows
          ? vocabulary.addBytes(bytes, from[i], to[i], hash[i])
          : vocabulary.findBytes(bytes, from[i], to[i], hash[i]);
        if (id === -1) continue;
        if (id >= this.#row.length) this.#grow();
        if (this.#row[id] === rows) builder.increment(this.#place[id]);
        else {
          this.#row[id] = rows;
          this.#place[id] = builder.push(id, 1);
        }
      }
      builder.endRow();
      rows++;
    }
    return builder.build(vocabulary.size);
  }

  #grow(): void {
    const length = Math.max(1 << 10, 2 * this.#row.length);
    const row = new Int32Array(length).fill(-1);
    const place = new Uint32Array(length);
    row.set(this.#row);
    place.set(this.#place);
    this.#row = row;
    this.#place = place;
  }

  #weigh({ rows, start, column, value }: SparseMatrix): void {
    const { weighting } = this.settings;
    const { idf } = this;
    if (weighting === 'count') return;
    if (weighting === 'binary') {
      value.fill(1);
      return;
    }
    for (let row = 0; row < rows; row++) {
      let squares = 0;
      for (let i = start[row]; i < start[row + 1]; i++) {
        const weight = (weighting === 'sublinear' ? 1 + Math.log(value[i]) : value[i]) * idf[column[i]];
        value[i] = weight;
        squares += weight * weight;
      }
      const scale = squares === 0 ? 0 : 1 / Math.sqrt(squares);
      for (let i = start[row]; i < start[row + 1]; i++) value[i] *= scale;
    }
  }
}

export function usesIdf(weighting: Weighting): boolean {
  return weighting === 'tfidf' || weighting === 'sublinear';
}

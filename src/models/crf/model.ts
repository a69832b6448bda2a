/**
 * A conditional random field over a linear chain, first order: the probability of all labels of a sentence given all
 * that was looked at. Sources: J. Lafferty, A. McCallum, F. Pereira, ICML 2001; features, penalties and training as
 * CRFsuite (N. Okazaki, 2007). Natural logs.
 */
import { NlpError } from '../../errors.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';
import { AttributeFinder } from './attribute-finder.ts';
import { type Allowed, allowedBy, type Constraint, constrain } from './constraints.ts';
import type { CrfSettings } from './crf-options.ts';
import { type LatticeScores, type LatticeSums, scorePath, sumLattice } from './lattice.ts';
import { Partition } from './partition.ts';
import { parseTemplates } from './template.ts';
import { type CrfSentence, type FeatureSource, isTable } from './training-corpus.ts';
import { nBest, type Path, viterbi } from './viterbi.ts';
import { addAttribute, type CrfWeights, transitionScores } from './weights.ts';

export interface DecodingOptions {
  /** Only label sequences of this scheme. */
  constrain?: Constraint;
  /** Each label the most probable one at its place, instead of the most probable sequence. */
  posterior?: boolean;
}

export interface Labelling {
  labels: string[];
  /** Natural log of the probability of the whole sequence. */
  logProbability: number;
}

/** What training says of itself. */
export interface TrainingRecord {
  iterations: number;
  loss: number;
  converged: boolean;
}

export interface CrfParts {
  labels: readonly string[];
  attributes: Vocabulary;
  weights: CrfWeights;
  source: FeatureSource;
  settings: CrfSettings;
  training: TrainingRecord;
  corpus?: { sha256: string; bytes: number }[];
}

export class CrfModel {
  readonly labels: readonly string[];
  readonly attributes: Vocabulary;
  readonly weights: CrfWeights;
  readonly source: FeatureSource;
  readonly settings: CrfSettings;
  readonly training: TrainingRecord;
  readonly corpus: { sha256: string; bytes: number }[] | undefined;
  /** [L*L] */
  readonly transition: Float64Array;
  readonly #finder: AttributeFinder | undefined;
  readonly #columns: number;
  readonly #partition: Partition;
  readonly #allowed = new Map<Constraint, Allowed>();

  constructor(parts: CrfParts) {
    this.labels = parts.labels;
    this.attributes = parts.attributes;
    this.weights = parts.weights;
    this.source = parts.source;
    this.settings = parts.settings;
    this.training = parts.training;
    this.corpus = parts.corpus;
    this.transition = transitionScores(parts.weights);
    this.#partition = new Partition(this.transition, parts.labels.length);
    const { template } = parts.source;
    if (template === undefined) {
      this.#columns = 0;
      return;
    }
    const { templates, columns } = parseTemplates(template);
    this.#columns = columns;
    this.#finder = new AttributeFinder(templates, (name) => this.attributes.find(name));
  }

  /** Columns that a sentence must have; 0 where the model reads attributes. */
  get columns(): number {
    return this.#columns;
  }

  /** The most probable labels of a sentence. */
  label(sentence: CrfSentence, options: DecodingOptions = {}): Labelling {
    const scores = this.lattice(sentence, options.constrain);
    const path = this.#decode(scores, options);
    return {
      labels: this.#names(path.labels),
      logProbability: path.score - this.#partition.logOf(scores),
    };
  }

  /** The labels alone, which is quicker. */
  labelsOf(sentence: CrfSentence, options: DecodingOptions = {}): string[] {
    const scores = this.lattice(sentence, options.constrain);
    const path = this.#decode(scores, options);
    return this.#names(path.labels);
  }

  /** The n most probable sequences, best first. */
  nBest(sentence: CrfSentence, n: number, options: DecodingOptions = {}): Labelling[] {
    const scores = this.lattice(sentence, options.constrain);
    const logPartition = this.#partition.logOf(scores);
    return nBest(scores, n).map(({ labels, score }) => ({
      labels: this.#names(labels),
      logProbability: score - logPartition,
    }));
  }

  /** p(label) at each token, [T][L]. */
  marginals(sentence: CrfSentence, options: DecodingOptions = {}): Float64Array[] {
    const { labels } = this;
    const { marginals } = sumLattice(this.lattice(sentence, options.constrain));
    return Array.from({ length: marginals.length / labels.length }, (_, t) =>
      marginals.subarray(t * labels.length, (t + 1) * labels.length),
    );
  }

  /** log p(gold labels) and log Z; minus infinity where a label is not one of the model's. */
  score(
    sentence: CrfSentence,
    gold: readonly string[],
    options: DecodingOptions = {},
  ): { logLikelihood: number; logPartition: number } {
    const scores = this.lattice(sentence, options.constrain);
    const logPartition = this.#partition.logOf(scores);
    const path = gold.map((label) => this.labels.indexOf(label));
    const logLikelihood = path.includes(-1)
      ? Number.NEGATIVE_INFINITY
      : scorePath(scores, path) - logPartition;
    return { logLikelihood, logPartition };
  }

  /** The scores of all labels and pairs of labels of a sentence. */
  lattice(sentence: CrfSentence, constraint?: Constraint): LatticeScores {
    const labels = this.labels.length;
    const length = lengthOf(sentence);
    const state = new Float64Array(length * labels);
    if (isTable(sentence)) {
      const { ids, starts } = this.#load(sentence.columns, length);
      const { features, values } = this.weights;
      const { stateStart, stateLabel } = features;
      for (let t = 0; t < length; t++) {
        const row = t * labels;
        for (let k = starts[t]; k < starts[t + 1]; k++) {
          const end = stateStart[ids[k] + 1];
          for (let feature = stateStart[ids[k]]; feature < end; feature++)
            state[row + stateLabel[feature]] += values[feature];
        }
      }
    } else {
      for (let t = 0; t < length; t++)
        for (const { id, value } of this.attributesAt(sentence, t))
          if (id !== -1) addAttribute(this.weights, id, value, state, t * labels);
    }
    const scores = { length, labels, state, transition: this.transition };
    if (constraint === undefined) return scores;
    let allowed = this.#allowed.get(constraint);
    if (allowed === undefined) {
      allowed = allowedBy(constraint, this.labels);
      this.#allowed.set(constraint, allowed);
    }
    return constrain(scores, allowed);
  }

  /** What was looked at for one token: each attribute, its value and its id (-1: it has no weights). */
  attributesAt(sentence: CrfSentence, t: number): { name: string; value: number; id: number }[] {
    if (!isTable(sentence)) {
      return sentence.attributes[t].map((name, k) => ({
        name,
        value: sentence.values[t][k],
        id: this.attributes.find(name),
      }));
    }
    const length = lengthOf(sentence);
    const finder = this.#load(sentence.columns, length);
    return finder.namesAt(t, length).map((name) => ({ name, value: 1, id: this.attributes.find(name) }));
  }

  #load(columns: readonly (readonly string[])[], length: number): AttributeFinder {
    if (this.#finder === undefined) {
      throw new NlpError('the model reads files of attributes, and this is a table of tokens', {
        remedy: (option) => `Give it attributes with ${option('format')} crfsuite.`,
      });
    }
    if (columns.length < this.#columns) throw this.#tooFewColumns(columns.length);
    this.#finder.load(columns, length);
    return this.#finder;
  }

  #tooFewColumns(given: number): NlpError {
    const names = this.source.columns.slice(0, this.#columns);
    const said = names.some((name) => !/^\d+$/.test(name)) ? ` (${names.join(', ')})` : '';
    return new NlpError(`the model looks at ${this.#columns} columns${said}, and the text has ${given}`, {
      remedy: (option) => `Give it the columns it was trained on, with ${option('format')} columns.`,
    });
  }

  /** @throws NlpError where the constraint allows no sequence of the model's labels */
  #decode(scores: LatticeScores, { posterior, constrain: constraint }: DecodingOptions): Path {
    const path = posterior ? posteriorPath(scores) : viterbi(scores);
    if (path.score > Number.NEGATIVE_INFINITY || constraint === undefined) return path;
    throw new NlpError(`no sequence of the model's labels is one of ${constraint}`, {
      remedy: `The labels are ${this.labels.slice(0, 10).join(', ')}.`,
    });
  }

  #names(path: Uint32Array): string[] {
    return Array.from(path, (label) => this.labels[label]);
  }
}

export function lengthOf(sentence: CrfSentence): number {
  return isTable(sentence) ? (sentence.columns[0]?.length ?? 0) : sentence.attributes.length;
}

/** The most probable label at each place, of equal ones the lower; its score is that of the sequence. */
function posteriorPath(scores: LatticeScores): Path {
  const { length, labels } = scores;
  const { marginals }: LatticeSums = sumLattice(scores);
  const path = new Uint32Array(length);
  for (let t = 0; t < length; t++)
    for (let j = 1; j < labels; j++)
      if (marginals[t * labels + j] > marginals[t * labels + path[t]]) path[t] = j;
  return { labels: path, score: scorePath(scores, path) };
}

/**
 * A searchable collection of documents: TF-IDF, SMART and BM25 over one inverted index. The weighting is chosen
 * when a query is asked; what was given when the index was made is the default.
 */

import { NlpError, shownValue } from '../../errors.ts';
import { atOnce } from '../../math/turns.ts';
import type { ModelFile } from '../../model-file.ts';
import { type OptionsOf, pickOptions, resolveOptions } from '../../options/table.ts';
import { compactingSteps } from './compaction.ts';
import type { IndexDocument } from './document-store.ts';
import { explainScore } from './explanation.ts';
import { expandPlan } from './feedback.ts';
import { type FeedbackSettings, feedbackSettings } from './feedback-settings.ts';
import { formulasOf } from './formulas.ts';
import { indexFromTensors, indexToTensors } from './index-file.ts';
import { resolveIndexSettings } from './index-settings.ts';
import { type ScoredDocument, searchTopK } from './max-score.ts';
import {
  keywordsTable,
  type SchemeOptions,
  searchTable,
  similarTable,
  type TfidfOptions,
} from './options.ts';
import { kernelValue, type PreparedWeighting, prepareWeighting } from './prepared-weighting.ts';
import type { QueryPlan } from './query-plan.ts';
import { countMatches, planQuery, planTerms, planWords } from './query-planner.ts';
import { createWeighting, mergeSchemes } from './scheme.ts';
import { SearchIndex } from './search-index.ts';
import type {
  IndexStatistics,
  SearchHit,
  SearchOptions,
  SearchResult,
  WeightedTerm,
} from './search-types.ts';
import { settingsFromRecord, settingsToRecord } from './settings-record.ts';
import { makeSnippet } from './snippet.ts';

type Corpus = ModelFile['corpus'];

export class TfidfModel {
  static readonly kind = 'tfidf';
  static readonly version = 1;

  #index: SearchIndex;
  /** Hashes of what the documents were read from, for the model file. */
  corpus: Corpus;
  readonly #prepared = new Map<string, PreparedWeighting>();

  private constructor(index: SearchIndex, corpus: Corpus) {
    this.#index = index;
    this.corpus = corpus;
  }

  /**
   * Makes an index of documents; of a corpus by `trainOnCorpus`.
   * @throws NlpError where two have the same id, or (usage) an option is out of range
   */
  static train(documents: Iterable<IndexDocument>, options: TfidfOptions = {}): TfidfModel {
    const model = new TfidfModel(new SearchIndex(resolveIndexSettings(options)), undefined);
    model.add(documents);
    return model;
  }

  /** The index below, for those who need its postings. */
  get index(): SearchIndex {
    return this.#index;
  }

  /** How many documents there are. */
  get size(): number {
    return this.#index.documents;
  }

  has(id: string): boolean {
    return this.#index.store.numberOf(id) !== undefined;
  }

  /** Ids of all documents, in the order in which they came. */
  ids(): string[] {
    const { store } = this.#index;
    return store.ids.filter((_id, document) => !store.isRemoved(document));
  }

  /** @throws NlpError where an id is taken; the documents before it are in */
  add(documents: Iterable<IndexDocument>): void {
    this.#index.add(documents);
  }

  /** @throws NlpError where there is no document with one of the ids; then none is removed */
  remove(ids: Iterable<string>): void {
    const all = new Set(ids);
    const documents = Array.from(all, (id) => this.#documentOf(id));
    for (const document of documents) this.#index.remove(document);
  }

  /** The best documents for a query; ties rank by id. @throws NlpError (usage) for options out of range */
  search(query: string, options: SearchOptions = {}): SearchResult {
    const { count } = resolveOptions(searchTable, pickOptions(searchTable, { ...options }));
    const first = this.plan(query, options);
    const feedback = feedbackSettings(options) ?? this.#index.settings.feedback ?? false;
    const plan = feedback === false ? first : this.#withFeedback(first, feedback);
    const hits = this.#hits(plan, searchTopK(this.#index, plan, count), options);
    return this.#result(plan, hits, options);
  }

  /** A query as it will be run, before feedback. */
  plan(query: string, options: SearchOptions = {}): QueryPlan {
    const prepared = this.#prepare(options);
    const read = options.operators === false ? planWords : planQuery;
    return read(this.#index, prepared, query);
  }

  /** The terms of a document by weight, heaviest first. @throws NlpError where there is no such document */
  keywords(id: string, options: SchemeOptions & OptionsOf<typeof keywordsTable> = {}): WeightedTerm[] {
    const { count } = resolveOptions(keywordsTable, pickOptions(keywordsTable, { ...options }));
    return this.vector(id, options).slice(0, count);
  }

  /**
   * The documents that are most like one: its heaviest terms are the query. It is not among them itself.
   * @throws NlpError where there is no such document
   */
  similar(id: string, options: SearchOptions & OptionsOf<typeof similarTable> = {}): SearchResult {
    const { count, terms } = resolveOptions(similarTable, pickOptions(similarTable, { ...options }));
    const document = this.#documentOf(id);
    const prepared = this.#prepare(options);
    const weights = new Map<number, number>();
    for (const { term, tf } of this.#vector(document, prepared).slice(0, terms)) {
      weights.set(this.#index.terms.find(term), tf);
    }
    const { size } = this.#index.store;
    const allowed = new Uint32Array((size >>> 5) + 1).fill(0xffffffff);
    for (let d = 0; d < size; d++) {
      if (d === document || this.#index.store.isRemoved(d)) allowed[d >>> 5] &= ~(1 << (d & 31));
    }
    const plan = planTerms(this.#index, prepared, weights, allowed);
    const hits = this.#hits(plan, searchTopK(this.#index, plan, count), options);
    return this.#result(plan, hits, options);
  }

  /**
   * The weights of a document's terms, heaviest first: with the scheme `tfidf` scikit-learn's vector.
   * @throws NlpError where there is no such document
   */
  vector(id: string, options: SchemeOptions = {}): WeightedTerm[] {
    return this.#vector(this.#documentOf(id), this.#prepare(options));
  }

  statistics(): IndexStatistics {
    const { store, terms, segments, documentFrequencies, memory } = this.#index;
    let used = 0;
    let postings = 0;
    for (let term = 0; term < terms.size; term++) {
      const df = documentFrequencies.values[term];
      postings += df;
      if (df > 0) used++;
    }
    let textBytes = 0;
    for (let d = 0; d < store.size; d++) if (!store.isRemoved(d)) textBytes += store.byteLengths.values[d];
    return {
      documents: store.count,
      terms: used,
      tokens: store.tokens,
      postings,
      meanLength: store.count === 0 ? 0 : store.tokens / store.count,
      textBytes,
      postingBytes: segments.reduce((sum, segment) => sum + segment.postings.length, 0),
      memoryBytes: memory,
    };
  }

  /** Makes one segment of all, step by step: what `toModelFile` begins with, where a pause is wanted. */
  *compactingSteps(): Generator<undefined, SearchIndex> {
    const compact = yield* compactingSteps(this.#index);
    if (compact !== this.#index) this.#prepared.clear();
    this.#index = compact;
    return compact;
  }

  /** The index as data; it is compacted first, so that equal documents give equal bytes. */
  toModelFile(): ModelFile {
    const compact = atOnce(this.compactingSteps());
    return {
      kind: TfidfModel.kind,
      version: TfidfModel.version,
      options: settingsToRecord(compact.settings),
      corpus: this.corpus,
      tensors: indexToTensors(compact),
    };
  }

  /** @throws NlpError for what does not fit together */
  static fromModelFile(file: ModelFile): TfidfModel {
    return new TfidfModel(indexFromTensors(settingsFromRecord(file.options), file.tensors), file.corpus);
  }

  #prepare(options: SchemeOptions): PreparedWeighting {
    const scheme = mergeSchemes(this.#index.settings.scheme, options);
    const key = JSON.stringify(scheme);
    const known = this.#prepared.get(key);
    if (known !== undefined && known.state === this.#index.state) return known;
    const prepared = prepareWeighting(this.#index, createWeighting(scheme));
    // Schemes of an older state are never asked for again.
    if (known !== undefined) this.#prepared.clear();
    this.#prepared.set(key, prepared);
    return prepared;
  }

  #documentOf(id: string): number {
    const document = this.#index.store.numberOf(id);
    if (document !== undefined) return document;
    throw new NlpError(`there is no document with the id ${shownValue(id)}`, {
      remedy: (option) => `\`nlp tfidf info -m FILE ${option('ids')}\` lists the ids.`,
    });
  }

  #withFeedback(plan: QueryPlan, feedback: FeedbackSettings): QueryPlan {
    const best = searchTopK(this.#index, plan, feedback.documents);
    return expandPlan(this.#index, plan, best, feedback);
  }

  #vector(document: number, prepared: PreparedWeighting): WeightedTerm[] {
    const { weighting, documents, active } = prepared;
    const vector: WeightedTerm[] = [];
    for (const [term, tf] of this.#index.termsOf(document)) {
      if (active?.[term] === 0) continue;
      const df = this.#index.documentFrequencies.values[term];
      const isVector = weighting.kernel === 'product' || weighting.kernel === 'augmented';
      const idf = isVector ? weighting.documentIdf(df, documents) : weighting.idf(df, documents);
      const weight = kernelValue(prepared, tf, document) * idf;
      vector.push({ term: this.#index.terms.token(term), weight, tf, df, idf });
    }
    return vector.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1));
  }

  #result(plan: QueryPlan, hits: SearchHit[], { total, explain }: SearchOptions): SearchResult {
    return {
      hits,
      ...(total ? { total: countMatches(this.#index, plan) } : {}),
      ...(explain ? { formulas: formulasOf(plan.prepared) } : {}),
    };
  }

  #hits(plan: QueryPlan, found: readonly ScoredDocument[], options: SearchOptions): SearchHit[] {
    const { store, analyzer } = this.#index;
    const terms = new Set<string>();
    if (options.snippets) {
      for (const term of plan.terms) {
        if (typeof term.postings === 'number') terms.add(term.label);
        else if (term.expansions !== undefined) for (const word of term.expansions) terms.add(word);
        else for (const word of analyzer.analyze(term.label)) terms.add(word.term);
      }
    }
    return found.map(({ document, score }, i) => {
      const hit: SearchHit = { rank: i + 1, id: store.ids[document], score };
      const title = store.titleOf(document);
      if (title !== undefined) hit.title = title;
      const text = options.snippets ? store.textOf(document) : undefined;
      if (text !== undefined) {
        const body = title === undefined ? text : text.slice(title.length + 1);
        hit.snippet = makeSnippet(analyzer, body === '' ? text : body, terms);
      }
      if (options.explain) hit.explanation = explainScore(this.#index, plan, document);
      return hit;
    });
  }
}

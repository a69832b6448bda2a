/**
 * The inverted index: an analyzer, its terms, the documents, and their postings in segments. Documents come and go
 * without rebuilding: new ones make a segment of their own, removed ones are marked. `df`, the number of documents
 * and the mean length always count the documents that are there, so that scores are those of a fresh index.
 */
import { Vocabulary } from '../../text/vocabulary.ts';
import { Analyzer } from './analyzer.ts';
import { DocumentScanner } from './document-scanner.ts';
import { DocumentStore, type IndexDocument } from './document-store.ts';
import { GrowableNumbers } from './growable.ts';
import type { IndexSettings } from './index-settings.ts';
import { PostingCursor } from './posting-cursor.ts';
import { documentsOfRow, type Segment } from './segment.ts';
import { buildSegment, mergeSegments } from './segment-building.ts';

/** Tokens that are collected before they become a segment. */
const tokensPerSegment = 1 << 23;
const maximumSegments = 12;
/** Room for growth is a large part of a small index, and of a large one dear to give back at each change. */
const trimmedTextLength = 1 << 20;

/** The tensors and tables of an index, when it is read from a file or compacted. */
export interface IndexParts {
  terms: Vocabulary;
  store: DocumentStore;
  segments: Segment[];
  frequencies: Uint32Array;
  /** Whether terms are numbered by count and nothing is removed. */
  isCompact: boolean;
}

export class SearchIndex {
  readonly settings: IndexSettings;
  readonly analyzer: Analyzer;
  readonly terms: Vocabulary;
  readonly store: DocumentStore;
  /** Counts the changes: whatever was computed for another state is out of date. */
  state = 0;
  isCompact: boolean;
  readonly #segments: Segment[];
  readonly #frequencies: GrowableNumbers;
  #scanner: DocumentScanner | undefined;
  /** Where the tokens of each document begin that is scanned and not yet in a segment. */
  readonly #starts = new GrowableNumbers();

  constructor(settings: IndexSettings, parts?: IndexParts) {
    this.settings = settings;
    this.analyzer = new Analyzer(settings.analysis);
    this.terms = parts?.terms ?? Vocabulary.of();
    this.store = parts?.store ?? new DocumentStore(settings.store);
    this.#segments = parts?.segments ?? [];
    this.#frequencies = new GrowableNumbers();
    if (parts !== undefined) {
      this.#frequencies.values = parts.frequencies;
      this.#frequencies.length = parts.frequencies.length;
    }
    this.isCompact = parts?.isCompact ?? false;
  }

  /** Postings of all documents; those that wait to be put into a segment are first. */
  get segments(): readonly Segment[] {
    this.#flush();
    return this.#segments;
  }

  /** Documents that hold each term, without removed ones. */
  get documentFrequencies(): GrowableNumbers {
    this.#flush();
    return this.#frequencies;
  }

  /** How many documents there are. */
  get documents(): number {
    return this.store.count;
  }

  /** Adds documents; they are put into a segment when they are asked for. @throws NlpError where an id is taken; the documents before it are in */
  add(documents: Iterable<IndexDocument>): void {
    this.state++;
    this.isCompact = false;
    this.#scanner ??= new DocumentScanner(this.analyzer, this.terms);
    const { store } = this;
    const scanner = this.#scanner;
    for (const document of documents) {
      const { text, start, end } = store.add(document);
      this.#starts.push(scanner.tokens.length);
      store.setLength(scanner.scan(text, store.text.bytes, start, end));
      if (scanner.tokens.length >= tokensPerSegment) this.#flush();
    }
  }

  /** Removes a document. @param document its number */
  remove(document: number): void {
    this.state++;
    this.isCompact = false;
    for (const term of this.termsOf(document).keys()) this.documentFrequencies.values[term]--;
    this.store.remove(document);
  }

  /** The terms of a document and how often each occurs: from its text, or through all postings without it. */
  termsOf(document: number): Map<number, number> {
    const counts = new Map<number, number>();
    const text = this.store.textOf(document);
    if (text !== undefined) {
      for (const { term } of this.analyzer.analyze(text)) {
        const id = this.terms.find(term);
        counts.set(id, (counts.get(id) ?? 0) + 1);
      }
      return counts;
    }
    const segment = this.segments.find(
      ({ firstDocument, documents }) => document >= firstDocument && document < firstDocument + documents,
    );
    if (segment === undefined) return counts;
    const local = document - segment.firstDocument;
    const cursor = new PostingCursor();
    for (let row = 0; row < segment.rowOffset.length - 1; row++) {
      cursor.openRow(segment, row);
      while (cursor.nextBlock()) {
        if (cursor.documents[cursor.count - 1] < local) continue;
        for (let i = 0; i < cursor.count && cursor.documents[i] <= local; i++) {
          if (cursor.documents[i] === local) counts.set(segment.termIds?.[row] ?? row, cursor.frequencies[i]);
        }
        break;
      }
    }
    return counts;
  }

  /** Bytes of memory held by everything that a search needs. */
  get memory(): number {
    let bytes = this.terms.memory + this.store.memory + this.documentFrequencies.values.byteLength;
    for (const segment of this.segments) {
      for (const part of Object.values(segment)) if (ArrayBuffer.isView(part)) bytes += part.byteLength;
    }
    return bytes;
  }

  /** Makes a segment of the documents that were scanned. */
  #flush(): void {
    const scanner = this.#scanner;
    const documents = this.#starts.length;
    if (scanner === undefined || documents === 0) return;
    this.#starts.push(scanner.tokens.length);
    const lengths = this.store.lengths.values;
    const firstDocument = this.store.lengths.length - documents;
    const run = {
      tokens: scanner.tokens.values,
      positions: scanner.positions.values,
      starts: this.#starts.values,
      documents,
      terms: this.terms.size,
    };
    const segment = buildSegment(run, firstDocument, lengths, this.settings.positions);
    this.#starts.length = 0;
    scanner.clear();
    this.#countDocuments(segment);
    this.#segments.push(segment);
    if (this.store.text.length < trimmedTextLength) {
      this.terms.trim();
      this.store.trim();
      this.#frequencies.trim();
    }
    while (this.#segments.length > maximumSegments) this.#mergeSmallest();
  }

  #countDocuments(segment: Segment): void {
    const { rowOffset, termIds } = segment;
    const frequencies = this.#frequencies;
    while (frequencies.length < this.terms.size) frequencies.push(0);
    for (let row = 0; row < rowOffset.length - 1; row++) {
      frequencies.values[termIds === undefined ? row : termIds[row]] += documentsOfRow(segment, row);
    }
  }

  /** Merges the two neighbours that are smallest together. */
  #mergeSmallest(): void {
    const segments = this.#segments;
    let best = 0;
    let smallest = Number.POSITIVE_INFINITY;
    for (let i = 0; i + 1 < segments.length; i++) {
      const size = segments[i].documents + segments[i + 1].documents;
      if (size < smallest) [best, smallest] = [i, size];
    }
    const pair = segments.slice(best, best + 2);
    const merged = mergeSegments(pair, {
      newNumber: undefined,
      termOrder: undefined,
      terms: this.terms.size,
      firstDocument: pair[0].firstDocument,
      documents: smallest,
      lengths: this.store.lengths.values,
      withPositions: this.settings.positions,
    });
    segments.splice(best, 2, merged);
  }
}

/**
 * What a corpus is made of, counted in one pass: `nlp corpus stats`. Memory grows with the number of different
 * tokens only.
 */

import { compareCodePoints, countCodePoints } from '../text/code-points.ts';
import type { Tokenizer } from '../text/tokenizer.ts';
import { documentParser } from './documents.ts';
import { type FormatContext, newContext } from './formats/parser.ts';
import { chooseFormat, itemsOf } from './formats.ts';
import { lineBatches } from './lines.ts';
import { readInputs, type Session } from './reading.ts';
import { sentenceParser } from './sentences.ts';
import { taggedParser } from './tagged-sentences.ts';
import type {
  CorpusFormat,
  Document,
  Input,
  InputOptions,
  Inputs,
  Sentence,
  TaggedSentence,
} from './types.ts';

export interface StatisticsOptions extends InputOptions {
  /** Where the tokens of formats without tokens come from. */
  tokenizer: Pick<Tokenizer, 'tokenize'>;
  /** How many of the most frequent tokens are listed. @defaultValue 10 */
  top?: number;
}

export interface CorpusStatistics {
  sha256: string;
  files: number;
  formats: CorpusFormat[];
  /** Decompressed. */
  bytes: number;
  lines: number;
  /** Code points, without line ends. */
  characters: number;
  /** In code points. Absent where there are no lines. */
  longestLine?: { characters: number; file: string; line: number };
  sentences: number;
  tokens: number;
  types: number;
  /** Types that occur once. */
  hapaxes: number;
  /** types / tokens; 0 where there are no tokens. */
  typeTokenRatio: number;
  /** Tokens a sentence; 0 where there are none. */
  meanSentenceLength: number;
  longestSentence?: { tokens: number; file: string; line: number };
  /** Most frequent first, then by code point. */
  topTokens: { token: string; count: number }[];
  /** Absent where the formats have no documents of their own (text, prose, and tagged ones). */
  documents?: number;
  emptyDocuments?: number;
  labels?: Record<string, number>;
  tags?: Record<string, number>;
}

/** @throws NlpError for what cannot be read */
export async function corpusStatistics(
  inputs: Inputs,
  options: StatisticsOptions,
): Promise<CorpusStatistics> {
  const counter = new Counter(options);
  const reading = readInputs(inputs, { ...options, fingerprint: true }, (session) => counter.count(session));
  for await (const _ of reading);
  return { sha256: reading.fingerprint().sha256, ...counter.result(reading.fingerprint().bytes) };
}

class Counter {
  private readonly options: StatisticsOptions;
  private readonly formats = new Set<CorpusFormat>();
  private files = 0;
  private lines = 0;
  private characters = 0;
  private longestLine: CorpusStatistics['longestLine'];
  private sentences = 0;
  private tokens = 0;
  private longestSentence: CorpusStatistics['longestSentence'];
  private readonly types = new Map<string, number>();
  private documents: number | undefined;
  private emptyDocuments = 0;
  private readonly labels = new Map<string, number>();
  private readonly tags = new Map<string, number>();

  constructor(options: StatisticsOptions) {
    this.options = options;
  }

  async *count(session: Session): AsyncGenerator<void, void, undefined> {
    for (const input of session.inputs) {
      this.files++;
      await this.countInput(session, input);
      yield;
    }
  }

  private async countInput(session: Session, input: Input): Promise<void> {
    const format = chooseFormat(input, this.options, 'sentences');
    this.formats.add(format);
    const items = itemsOf(format);
    const context: FormatContext = newContext(session, input);
    const tagged = items === 'tagged' ? await taggedParser(format, context) : undefined;
    const sentences = items === 'tagged' ? undefined : await sentenceParser(format, context);
    const documents = items === 'documents' ? await documentParser(format, context) : undefined;
    if (documents !== undefined) this.documents ??= 0;
    const foundTagged: TaggedSentence[] = [];
    const foundSentences: Sentence[] = [];
    const foundDocuments: Document[] = [];
    const drain = () => {
      for (const item of foundTagged.splice(0)) this.addTagged(item);
      for (const item of foundSentences.splice(0))
        this.addSentence(item, this.options.tokenizer.tokenize(item.text));
      for (const item of foundDocuments.splice(0)) this.addDocument(item);
    };
    for await (const { lines, first } of lineBatches(session, input)) {
      for (let i = 0; i < lines.length; i++) this.addLine(lines[i], input.name, first + i);
      tagged?.push(lines, first, foundTagged);
      sentences?.push(lines, first, foundSentences);
      documents?.push(lines, first, foundDocuments);
      drain();
    }
    tagged?.end(foundTagged);
    sentences?.end(foundSentences);
    documents?.end(foundDocuments);
    drain();
  }

  private addLine(text: string, file: string, line: number): void {
    const characters = countCodePoints(text);
    this.lines++;
    this.characters += characters;
    if (this.longestLine === undefined || characters > this.longestLine.characters) {
      this.longestLine = { characters, file, line };
    }
  }

  private addSentence({ file, line }: { file: string; line: number }, tokens: readonly string[]): void {
    this.sentences++;
    this.tokens += tokens.length;
    if (this.longestSentence === undefined || tokens.length > this.longestSentence.tokens) {
      this.longestSentence = { tokens: tokens.length, file, line };
    }
    for (const token of tokens) increase(this.types, token);
  }

  private addTagged(item: TaggedSentence): void {
    this.addSentence(item, item.tokens);
    for (const tag of item.tags) increase(this.tags, tag);
  }

  private addDocument({ text, label }: Document): void {
    this.documents = (this.documents ?? 0) + 1;
    if (text.trim() === '') this.emptyDocuments++;
    if (label !== undefined) increase(this.labels, label);
  }

  result(bytes: number): Omit<CorpusStatistics, 'sha256'> {
    let hapaxes = 0;
    for (const count of this.types.values()) if (count === 1) hapaxes++;
    return {
      files: this.files,
      formats: [...this.formats],
      bytes,
      lines: this.lines,
      characters: this.characters,
      longestLine: this.longestLine,
      sentences: this.sentences,
      tokens: this.tokens,
      types: this.types.size,
      hapaxes,
      typeTokenRatio: this.tokens === 0 ? 0 : this.types.size / this.tokens,
      meanSentenceLength: this.sentences === 0 ? 0 : this.tokens / this.sentences,
      longestSentence: this.longestSentence,
      topTokens: mostFrequent(this.types, this.options.top ?? 10).map(([token, count]) => ({ token, count })),
      documents: this.documents,
      emptyDocuments: this.documents === undefined ? undefined : this.emptyDocuments,
      labels: this.labels.size === 0 ? undefined : Object.fromEntries(mostFrequent(this.labels)),
      tags: this.tags.size === 0 ? undefined : Object.fromEntries(mostFrequent(this.tags)),
    };
  }
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mostFrequent(counts: Map<string, number>, top = counts.size): [string, number][] {
  return [...counts].sort((a, b) => b[1] - a[1] || compareCodePoints(a[0], b[0])).slice(0, top);
}

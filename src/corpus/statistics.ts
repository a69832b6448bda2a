/**
 * What a corpus is made of, counted in one pass: `nlp corpus stats`. Memory grows with the number of different
 * tokens only.
 */

import { usageError } from '../errors.ts';
import { compareCodePoints, countCodePoints } from '../text/code-points.ts';
import type { Tokenizer } from '../text/tokenizer.ts';
import { chooseFormat } from './choose-format.ts';
import { type FormatContext, type LineParser, newContext } from './formats/parser.ts';
import { type CorpusFormat, formatRow } from './formats.ts';
import type { CorpusDocument, ItemKind, ItemTypes, Place } from './items.ts';
import { lineBatches } from './lines.ts';
import { itemParser } from './load-format.ts';
import { type RankFrequency, rankFrequency } from './rank-frequency.ts';
import { readInputs, type Session } from './reading.ts';
import type { Input, InputOptions, Inputs } from './types.ts';

export interface StatisticsOptions extends InputOptions {
  /** Where the tokens of formats without tokens come from. */
  tokenizer: Pick<Tokenizer, 'tokenize'>;
  /** The option that chose the tokenizer; absent where it is the default, beside which files may have tokens of their own. */
  chosenBy?: 'tokenizer' | 'lowercase' | 'normalize' | 'stripAccents';
  /** How many of the most frequent tokens are listed. @defaultValue 10 */
  top?: number;
  /** What the files are read as. @defaultValue what their formats are made for */
  as?: ItemKind;
}

export interface CorpusStatistics extends RankFrequency {
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
  /** How many pairs, and how many tokens on each side of them. */
  pairs?: { count: number; sourceTokens: number; targetTokens: number };
  /** How many chats, and how many messages of each role. */
  chats?: { count: number; messages: Record<string, number> };
  /** How many different values each column has. */
  columns?: Record<string, number>;
  /** How many attributes there are in all items, and how many different ones. */
  attributes?: { count: number; different: number };
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

/** Items that come with their tokens. */
const tokenized: readonly ItemKind[] = ['tagged', 'columns', 'attributes'];

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
  private pairs: CorpusStatistics['pairs'];
  private chats = 0;
  private readonly roles = new Map<string, number>();
  private readonly columns = new Map<string, Set<string>>();
  private attributes = 0;
  private readonly differentAttributes = new Set<string>();

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
    const format = chooseFormat(input, this.options, this.options.as);
    this.formats.add(format);
    const kind = this.options.as ?? formatRow(format).items;
    const { chosenBy } = this.options;
    if (chosenBy !== undefined && tokenized.includes(kind)) {
      throw usageError(
        `cannot matter: ${input.name} is read as ${format}, where the tokens stand already`,
        chosenBy,
        (option) => `Leave it out, or read the text alone with ${option('as')} sentences.`,
      );
    }
    const context = newContext(session, input);
    const takers = [await this.taker(kind, format, context)];
    if (kind === 'documents') {
      // Their sentences are counted as well.
      this.documents ??= 0;
      takers.unshift(await this.taker('sentences', format, context));
    }
    for await (const { lines, first } of lineBatches(session, input)) {
      for (let i = 0; i < lines.length; i++) this.addLine(lines[i], input.name, first + i);
      for (const taker of takers) taker.push(lines, first);
    }
    for (const taker of takers) taker.end();
  }

  /** Reads a file's lines as items and counts them. */
  private async taker<Kind extends ItemKind>(kind: Kind, format: CorpusFormat, context: FormatContext) {
    const parser: LineParser<ItemTypes[Kind]> = await itemParser(kind, format, context);
    const add = this.counting[kind] as (item: ItemTypes[Kind]) => void;
    const found: ItemTypes[Kind][] = [];
    const drain = () => {
      for (const item of found) add(item);
      found.length = 0;
    };
    return {
      push(lines: readonly string[], first: number) {
        parser.push(lines, first, found);
        drain();
      },
      end() {
        parser.end(found);
        drain();
      },
    };
  }

  private readonly counting: { [Kind in ItemKind]: (item: ItemTypes[Kind]) => void } = {
    sentences: (item) => this.addText(item.text, item),
    tagged: (item) => {
      this.addSentence(item, item.tokens);
      for (const tag of item.tags) increase(this.tags, tag);
    },
    documents: (item) => this.addDocument(item),
    labelled: (item) => {
      this.addText(item.text, item);
      this.documents = (this.documents ?? 0) + 1;
      if (item.text.trim() === '') this.emptyDocuments++;
      for (const label of item.labels) increase(this.labels, label);
    },
    pairs: (item) => {
      this.pairs ??= { count: 0, sourceTokens: 0, targetTokens: 0 };
      this.pairs.count++;
      this.pairs.sourceTokens += this.addText(item.source, item);
      this.pairs.targetTokens += this.addText(item.target, item);
    },
    columns: (item) => {
      this.addSentence(item, item.columns[0]);
      for (const [i, column] of item.columns.entries()) {
        const values = this.columns.get(item.names[i]) ?? new Set();
        for (const value of column) values.add(value);
        this.columns.set(item.names[i], values);
      }
    },
    attributes: (item) => {
      this.countSentence(item, item.labels.length);
      for (const label of item.labels) increase(this.labels, label);
      for (const attributes of item.attributes) {
        this.attributes += attributes.length;
        for (const attribute of attributes) this.differentAttributes.add(attribute);
      }
    },
    chats: (item) => {
      this.chats++;
      for (const { role, content } of item.messages) {
        increase(this.roles, role);
        this.addText(content, item);
      }
    },
  };

  private addLine(text: string, file: string, line: number): void {
    const characters = countCodePoints(text);
    this.lines++;
    this.characters += characters;
    if (this.longestLine === undefined || characters > this.longestLine.characters) {
      this.longestLine = { characters, file, line };
    }
  }

  /** @returns how many tokens it has */
  private addText(text: string, place: Place): number {
    const tokens = this.options.tokenizer.tokenize(text);
    this.addSentence(place, tokens);
    return tokens.length;
  }

  private addSentence(place: Place, tokens: readonly string[]): void {
    this.countSentence(place, tokens.length);
    for (const token of tokens) increase(this.types, token);
  }

  private countSentence({ file, line }: Place, tokens: number): void {
    this.sentences++;
    this.tokens += tokens;
    if (this.longestSentence === undefined || tokens > this.longestSentence.tokens) {
      this.longestSentence = { tokens, file, line };
    }
  }

  private addDocument({ text, label }: CorpusDocument): void {
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
      ...rankFrequency(this.types.values()),
      documents: this.documents,
      emptyDocuments: this.documents === undefined ? undefined : this.emptyDocuments,
      labels: this.labels.size === 0 ? undefined : Object.fromEntries(mostFrequent(this.labels)),
      tags: this.tags.size === 0 ? undefined : Object.fromEntries(mostFrequent(this.tags)),
      pairs: this.pairs,
      chats:
        this.chats === 0
          ? undefined
          : { count: this.chats, messages: Object.fromEntries(mostFrequent(this.roles)) },
      columns:
        this.columns.size === 0
          ? undefined
          : Object.fromEntries([...this.columns].map(([name, values]) => [name, values.size])),
      attributes:
        this.attributes === 0
          ? undefined
          : { count: this.attributes, different: this.differentAttributes.size },
    };
  }
}

function increase(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function mostFrequent(counts: Map<string, number>, top = counts.size): [string, number][] {
  return [...counts].sort((a, b) => b[1] - a[1] || compareCodePoints(a[0], b[0])).slice(0, top);
}

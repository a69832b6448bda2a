/**
 * What a corpus is read as, each item with the place it came from: lines, sentences, tagged sentences, documents, and
 * the examples that models of one task learn from - labelled texts, pairs, tables of tokens, attributes, chats.
 */

/** Where an item stands. */
export interface Place {
  file: string;
  /** Line it starts on, from 1. */
  line: number;
}

/** A line without its line end. */
export interface TextLine extends Place {
  text: string;
}

/** Whole lines as valid UTF-8 bytes. */
export interface ByteChunk extends Place {
  /** Ends in a line end, save perhaps at the end of a file. A carriage return before a newline is left in. */
  bytes: Uint8Array;
}

/** A sentence of running text. */
export interface Sentence extends Place {
  text: string;
  /** Where the file has its tokens, such as words with tags: what a tokenizer would find in the text may be others. */
  tokens?: string[];
}

/** A sentence whose tokens are given, with one tag a token. */
export interface TaggedSentence extends Place {
  tokens: string[];
  tags: string[];
}

export interface CorpusDocument extends Place {
  /** Unique within a corpus; the line number or file path where the format names none. */
  id: string;
  /** All that is to be read, indexed or counted. */
  text: string;
  /** To show beside the id. */
  title?: string;
  /** Class label, where the corpus has one. */
  label?: string;
}

/** A text and what it is to be classified as. */
export interface LabelledText extends Place {
  text: string;
  /** One, or several where a text may belong to several classes; none is empty. */
  labels: string[];
  id?: string;
}

/** A text and the one that it becomes: a translation, an answer, a summary. */
export interface TextPair extends Place {
  source: string;
  target: string;
  id?: string;
}

/** A sentence as a table: all that is said of each token. */
export interface TokenTable extends Place {
  /** Of the columns, such as word, pos, chunk; their numbers from 1 where they have no names. */
  names: readonly string[];
  /** [columns][tokens] */
  columns: string[][];
}

/** A sequence whose items have attributes, each with a value, and a label. */
export interface AttributeSequence extends Place {
  /** [items] */
  labels: string[];
  /** [items] the attributes of each */
  attributes: string[][];
  /** [items] their values, 1 where none is written */
  values: number[][];
}

export interface ChatMessage {
  /** system, user, assistant, or another */
  role: string;
  content: string;
}

export interface Chat extends Place {
  messages: ChatMessage[];
  id?: string;
}

/** What can be read, by what is asked for. */
export interface ItemTypes {
  sentences: Sentence;
  tagged: TaggedSentence;
  documents: CorpusDocument;
  labelled: LabelledText;
  pairs: TextPair;
  columns: TokenTable;
  attributes: AttributeSequence;
  chats: Chat;
}

export type ItemKind = keyof ItemTypes;

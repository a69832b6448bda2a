/**
 * What every model reads: lines, sentences, tagged sentences and documents, each with the place it came from.
 * The readers in this folder turn files, folders, globs, stdin, gzip and built-in corpora into these.
 */

export type CorpusFormat =
  | 'text'
  | 'prose'
  | 'tagged'
  | 'conllu'
  | 'columns'
  | 'jsonl'
  | 'csv'
  | 'tsv'
  | 'lines'
  | 'files'
  | 'smart';

/** How inputs are opened and decoded; shared by every command (see `addInputOptions` in cli/). */
export interface InputOptions {
  /** Guessed from the extension where absent; the guess is told to `onGuess`. */
  format?: CorpusFormat;
  /** @defaultValue 'utf-8' */
  encoding?: 'utf-8' | 'latin1';
  /** The input itself instead of files (`--text`). */
  text?: string;
  /** Column, key or CoNLL-U field to read, where a format has a choice (`upos`, `xpos`, `text`, `2`, ...). */
  field?: string;
  /** What stands between word and tag in `tagged`. @defaultValue '/' */
  separator?: string;
  /** Standard input, for `-` and for no inputs. @defaultValue process.stdin */
  stdin?: NodeJS.ReadableStream;
  /** Told once per file whose format was guessed. */
  onGuess?: (file: string, format: CorpusFormat) => void;
  /** Told of bytes read, for progress: `total` is undefined where it is not known. */
  onProgress?: (bytesRead: number, totalBytes: number | undefined) => void;
}

/** A sentence of running text. */
export interface Sentence {
  text: string;
  file: string;
  /** Line it starts on, from 1. */
  line: number;
}

/** A sentence whose tokens are given, with one tag a token. */
export interface TaggedSentence {
  tokens: string[];
  tags: string[];
  file: string;
  line: number;
}

export interface Document {
  /** Unique within a corpus; the line number or file path where the format names none. */
  id: string;
  text: string;
  title?: string;
  /** Class label, where the corpus has one. */
  label?: string;
  file: string;
  line: number;
}

/** What is known of the corpus after it was read: recorded in model files as `corpus` (never a path). */
export interface CorpusFingerprint {
  /** SHA-256 (hex) over the decompressed bytes of the inputs, each preceded by its length, in reading order. */
  sha256: string;
  bytes: number;
}

/** Items arrive in batches so that a hot loop does not pay for an await an item. */
export interface Reading<Item> extends AsyncIterable<Item[]> {
  /** Complete once the iteration has ended. */
  fingerprint(): CorpusFingerprint;
}

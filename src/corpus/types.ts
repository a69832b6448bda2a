/**
 * How inputs are named, opened and decoded: files, folders, globs, stdin, gzip and built-in corpora, which the readers
 * of this folder turn into items (items.ts).
 */
import type { NlpError } from '../errors.ts';
import type { CorpusFormat } from './formats.ts';

export type { CorpusFormat } from './formats.ts';
export type { ByteChunk, CorpusDocument, Sentence, TaggedSentence, TextLine } from './items.ts';

/** How inputs are opened and decoded; shared by every command (see input-options.ts). */
export interface InputOptions {
  /** Guessed from the extension where absent; the guess is told to `onGuess`. */
  format?: CorpusFormat;
  /** @defaultValue 'utf-8' */
  encoding?: 'utf-8' | 'latin1';
  /** The input itself instead of files. */
  text?: string;
  /**
   * Column, key or CoNLL-U field to read, where a format has a choice (`upos`, `xpos`, `text`, `2`, ...).
   * `jsonl`, `csv`, `tsv` and `smart` take several with commas between, whose texts are joined by a newline.
   */
  field?: string;
  /**
   * The column or key of the label, where labelled texts are read from records. @defaultValue the first of the names
   * that data sets use; without names the second column of two, the third of more
   */
  label?: string;
  /** What stands between word and tag in `tagged`, and between cells in `csv`. @defaultValue '/' and ',' */
  separator?: string;
  /** Whether the separator also stands in what is written: then it is right beside every format. */
  separatesOutput?: boolean;
  /**
   * Whether a line without anything but ASCII white space is a sentence without words (as for KenLM) or none.
   * For the formats with a sentence a line or record. @defaultValue 'skip'
   */
  blankLines?: 'skip' | 'keep';
  /** Standard input, for `-` and for no inputs. @defaultValue process.stdin */
  stdin?: AsyncIterable<Uint8Array | string>;
  /** Where `@name` looks. @defaultValue the built-in corpora of the package */
  catalog?: Catalog;
  /** False spares the hashing (about 1 ms a MB); `fingerprint()` then throws. @defaultValue true */
  fingerprint?: boolean;
  /** In bytes; a longer line is an error, as it would not fit into memory. @defaultValue 2^27 */
  maximumLineLength?: number;
  /** Told once per file whose format was guessed. */
  onGuess?: (file: string, format: CorpusFormat) => void;
  /**
   * Told of each line that is not UTF-8, which is then read as Latin-1: to find all of them. What is another kind of file
   * altogether is an error all the same. @defaultValue the first one is thrown
   */
  onInvalid?: (error: NlpError) => void;
  /**
   * Told of bytes read, for progress: as they lie on the disk, so compressed ones for `.gz`. `totalBytes` is
   * undefined where it is not known (stdin, pipes).
   */
  onProgress?: (bytesRead: number, totalBytes: number | undefined) => void;
}

/** Something to read, found by `resolveInputs`. */
export interface Input {
  /** What messages call it: the path as given, `@name:split`, `<stdin>` or `<text>`. */
  name: string;
  /** Its name as a document: the path below the given folder, else the path as given, with `/` on every system. */
  id: string;
  source: { kind: 'file'; path: string; bytes?: number } | { kind: 'stdin' } | { kind: 'text'; text: string };
  /** True where a folder was given and this was found in it. */
  inFolder: boolean;
  /** Given by the catalogue of built-in corpora. */
  format?: CorpusFormat;
  field?: string;
}

/** Names as on the command line, or inputs that were resolved before. */
export type Inputs = readonly (string | Input)[];

/** What is known of the corpus after it was read: recorded in model files as `corpus` (never a path). */
export interface CorpusFingerprint {
  /**
   * SHA-256 (hex) over, for each input in reading order, the length of its decompressed bytes (8 bytes,
   * little-endian) and their SHA-256 (32 bytes). Like this a stream can be hashed whose length is not known.
   */
  sha256: string;
  /** Decompressed bytes of all inputs. */
  bytes: number;
}

/** Values as they are read, and the fingerprint of what was read. Files can be iterated again, stdin once. */
export interface Fingerprinted<Value> extends AsyncIterable<Value> {
  /** Complete once the iteration has ended. */
  fingerprint(): CorpusFingerprint;
  /** The same of each input, where there are not very many: what tells whether two corpora share some. */
  parts(): CorpusFingerprint[];
}

/** Items arrive in batches so that a hot loop does not pay for an await an item. */
export type Reading<Item> = Fingerprinted<Item[]>;

export type CorpusKind = 'prose' | 'tagged' | 'labelled' | 'retrieval';

export interface CatalogFile {
  /** Relative to the folder of the catalogue. */
  path: string;
  sha256: string;
  bytes: number;
}

/** A built-in corpus. */
export interface CatalogEntry {
  name: string;
  kind: CorpusKind;
  /** BCP 47. */
  language: string;
  licence: string;
  origin: string;
  format: CorpusFormat;
  /** The fields that are read by default (`field`). */
  field?: string;
  description: string;
  /** By split (`train`, `valid`, `test`) or part (`docs`, `queries`, `qrels`). */
  files: Record<string, CatalogFile>;
}

export interface Catalog {
  /** The folder that the files' paths start from. */
  folder: string;
  corpora: CatalogEntry[];
}

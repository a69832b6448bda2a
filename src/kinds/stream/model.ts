/** A language model that reads a text as one stream of tokens, as the verbs that it shares with others ask it. */
import type { CorpusFingerprint } from '../../corpus/types.ts';
import type { Random } from '../../math/random.ts';
import type {
  StreamGenerateOptions,
  StreamScore,
  TokenProbability,
} from '../../neural/generation/stream-answers.ts';
import type { StreamReader } from '../../neural/generation/stream-reader.ts';
import type { Tokenizer } from '../../text/tokenizer.ts';
import type { Vocabulary } from '../../text/vocabulary.ts';

export interface StreamModel {
  readonly tokenizer: Tokenizer;
  readonly vocabulary: Vocabulary;
  /** What is known of how it came to be, such as what it was trained on. */
  readonly provenance: { corpus?: readonly CorpusFingerprint[] };
  encode(text: string): Uint32Array;
  /** Undefined where nothing is predicted. */
  evaluate(text: string): Promise<StreamScore | undefined>;
  next(prompt: string, count?: number): TokenProbability[];
  generateTokens(random: Random, options: StreamGenerateOptions): Generator<string>;
  /** A prompt and tokens after it as text. */
  join(prompt: string, tokens: readonly string[]): string;
  /** A reader that takes a token at a time. */
  stepper(): StreamReader;
}

export type OpenStreamModel<Model extends StreamModel = StreamModel> = (file: string) => Promise<Model>;

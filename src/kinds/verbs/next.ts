/** The verb `next`: what may follow a text, as a list or live while one types. */
import type { Sentence } from '../../errors.ts';
import type { Figure } from '../../figure/figure.ts';
import type { ReportTable } from '../../figure/report.ts';
import type { VerbContext } from './context.ts';
import type { AskingVerb, GivenOptions } from './verb-text.ts';

export interface NextVerb extends AskingVerb {
  /** The operand: `context` or `prompt`, and what help says of it. */
  operand: { name: string; text: string };
  /** What tokens are called in help. */
  tokens: 'words' | 'symbols';
  /** What the option `svg` draws; absent where there is nothing to draw. */
  svg?: Sentence;
  load: () => Promise<{ openForNext(options: GivenOptions, context: VerbContext): Promise<NextAnswers> }>;
}

export interface NextAnswers {
  /** Whether tokens are characters, with no blank between them. */
  readonly characters: boolean;
  /** The likeliest tokens after a text. @param count all of them where absent */
  next(text: string, count?: number): NextToken[];
  /** Words that begin as the last one of a text; undefined where none is begun, or where tokens are characters. */
  complete?(text: string, count?: number): WordCompletion | undefined;
  /** The same as `next` with how it came about. */
  explain(text: string, count?: number): NextExplanation;
}

export interface NextToken {
  token: string;
  probability: number;
}

export interface WordCompletion {
  /** The end of the text that a token takes the place of. */
  typed: string;
  tokens: NextToken[];
}

export interface NextExplanation {
  /** @param note stands behind a token */
  tokens: readonly (NextToken & { note?: string })[];
  json: unknown;
  table?: ReportTable;
  /** What the option `svg` draws, one below the other. */
  figures?: readonly Figure[];
}

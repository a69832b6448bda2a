/** The verb `tag` of a kind: a tag for each token of a text. */
import type { Report } from '../../figure/report.ts';
import type { OptionTable } from '../../options/table.ts';
import type { TokenizerSpec } from '../../text/tokenizer.ts';
import type { AskingVerb, GivenOptions } from './verb-text.ts';

export interface TagVerb extends AskingVerb {
  /** How it tags. */
  options?: OptionTable;
  load: () => Promise<Tagging>;
}

export interface Tagging {
  /** @param options those of the verb, `model` among them @throws NlpError (exit 3) for what is no such model */
  openForTag(options: GivenOptions): Promise<TagAnswers>;
}

export interface TagAnswers {
  /** Cuts raw text as the model expects it. */
  readonly tokenizer: TokenizerSpec;
  tag(tokens: readonly string[]): TagAnswer;
  /** The same with how it came about. */
  explain(tokens: readonly string[]): TagAnswer;
}

export interface TagAnswer {
  /** One a token. */
  tags: readonly string[];
  /** What JSON says behind text, tokens and tags: log probability, marginals, other taggings. */
  json: object;
  /** What is printed under the sentence. */
  report?: Report;
}

/** The verb `tag` of a kind: a tag for each token of a text. */
import type { InputOptions } from '../../corpus/types.ts';
import type { Figure } from '../../figure/figure.ts';
import type { Report } from '../../figure/report.ts';
import type { OptionTable } from '../../options/table.ts';
import type { TokenizerSpec } from '../../text/tokenizer.ts';
import type { AskingVerb, GivenOptions } from './verb-text.ts';

export interface TagVerb extends AskingVerb {
  /** How it tags. */
  options?: OptionTable;
  /** What the option `svg` draws of a sentence; absent where there is nothing to draw. */
  svg?: string;
  load: () => Promise<Tagging>;
}

export interface Tagging {
  /** @param options those of the verb, `model` among them @throws NlpError (exit 3) for what is no such model */
  openForTag(options: GivenOptions): Promise<TagAnswers>;
}

/** What can be asked of a tagger. Its sentences may have more than text and tokens, such as columns of features. */
export interface TagAnswers<Sentence extends SentenceToTag = SentenceToTag> {
  /** @param tokenizer instead of the model's own, and of the tokens that a format may have */
  read(
    inputs: readonly string[],
    input: InputOptions,
    tokenizer?: TokenizerSpec,
  ): AsyncIterable<readonly Sentence[]>;
  tag(sentence: Sentence): TagAnswer | Promise<TagAnswer>;
  /** The same with how it came about. */
  explain(sentence: Sentence): TagAnswer | Promise<TagAnswer>;
}

export interface SentenceToTag {
  text: string;
  /** At least one. */
  tokens: readonly string[];
}

export interface TagAnswer {
  /** One a token. */
  tags: readonly string[];
  /** What JSON says behind text, tokens and tags: log probability, marginals, other taggings. */
  json: object;
  /** What is printed under the sentence. */
  report?: Report;
  /** What the option `svg` draws. */
  figure?: Figure;
}

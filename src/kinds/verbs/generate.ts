/** The verb `generate`: texts drawn from a model, token by token. */
import type { Random } from '../../math/random.ts';
import type { OptionTable } from '../../options/table.ts';
import type { VerbContext } from './context.ts';
import type { AskingVerb, GivenOptions } from './verb-text.ts';

export interface GenerateVerb extends AskingVerb {
  /** `prompt`, `length`, how tokens are drawn, and `count` where several can be asked for. */
  options: OptionTable;
  load: () => Promise<{
    openForGenerate(options: GivenOptions, context: VerbContext): Promise<GenerateAnswers>;
  }>;
}

export interface GenerateAnswers {
  /**
   * Draws one text.
   * @param options those of the verb
   * @returns pieces of the text as they are drawn, the prompt first, and in the end what was drawn
   */
  draw(random: Random, options: GivenOptions): Generator<string, DrawnText>;
}

export interface DrawnText {
  text: string;
  tokens: readonly string[];
  /** Where an explanation was asked for: its name in JSON, as JSON, and for each token its probability and source. */
  explanation?: {
    name: string;
    json: unknown;
    tokens: readonly { token: string; probability: number; note?: string }[];
  };
}

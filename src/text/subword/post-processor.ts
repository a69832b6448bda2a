/**
 * What is put around a text, or around two: special tokens where a template says, and which text each token belongs to.
 * Templates are those of tokenizer.json (`TemplateProcessing`, `BertProcessing`, `RobertaProcessing`).
 */

/** One thing of a template: a special token, or the first text ('A') or the second ('B'). */
export type TemplateItem =
  | { readonly ids: readonly number[]; readonly typeId: number }
  | { readonly text: 'A' | 'B'; readonly typeId: number };

export interface PostProcessor {
  readonly single: readonly TemplateItem[];
  readonly pair: readonly TemplateItem[];
  /** Whether offsets leave out the blanks at the ends of a token. */
  readonly trimOffsets?: boolean;
}

export const bareTexts: PostProcessor = {
  single: [{ text: 'A', typeId: 0 }],
  pair: [
    { text: 'A', typeId: 0 },
    { text: 'B', typeId: 1 },
  ],
};

/** The texts alone. */
export function withoutSpecialTokens(items: readonly TemplateItem[]): TemplateItem[] {
  return items.filter((item) => 'text' in item);
}

/** The shape of the network and its parameters by the names of a PyTorch module (embedding, convs, output). */
import { Convolution } from '../../../neural/layers/convolution.ts';
import { Embedding } from '../../../neural/layers/embedding.ts';
import { Linear } from '../../../neural/layers/linear.ts';
import { ParameterLayout } from '../../../neural/parameters.ts';

export interface CnnConfig {
  /** V: tokens, of which the first is padding. */
  vocabulary: number;
  /** E */
  embedding: number;
  /** w of each group of filters. */
  widths: readonly number[];
  /** F of each width. */
  filters: number;
  /** K */
  classes: number;
  /** Probability with which a pooled feature is dropped in training. */
  dropout: number;
  /** Vectors of words are trained. */
  trained: boolean;
}

export const EMBEDDING = 'embedding.weight';
export const convolutionName = (i: number): string => `convs.${i}`;

/** Vectors begin uniform in ±0.25 (Kim 2014); everything else as PyTorch's layers. */
export function layoutOf({
  vocabulary,
  embedding,
  widths,
  filters,
  classes,
  trained,
}: CnnConfig): ParameterLayout {
  const layout = new ParameterLayout();
  Embedding.declare(layout, 'embedding', vocabulary, embedding, { initial: { bound: 0.25 }, trained });
  for (const [i, width] of widths.entries()) {
    Convolution.declare(layout, convolutionName(i), embedding, filters, width);
  }
  Linear.declare(layout, 'output', filters * widths.length, classes);
  return layout;
}

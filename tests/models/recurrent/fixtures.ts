/** A small text and small settings with which a training takes a fraction of a second. */
import type { RecurrentTrainingOptions } from '../../../src/models/recurrent/train.ts';

const words = 'the cat sat on the mat and the dog ran to the cat'.split(' ');

/** Some 60 characters a line, in an order that is not quite regular. */
export const text = Array.from({ length: 40 }, (_, i) =>
  words.map((_word, j) => words[(i * 7 + j * (1 + (i % 3))) % words.length]).join(' '),
).join('\n');

export const small: RecurrentTrainingOptions = {
  embedding: 6,
  hidden: 10,
  batch: 20,
  sequence: 9,
  epochs: 2,
  learningRate: 0.01,
};

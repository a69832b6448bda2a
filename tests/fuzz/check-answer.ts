/** What no answer may have: NaN anywhere, probabilities outside of 0 to 1, logarithms of them above 0, perplexities below 1. */
import { WrongAnswer } from './reader.ts';

/** What rounding in 32 bits and the few digits of ARPA files add. */
const tolerance = 0.01;

/** Ranges by what a number is called. */
const ranges: [RegExp, number, number][] = [
  [/^(perplexity|perplexityExcludingOov)$/, 1, Number.POSITIVE_INFINITY],
  [/^(bitsPerToken|bitsPerCharacter|bits)$/, 0, Number.POSITIVE_INFINITY],
  [/^log(Prob|Prob10|Probability|Likelihood)$/, Number.NEGATIVE_INFINITY, 0],
  [/^(probability|accuracy|knownAccuracy|unknownAccuracy|sentenceAccuracy|precision|recall|f1)$/, 0, 1],
  [/^(map|mrr|rprec|ndcg(@\d+)?|p@\d+|recall@\d+)$/, 0, 1],
];

/** @param what stands for the answer in the message @throws WrongAnswer */
export function checkAnswer(what: string, answer: unknown): void {
  look(answer, what, '');
}

function look(value: unknown, where: string, name: string): void {
  if (typeof value === 'number') {
    if (Number.isNaN(value)) throw new WrongAnswer(`${where} is NaN`);
    const range = ranges.find(([pattern]) => pattern.test(name));
    if (range !== undefined && !(value >= range[1] - tolerance && value <= range[2] + tolerance))
      throw new WrongAnswer(`${where} is ${value}`);
  } else if (ArrayBuffer.isView(value)) {
    const numbers = value as Float64Array;
    for (let i = 0; i < numbers.length; i++)
      if (Number.isNaN(numbers[i])) throw new WrongAnswer(`${where}[] is NaN`);
  } else if (Array.isArray(value)) {
    for (const item of value) look(item, `${where}[]`, name);
  } else if (value instanceof Map) {
    for (const item of value.values()) look(item, `${where}{}`, '');
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) look(item, `${where}.${key}`, key);
  }
}

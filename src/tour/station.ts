/**
 * A station of the tour: it measures (runs or trains the real model on built-in text and returns numbers), then
 * describes (turns the numbers into blocks). The text follows from the numbers alone: each claim in it is a named truth
 * value among them, and where a claim does not hold, the text says what was found instead.
 */
import type { Block } from './blocks.ts';
import type { Messages, TableModel } from './messages/messages.ts';

export const languages = ['en', 'ko'] as const;
export type Language = (typeof languages)[number];

export interface StationNumbers {
  /** Its name. */
  station: string;
  /** Language of the texts that the model worked on. */
  language: Language;
  /** What the text claims, each measured in this run. */
  claims: Record<string, boolean>;
}

export interface Station<Numbers extends StationNumbers> {
  measure(context: TourContext): Promise<Numbers>;
  describe(numbers: Numbers, messages: Messages): Block[];
}

/** How far the work of a station is. */
export interface TourProgress {
  /** What is at work: a cell that is trained, a model that is measured, the test of agreement. */
  what: TableModel | 'agreement';
  /** From 0 to 1. */
  done: number;
  /** Of a training: characters read so far, and the mean loss since the point before; nats a character. */
  losses?: readonly [number, number][];
}

/** What the stations of one tour share: the language, and models that more than one of them needs. */
export class TourContext {
  readonly language: Language;
  /** Told while a station is at work. */
  readonly report: (progress: TourProgress) => void;
  readonly #made = new Map<string, Promise<unknown>>();

  constructor(language: Language, report: (progress: TourProgress) => void = () => {}) {
    this.language = language;
    this.report = report;
  }

  /** The value of this name, made when it is first asked for. */
  shared<Value>(name: string, make: () => Promise<Value>): Promise<Value> {
    let value = this.#made.get(name) as Promise<Value> | undefined;
    if (value === undefined) {
      value = make();
      this.#made.set(name, value);
    }
    return value;
  }
}

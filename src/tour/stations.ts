/**
 * The stations in the order of the tour, each loaded when it is played. They tell a story, so they are no list of
 * kinds: a kind need not have one, and one may be about several.
 */
import type { Page } from './blocks.ts';
import { en } from './messages/en.ts';
import { ko } from './messages/ko.ts';
import type { Language, Station, StationNumbers, TourContext } from './station.ts';

const loaders = {
  eliza: async () => (await import('./eliza-station.ts')).elizaStation,
  ngram: async () => (await import('./ngram-station.ts')).ngramStation,
  hmm: async () => (await import('./hmm-station.ts')).hmmStation,
  tfidf: async () => (await import('./tfidf-station.ts')).tfidfStation,
  rnn: async () => (await import('./rnn-station.ts')).rnnStation,
  lstm: async () => (await import('./lstm-station.ts')).lstmStation,
  table: async () => (await import('./table-station.ts')).tableStation,
} satisfies Record<string, () => Promise<Station<StationNumbers>>>;

export type StationName = keyof typeof loaders;
export const stationNames = Object.keys(loaders) as StationName[];

export const messagesOf = { en, ko };

/** Runs a station's models. The same language gives the same numbers. */
export async function measureStation(name: StationName, context: TourContext): Promise<StationNumbers> {
  return (await loaders[name]()).measure(context);
}

/** What a station shows for its numbers, in a language. */
export async function describeStation(numbers: StationNumbers, language: Language): Promise<Page> {
  const messages = messagesOf[language];
  const station = numbers.station as StationName;
  const loaded: Station<StationNumbers> = await loaders[station]();
  const blocks = loaded.describe(numbers, messages);
  return { name: station, title: messages[station].title, blocks };
}

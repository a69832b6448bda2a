/** All stations by name, each loaded when it is played. */
import type { Page } from './blocks.ts';
import { en } from './messages/en.ts';
import { ko } from './messages/ko.ts';
import type { Language, Station, StationName, StationNumbers, TourContext } from './station.ts';

const loaders: Record<StationName, () => Promise<Station<StationNumbers>>> = {
  eliza: async () => (await import('./eliza-station.ts')).elizaStation,
  ngram: async () => (await import('./ngram-station.ts')).ngramStation,
  hmm: async () => (await import('./hmm-station.ts')).hmmStation,
  tfidf: async () => (await import('./tfidf-station.ts')).tfidfStation,
  rnn: async () => (await import('./rnn-station.ts')).rnnStation,
  lstm: async () => (await import('./lstm-station.ts')).lstmStation,
  table: async () => (await import('./table-station.ts')).tableStation,
};

export const messagesOf = { en, ko };

/** Runs a station's models. The same language gives the same numbers. */
export async function measureStation(name: StationName, context: TourContext): Promise<StationNumbers> {
  return (await loaders[name]()).measure(context);
}

/** What a station shows for its numbers, in a language. */
export async function tellStation(numbers: StationNumbers, language: Language): Promise<Page> {
  const messages = messagesOf[language];
  const { station } = numbers;
  const blocks = (await loaders[station]()).tell(numbers, messages);
  return { name: station, title: messages[station].title, blocks };
}

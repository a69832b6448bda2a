/** stub */
import type { Station, StationNumbers } from './station.ts';
export const rnnStation: Station<StationNumbers> = {
  async measure({ language }) {
    return { station: 'rnn', language, claims: {} };
  },
  tell() {
    return [];
  },
};

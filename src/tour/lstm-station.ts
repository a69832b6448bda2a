/** stub */
import type { Station, StationNumbers } from './station.ts';
export const lstmStation: Station<StationNumbers> = {
  async measure({ language }) {
    return { station: 'lstm', language, claims: {} };
  },
  tell() {
    return [];
  },
};

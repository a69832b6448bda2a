/** stub */
import type { Station, StationNumbers } from './station.ts';
export const tableStation: Station<StationNumbers> = {
  async measure({ language }) {
    return { station: 'table', language, claims: {} };
  },
  tell() {
    return [];
  },
};

/**
 * A process of its own that measures the stations one after another and sends the numbers of each to its parent, so
 * that the keyboard answers while models train, and the next station is ready before this one has been read.
 */
import { NlpError } from '../../errors.ts';
import { type Language, type StationNumbers, TourContext, type TourProgress } from '../../tour/station.ts';
import { measureStation, type StationName } from '../../tour/stations.ts';

export interface MeasuringOrder {
  language: Language;
  stations: StationName[];
}

export type MeasuringMessage =
  | { progress: TourProgress; station: StationName }
  | { numbers: StationNumbers }
  | { failed: { name: StationName; message: string; stack: string | undefined; isUserError: boolean } };

process.once('message', async ({ language, stations }: MeasuringOrder) => {
  let station = stations[0];
  const context = new TourContext(language, (progress) => process.send?.({ progress, station }));
  for (const name of stations) {
    station = name;
    let message: MeasuringMessage;
    try {
      message = { numbers: await measureStation(name, context) };
    } catch (error) {
      const { message: text, stack } = error as Error;
      message = { failed: { name, message: text, stack, isUserError: error instanceof NlpError } };
    }
    process.send?.(message);
  }
  process.disconnect();
});
// Without its parent there is nobody to measure for.
process.on('disconnect', () => process.exit());

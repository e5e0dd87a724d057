import { startServer } from '../load.ts';
import { timeStart } from '../time-start.ts';
import { measurePaths } from './measure-paths.ts';
import type { Measurement } from './measurement.ts';

/** The register of England's size: its start, its memory, and processor time of the server for one call. */
export const measureEngland: Measurement = {
  name: 'england',
  entry: 'mock-server/app.ts',
  prepare: async ({ root }) => {
    const paths = {
      'England, list of 1,000 with three filters (us CPU)':
        '/public/v1/locations?careHome=Y&overallRating=Good&region=London&region=East&perPage=1000',
    };
    return async () => {
      let memoryMb = 0;
      const start = async () => {
        const server = await startServer({ root, mock: { england: {}, limit: 0 } });
        const stop = async () => {
          memoryMb = (await server.usage()).memory / 2 ** 20;
          await server.stop();
        };
        return { ...server, stop };
      };
      const figures = await measurePaths(start, paths, 1);
      return {
        ...figures,
        'England, memory (MB)': memoryMb,
        'England, start (ms)': await timeStart(root, ['--england']),
      };
    };
  },
};

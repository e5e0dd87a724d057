import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findLocation } from '../find-location.ts';
import { startServer } from '../load.ts';
import { askOnce, measurePaths, waitForScript } from './measure-paths.ts';
import type { Measurement } from './measurement.ts';

/** CQC's face: processor time of the server for one call, on a fixture world with 1,400 locations more than usual. */
export const measureCqcApi: Measurement = {
  name: 'cqc-api',
  entry: 'mock-server/app.ts',
  async prepare({ root, scratch }) {
    const data = join(scratch, 'world');
    const makeWorld = fileURLToPath(new URL('make-world.ts', import.meta.url));
    await promisify(execFile)(process.execPath, ['--import', import.meta.resolve('tsx'), makeWorld, root, data]);
    const start = () => startServer({ root, mock: { data, limit: 0 } });
    const server = await start();
    await waitForScript(server); // so that the rounds find it built
    const detail = await findLocation((path) => askOnce(server, path), 6000).finally(server.stop);
    const paths = {
      'CQC, location detail of about 6 KB (us CPU)': detail,
      'CQC, filtered list of 50 (us CPU)': '/public/v1/locations?careHome=Y&perPage=50',
      'CQC, list of 1,000 (us CPU)': '/public/v1/locations?perPage=1000',
      'CQC, changes page of 1,000 (us CPU)':
        '/public/v1/changes/location?startTimestamp=2026-10-01T00:00:00Z&endTimestamp=2026-10-31T00:00:00Z&perPage=1000',
    };
    return () => measurePaths(start, paths, 1);
  },
};

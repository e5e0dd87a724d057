import { spawnSync } from 'node:child_process';
import { findLocation } from '../find-location.ts';
import { startServer } from '../load.ts';
import { askOnce, measurePaths, waitForScript } from './measure-paths.ts';
import type { Measurement } from './measurement.ts';

/** The runtime face: processor time of the server and of the script's process for one call of the connector. */
export const measureRuntime: Measurement = {
  name: 'runtime',
  entry: 'mock-server/app.ts',
  findObstacle() {
    const hasDotnet = spawnSync('dotnet', ['--version']).status === 0;
    return hasDotnet ? undefined : 'there is no .NET SDK on PATH; install 8 or newer';
  },
  async prepare({ root }) {
    const start = () => startServer({ root, mock: { limit: 0 } });
    const server = await start();
    await waitForScript(server); // so that the rounds find it built
    const detail = await findLocation((path) => askOnce(server, path), 6000).finally(server.stop);
    const face = '/apim/cqcdata/demo';
    const paths = {
      'connector, location detail of about 6 KB (us CPU)': detail.replace('/public/v1', face),
      'connector, list of 50 (us CPU)': `${face}/locations?perPage=50`,
    };
    return () => measurePaths(start, paths, 3); // .NET compiles what runs often once more;
  },
};

import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, it } from 'vitest';
import { watchFolder } from '../../../mock-server/runtime/watch-folder.ts';
import { until } from '../http/raw-client.ts';

const parent = mkdtempSync(join(tmpdir(), 'cqc-data-watch-'));
afterAll(() => rmSync(parent, { recursive: true }));

it.each([
  ['removed and made again', (folder: string) => rmSync(folder, { recursive: true })],
  ['replaced', (folder: string) => renameSync(folder, `${folder}.old`)],
])('a folder that was %s is followed again', async (name, takeAway) => {
  const folder = join(parent, name);
  mkdirSync(folder);
  let told = 0;
  const stop = watchFolder(folder, () => told++);
  takeAway(folder);
  mkdirSync(folder);
  await until(() => told > 0);
  await new Promise((resolve) => setTimeout(resolve, 500)); // what the change itself still tells
  const before = told;
  writeFileSync(join(folder, 'script.csx'), '');
  await until(() => told > before);
  stop();
});

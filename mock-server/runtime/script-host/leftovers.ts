import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Removes the files by which debuggers find a .NET process. The runtime does that itself unless it is killed. Not making
 * them at all (DOTNET_EnableDiagnostics=0) would keep debuggers out.
 */
export async function removeDiagnosticFiles(pid: number): Promise<void> {
  const mine = new RegExp(`^(?:dotnet-diagnostic|clr-debug-pipe)-${pid}-`);
  const names = await readdir(tmpdir()).catch(() => []);
  await Promise.all(names.filter((name) => mine.test(name)).map((name) => rm(join(tmpdir(), name), { force: true })));
}

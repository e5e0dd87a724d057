import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporary } from './hosts.ts';

/** A script that answers with a text. */
export const scriptOf = (answer: string) => `public class Script : ScriptBase
{
    public override Task<HttpResponseMessage> ExecuteAsync()
    {
        return Task.FromResult(new HttpResponseMessage { Content = new StringContent("${answer}") });
    }
}
`;

export function writeScript(name: string, text: string): string {
  const file = path.join(temporary, name);
  writeFileSync(file, text);
  return file;
}

/** An own cache that has the host already: that takes seconds to build, and the way is the same as a script's. */
export function copyCache(): string {
  const cacheDir = mkdtempSync(path.join(temporary, 'cache-'));
  const ownCache = fileURLToPath(new URL('../../../../mock-server/runtime/script-host/.cache', import.meta.url));
  mkdirSync(ownCache, { recursive: true });
  cpSync(ownCache, cacheDir, { recursive: true, filter: (source) => !/^script-|\.tmp$/.test(path.basename(source)) });
  return cacheDir;
}

/** Calls `run` while `dotnet` is a shell script; nothing is called `dotnet` where there is no text. */
export async function withDotnet<T>(text: string | undefined, run: () => Promise<T>): Promise<T> {
  const bin = mkdtempSync(path.join(temporary, 'bin-'));
  if (text !== undefined) writeFileSync(path.join(bin, 'dotnet'), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  const { PATH } = process.env;
  process.env.PATH = text === undefined ? bin : `${bin}:${PATH}`;
  try {
    return await run();
  } finally {
    process.env.PATH = PATH;
  }
}

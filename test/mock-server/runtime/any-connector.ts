import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A request as the upstream got it. */
export interface Arrived {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** An upstream that remembers what arrives and answers what the test says. */
export async function startUpstream() {
  const arrived: Arrived[] = [];
  const answer = {
    status: 200,
    reason: '',
    headers: { 'content-type': 'application/json' } as Record<string, string>,
    body: Buffer.from('{}'),
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      arrived.push({ method, url, headers, body: Buffer.concat(chunks) });
      response.statusMessage = answer.reason;
      response.writeHead(answer.status, answer.headers).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    answer,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Writes a connector folder with the names that published ones have. */
export function writeConnector(definition: object, properties: object = {}, script?: string): string {
  return writeFolder({
    'apiDefinition.swagger.json': { swagger: '2.0', ...definition },
    'apiProperties.json': { properties },
    ...(script !== undefined && { 'script.csx': script }),
  });
}

const folders: string[] = [];

/** Writes a folder of files by their names. */
export function writeFolder(files: Record<string, string | object>): string {
  const folder = mkdtempSync(join(tmpdir(), 'cqc-data-any-connector-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

/** Removes what the two functions above wrote. For `afterAll` of each file that calls them: files share this module. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { type AddressInfo, connect } from 'node:net';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../../contract/server.ts';
import { describeWithDotnet } from '../../dotnet.ts';
import { cases, eventually, isAlive, temporary } from './script-host/hosts.ts';

type Server = Awaited<ReturnType<typeof createServer>>;

/** Sends bytes as they are and reads until the server closes. */
function talk(app: Server, request: string): Promise<string> {
  const { port } = app.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.write(request); // whoever ends here has left before the script's answer
  return text(socket);
}

describe('the Host header', () => {
  let app: Server;
  beforeAll(async () => {
    app = await createServer({ script: { scriptFile: path.join(cases, 'callers.csx') } });
  });
  afterAll(() => app.close());

  it.each([
    'a b',
    'a,b',
    "a'b",
    'a;b',
    'a..b',
    '.a',
    '*',
    'a@b',
    'a/b',
    'a?b',
    'a#b',
    'a%41',
    '-a',
    'ä',
    '[::1',
    '[]',
    '256.1.1.1',
    'a:b',
    'a:65536',
    'x'.repeat(64),
  ])('%j is refused with 400', async (host) => {
    const response = await app.inject({ url: '/apim/cqcdata/demo/inspection-areas', headers: { host } });
    expect([response.statusCode, response.json().message]).toEqual([400, expect.stringContaining('Host header')]);
  });
});

describeWithDotnet('callers of the runtime face', () => {
  const logged: string[] = [];
  let app: Server;
  beforeAll(async () => {
    app = await createServer({
      script: { scriptFile: path.join(cases, 'callers.csx') },
      log: (line) => logged.push(line),
    });
    await app.listen({ port: 0 });
  });
  afterAll(() => app.close());

  it.each(['localhost', 'my_host.example:8080', '127.0.0.1:80', '[::1]:3000', 'example.org.'])(
    'may give the Host %s',
    async (host) => {
      const response = await app.inject({ url: '/apim/cqcdata/demo/inspection-areas', headers: { host } });
      expect(response.statusCode).toBe(200);
    },
  );

  it('get 400 where only .NET refuses the Host', async () => {
    const response = await app.inject({ url: '/apim/cqcdata/demo/inspection-areas', headers: { host: '1._' } });
    expect([response.statusCode, response.json().message]).toEqual([
      400,
      'callers.csx: The address http://1._/apim/cqcdata/demo/inspection-areas is not valid.',
    ]);
  });

  it.each([
    [400, 'HTTP/1.1\r\nHost:\r\nConnection: close\r\n'],
    [200, 'HTTP/1.0\r\n'], // which needs none
  ])('get %i without a Host: %j', async (status, rest) => {
    const answer = await talk(app, `GET /apim/cqcdata/demo/inspection-areas ${rest}\r\n`);
    expect(Number(/^HTTP\/1\.1 (\d+) /.exec(answer)?.[1])).toBe(status);
  });

  it('cancel the token of the script when they leave', async () => {
    const { port } = app.server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.write('GET /apim/cqcdata/demo/providers HTTP/1.1\r\nHost: a\r\n\r\n');
    await eventually(() => logged.includes('script: Providers: Information: waiting'), 'the script runs');
    socket.destroy();
    const cancelled = async () => (await app.inject({ url: '/apim/cqcdata/demo/inspection-areas' })).body;
    await expect.poll(cancelled, { timeout: 4000 }).toBe('1');
  });
});

describeWithDotnet('a server without a port', () => {
  it('ends with its processes when it is closed, and the program with it', async () => {
    const program = path.join(temporary, 'inject-only.mts');
    const app = new URL('../../../mock-server/app.ts', import.meta.url);
    writeFileSync(
      program,
      `import { execFileSync } from 'node:child_process';
       import { createMockServer } from ${JSON.stringify(app.href)};
       const server = await createMockServer({ limit: 0 });
       const { statusCode } = await server.inject({ url: '/apim/cqcdata/demo/inspection-areas' });
       const children = execFileSync('ps', ['-o', 'pid=,comm=', '--ppid', String(process.pid)], { encoding: 'utf8' });
       await server.close();
       console.log(JSON.stringify({ statusCode, pid: Number(/(\\d+) dotnet/.exec(children)?.[1]) }));`,
    );
    const tsx = fileURLToPath(import.meta.resolve('tsx'));
    const child = spawn(process.execPath, ['--import', tsx, program], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    const { statusCode, pid } = JSON.parse(await text(child.stdout));
    expect({ statusCode, pid }).toEqual({ statusCode: 200, pid: expect.any(Number) });
    expect(isAlive(pid)).toBe(false);
    expect(await ended).toBe(0);
  });
});

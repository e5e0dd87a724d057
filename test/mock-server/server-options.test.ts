import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { defaultOptions } from '../../mock-server/app.ts';
import { readServerOptions, serverOptions } from '../../mock-server/server-options.ts';

const folder = mkdtempSync(join(tmpdir(), 'cqc-data-server-'));
afterAll(() => rmSync(folder, { recursive: true }));
const connections = join(folder, 'connections.json');
writeFileSync(connections, '{"mine":{"api_key":"a"}}');

const defaults = {
  port: serverOptions.port.default,
  host: serverOptions.host.default,
  limit: serverOptions.limit.default,
  window: serverOptions.window.default,
  csharp: serverOptions.csharp.default,
  'encode-ids': serverOptions['encode-ids'].default,
  england: serverOptions.england.default,
  quiet: serverOptions.quiet.default,
};
const { data: _data, arrivalLimitMs: _arrivalLimitMs, ...optionsWithoutData } = defaultOptions;
const log = () => {};
const read = (values: Partial<Parameters<typeof readServerOptions>[0]> = {}) =>
  readServerOptions({ ...defaults, ...values }, log);

describe('the options of the server', () => {
  it('are those of createMockServer when none is given', () => {
    expect(read()).toEqual({
      port: 3000,
      host: '127.0.0.1',
      mock: { ...optionsWithoutData, script: { csharp: '7.3' }, log },
    });
  });

  it('a register of England has the size that is given, and no folder', () => {
    expect(read({ england: true, scale: '1000' }).mock.england).toMatchObject({ scale: 1000 });
    expect(read({ england: true }).mock.england).not.toHaveProperty('scale');
    expect(() => read({ scale: '1000' })).toThrow('--scale belongs to --england');
    expect(() => read({ england: true, data: folder })).toThrow('Leave --data out');
    expect(() => read({ england: true, scale: '0' })).toThrow('--scale');
  });

  it('Redis is an address, with its password from the environment', () => {
    const withRedis = (values: Parameters<typeof read>[0], REDIS_PASSWORD?: string) =>
      readServerOptions({ ...defaults, ...values }, log, { REDIS_PASSWORD }).mock.redis;
    const url = 'redis://127.0.0.1:6379/2';
    expect(withRedis({ redis: url }, 'secret')).toEqual({ url, password: 'secret', failure: 'open' });
    expect(withRedis({ redis: url, 'redis-failure': 'closed' })).toEqual({ url, failure: 'closed' });
    expect(withRedis({})).toBeUndefined();
    expect(() => withRedis({ redis: 'redis://:secret@127.0.0.1' })).toThrow('Give it in REDIS_PASSWORD');
    expect(() => withRedis({ redis: 'http://127.0.0.1' })).toThrow('no address of a Redis server');
    expect(() => withRedis({ redis: url, 'redis-failure': 'ajar' })).toThrow('--redis-failure');
    expect(() => withRedis({ 'redis-failure': 'open' })).toThrow('belongs to --redis');
  });

  it('come from what is given', () => {
    const { port, host, mock } = read({
      port: '0',
      host: '::1',
      key: ['a', 'b'],
      limit: '0',
      'cqc-limit': '2000',
      window: '86400',
      data: folder,
      connections,
      script: 'script.csx',
      csharp: '9',
      cache: 'builds',
      upstream: 'http://127.0.0.1:8080',
      'allow-host': ['other.example'],
      'trust-proxy': true,
      'encode-ids': true,
      quiet: true,
    });
    expect({ port, host }).toEqual({ port: 0, host: '::1' });
    expect(mock).toEqual({
      data: folder,
      keys: ['a', 'b'],
      connections: { mine: { api_key: 'a' } },
      script: {
        csharp: '9',
        scriptFile: join(process.cwd(), 'script.csx'),
        cacheDir: join(process.cwd(), 'builds'),
      },
      upstream: 'http://127.0.0.1:8080/',
      allowedHosts: ['other.example'],
      trustProxy: true,
      encodeOperationIds: true,
      limit: 0,
      cqcLimit: 2000,
      windowMs: 86_400_000,
      log,
      logRequests: false,
    });
  });

  it.each([
    [{ port: '-1' }, '--port is "-1". Give a whole number from 0 to 65535.'],
    [{ port: '65536' }, '--port is "65536". Give a whole number from 0 to 65535.'],
    [{ limit: 'NaN' }, '--limit is "NaN". Give a whole number from 0 to 1000000000.'],
    [{ window: '0' }, '--window is "0". Give a whole number from 1 to 86400.'],
    [{ window: '1e3' }, '--window is "1e3". Give a whole number from 1 to 86400.'],
    [{ upstream: 'localhost:80' }, '--upstream is no address of a server. Give one such as http://127.0.0.1:8080'],
    [{ upstream: 'https://me:secret@api.example' }, '--upstream is no address of a server.'],
    [{ csharp: '8' }, '--csharp is "8". Use 7.3 or 9.'],
    [{ script: 'no.csx' }, 'no.csx: cannot be read (ENOENT): there is no such file or folder. Check the path.'],
    [{ script: folder }, `${folder}: cannot be read (EISDIR): it is a folder. Name a file.`],
    [{ cache: connections }, 'connections.json is a file. Give a folder;'],
    [{ cache: join(connections, 'builds') }, 'cannot be read (ENOTDIR)'],
    [{ connections: join(folder, 'none.json') }, 'none.json: cannot be read (ENOENT)'],
  ])('refuse %j', (values, message) => {
    expect(() => read(values)).toThrow(message);
  });
});

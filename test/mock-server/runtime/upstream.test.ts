import { describe, expect, it } from 'vitest';
import { createUpstream, HostRefused } from '../../../mock-server/runtime/upstream.ts';
import type { HttpRequest } from '../../../scripts/lib/http-messages.ts';

/** Where a request arrives, and with which Host header. */
async function reach(upstream: string, url: string, allowedHosts: string[] = []): Promise<string> {
  const arrived: HttpRequest[] = [];
  const sender = {
    send: async (request: HttpRequest) => {
      arrived.push(request);
      return { status: 200, headers: {}, body: Buffer.alloc(0) };
    },
    close: async () => {},
  };
  const send = createUpstream({ serviceUrl: 'https://api.example/v1', upstream, allowedHosts, sender });
  await send({ method: 'GET', url, headers: {} });
  return arrived[0]?.url ?? '';
}

describe('a request', () => {
  it.each<[string, string, string]>([
    ['http://127.0.0.1:8080', 'https://api.example/v1/a?b=%20c', 'http://127.0.0.1:8080/v1/a?b=%20c'],
    ['http://127.0.0.1:8080/base/', 'https://api.example/v1/a', 'http://127.0.0.1:8080/base/a'],
    ['http://127.0.0.1:8080/base', 'https://api.example/v1', 'http://127.0.0.1:8080/base'],
    ['http://127.0.0.1:8080/base', 'https://api.example/v1?a', 'http://127.0.0.1:8080/base?a'],
    ['http://127.0.0.1:8080/base', 'https://api.example/v10/a', 'http://127.0.0.1:8080/v10/a'],
    ['http://127.0.0.1:8080/base', 'http://api.example/v1/a', 'http://127.0.0.1:8080/base/a'],
    ['http://127.0.0.1:8080/base', 'http://127.0.0.1:8080/next', 'http://127.0.0.1:8080/next'],
  ])('with the upstream %s for %s reaches %s', async (upstream, url, expected) => {
    expect(await reach(upstream, url)).toBe(expected);
  });

  it.each<[string, string, string[]]>([
    ['another host', 'https://other.example/a', []],
    ['another port', 'https://api.example:8443/v1/a', []],
    ['a name that begins alike', 'https://api.example.other.example/v1', ['other.example']],
    ['another port than the allowed one', 'https://other.example/a', ['other.example:8443']],
  ])('for %s is refused', async (_name, url, allowed) => {
    await expect(reach('http://127.0.0.1:8080', url, allowed)).rejects.toThrow(HostRefused);
    await expect(reach('http://127.0.0.1:8080', url, allowed)).rejects.toThrow(`--allow-host ${new URL(url).host} `);
  });

  it.each(['ftp://other.example/a', 'ftp://api.example/v1', 'file:///v1'])(
    'for %s is refused for its scheme',
    async (url) => {
      const refused = reach('http://127.0.0.1:8080', url, ['other.example']);
      await expect(refused).rejects.toThrow(
        `An address of ${new URL(url).protocol} cannot be reached. Make it one of http or https.`,
      );
    },
  );

  it.each<[allowed: string, origin: string]>([
    ['other.example', 'https://other.example:8443'],
    ['OTHER.example', 'https://other.example:8443'],
    ['other.example:8443', 'https://other.example:8443'],
    ['other.example:443', 'https://other.example'],
    ['other.example:80', 'http://other.example'],
    ['bücher.example', 'https://xn--bcher-kva.example'],
    ['[::1]:8443', 'https://[0:0::1]:8443'],
  ])('for the allowed host %s goes to %s', async (allowed, origin) => {
    expect(await reach('http://127.0.0.1:8080', `${origin}/a`, [allowed])).toBe(`${origin}/a`);
  });

  it.each(['https://other.example', '*.example', 'other.example/a', 'a@other.example', 'a b', 'a:1:2', 'a:65536', ''])(
    'is not made where the allowed host is "%s"',
    async (allowed) => {
      await expect(reach('http://127.0.0.1:8080', 'https://api.example/v1', [allowed])).rejects.toThrow(
        `--allow-host is "${allowed}". Give the name of one host, with or without a port, such as api.example.com.`,
      );
    },
  );
});

import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { createMockServer, defaultOptions } from '../../../mock-server/app.ts';
import { readLiveOptions, readServerOptions, serverOptions } from '../../../mock-server/server-options.ts';
import { removeFolders, writeConnector, writeFolder } from '../runtime/any-connector.ts';

const data = mkdtempSync(join(tmpdir(), 'cqc-data-served-'));
cpSync(defaultOptions.data, data, { recursive: true });
const connector = writeConnector({ host: 'api.shop.example', paths: { '/': { get: { operationId: 'Get' } } } });
const answers = writeFolder({ 'a.json': { path: '/', body: {} } });
afterAll(() => {
  rmSync(data, { recursive: true });
  removeFolders();
});
const secret = 'a-real-key-4711';

describe('the head of the page says what is served', () => {
  it.each<[string, string[], [title: string, detail: string][], hasWorld: boolean]>([
    ['the fixtures of the package', [], [['Invented fixtures', 'of this package']], true],
    ['a folder of fixtures', ['--data', data], [['Your fixtures', data]], true],
    ['a made-up England', ['--england', '--scale', '300'], [['Made-up England', '300 locations']], true],
    ['CQC itself', ['--live'], [['Live, with your key', 'api.service.cqc.org.uk']], false],
    ['a server in its place', ['--upstream', 'http://127.0.0.1:8443/v1'], [['Real server', '127.0.0.1:8443']], false],
    [
      'another connector with answers',
      ['--connector', connector, '--answers', answers],
      [
        ['Connector', connector],
        ['Answers', answers],
      ],
      false,
    ],
  ])('%s', async (_what, args, heads, hasWorld) => {
    const { values } = parseArgs({ args, options: serverOptions, strict: true });
    const { mock } = readServerOptions({ ...values, quiet: true } as never, () => {});
    const app = await createMockServer({ ...mock, ...(values.live && readLiveOptions(values, secret)) });
    try {
      const headers = { accept: 'text/html', host: '127.0.0.1:3000' };
      const { body } = await app.inject({ url: '/', headers });
      const [, head] = /<div class="served">(.*?)<\/div>/s.exec(body) ?? [];
      for (const [title, detail] of heads) expect(head).toContain(`<span><b>${title}</b> ${detail}</span>`);
      expect(head?.match(/<b>/g)).toHaveLength(heads.length);
      expect(body).not.toContain(secret);
      const world = await app.inject({ url: '/page/world', headers });
      expect(world.statusCode).toBe(hasWorld ? 200 : 404);
    } finally {
      await app.close();
    }
  });
});

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { examples } from '../../../mock-server/cqc-api/world.ts';
import { call, createServer } from '../../contract/server.ts';

const doc = readFileSync('docs/own-fixtures.md', 'utf8');
const files = [...doc.matchAll(/```json file=(\S+)\n([\s\S]*?)```/g)].map(([, name = '', text = '']) => ({
  name,
  text,
}));
const folder = mkdtempSync(join(tmpdir(), 'own-fixtures-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = () => {
  rmSync(folder, { recursive: true });
  for (const { name, text } of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
};

it('the folder of the doc starts and answers', async () => {
  write();
  const app = await createServer({ data: folder });
  expect((await call(app, '/locations?careHome=Y')).json()).toMatchObject({
    total: 1,
    locations: [{ locationId: '1-1000000002', locationName: 'Larkfield House', postalCode: 'LS1 4AP' }],
  });
  expect((await call(app, '/providers/1-1000000001/locations')).statusCode).toBe(200);
});

it.each(files.map(({ name }) => name))(
  'without %s it does not start, and the message says what is missing',
  async (name) => {
    write();
    rmSync(join(folder, name));
    const id = name.replace(/.*\/|\.json/g, '');
    await expect(createServer({ data: folder })).rejects.toThrow(
      name.includes('/') ? `no ${name.split('s/')[0]} ${id}. Add ${name}` : `${name}: is missing.`,
    );
  },
);

it.each(Object.values(examples))('the example %s is there', (file) => {
  expect(existsSync(file)).toBe(true);
});

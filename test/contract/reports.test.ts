import { describe, expect, it } from 'vitest';
import { mainReport } from '../../mock-server/cqc-api/world.ts';
import { call, createServer, mendFixtures, world } from './server.ts';

const app = await createServer();
const files = [...world.reports].flatMap(([linkId, documents]) =>
  [...documents].map(([name, { pdf, text }]) => {
    const path = name === mainReport ? `/reports/${linkId}` : `/reports/${linkId}/${encodeURIComponent(name)}`;
    return { name: path, path, pdf, text };
  }),
);

describe.each(files)('$name', ({ path, pdf, text }) => {
  it('is a PDF by default', async () => {
    const response = await call(app, path);
    expect([response.statusCode, response.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(response.rawPayload.equals(pdf as Buffer)).toBe(true);
  });

  it(
    text === undefined
      ? 'is the PDF even when text is asked for, because there is none'
      : 'is text when text is asked for',
    async () => {
      const response = await call(app, path, { accept: 'text/plain' });
      expect(response.statusCode).toBe(200);
      expect(response.headers['content-type']).toBe(
        text === undefined ? 'application/pdf' : 'text/plain; charset=utf-8',
      );
      if (text !== undefined) expect(response.body).toBe(text);
    },
  );
});

it('the fixtures hold reports of each kind', () => {
  expect(
    files.some(({ text }) => text === undefined),
    mendFixtures,
  ).toBe(true);
  expect(
    files.some(({ path }) => path.endsWith('/Use%20of%20Resources')),
    mendFixtures,
  ).toBe(true);
});

const withText = files.find(({ text }) => text !== undefined)?.path as string;
it.each([
  ['*/*', 'application/pdf'],
  ['application/json', 'application/pdf'],
  ['application/pdf, text/plain;q=0.5', 'application/pdf'],
  ['text/plain, */*;q=0.1', 'text/plain; charset=utf-8'],
  ['TEXT/PLAIN', 'text/plain; charset=utf-8'],
])('Accept: %s -> %s', async (accept, type) => {
  expect((await call(app, withText, { accept })).headers['content-type']).toBe(type);
});

it('every report link in any body leads to a report', async () => {
  const bodies = JSON.stringify([...world.locations, ...world.providers].map(({ body }) => body));
  const links = new Set(
    [...bodies.matchAll(/"(?:reportLinkId|linkId)":"([^"]+)"/g)].map(([, linkId]) => linkId as string),
  );
  expect(
    [...links].filter((linkId) => !world.reports.has(linkId)),
    mendFixtures,
  ).toEqual([]);
});

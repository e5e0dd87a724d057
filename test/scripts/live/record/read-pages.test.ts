import { describe, expect, it } from 'vitest';
import { type JsonObject, object, text } from '../../../../scripts/lib/json.ts';
import type { Asker } from '../../../../scripts/live/record/asker.ts';
import { readPages } from '../../../../scripts/live/record/read-pages.ts';

const item = (id: unknown) => ({ locationId: id }) as JsonObject;
const items = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => item(`1-${from + index}`));

/** Reads a list of which a function gives the pages. @returns what was read and how many pages were asked for. */
async function read(answer: (page: number) => JsonObject | undefined, most = Infinity) {
  const ids: string[] = [];
  let pages = 0;
  const asker = {
    ask: async (path: string, keep: (body: JsonObject | undefined) => unknown) => {
      pages += 1;
      return keep(answer(Number(path)));
    },
  } as unknown as Asker;
  const list = { name: 'locations', path: String, idOf: (one: unknown) => text(object(one).locationId) } as const;
  const result = await readPages(asker, list, (more) => ids.push(...more) < most);
  return { ...result, ids: new Set(ids).size, pages };
}

describe('a list is read to its end', () => {
  const whole = (size: number, perPage: number, total: object) => (page: number) =>
    ({ ...total, locations: items((page - 1) * perPage, Math.min(size, page * perPage)) }) as JsonObject;
  const over = { nameless: 0, left: 0, isOver: true };

  it.each<[name: string, answer: (page: number) => JsonObject, found: object]>([
    ['pages that are shorter than asked for', whole(1200, 500, { total: 1200 }), { ids: 1200, pages: 3, ...over }],
    ['one page', whole(3, 500, { total: 3 }), { ids: 3, pages: 1, ...over }],
    ['nothing', whole(0, 500, { total: 0 }), { ids: 0, pages: 1, ...over }],
    ['without a total, by the pages', whole(1200, 500, { totalPages: 3 }), { ids: 1200, pages: 3, ...over }],
    ['without any count, by an empty page', whole(1000, 500, {}), { ids: 1000, pages: 3, ...over }],
    ['a total that is too large', whole(5, 500, { total: 99 }), { ids: 5, pages: 2, ...over, left: 94 }],
    [
      'the same page again and again',
      () => ({ total: 1e9, locations: items(0, 10) }),
      { ids: 10, pages: 2, ...over, left: 1e9 - 10 },
    ],
    [
      'what is no id',
      () => ({ total: 6, locations: [item('1-1'), item(12345), {}, null, item(''), 'text'] }),
      { ids: 1, pages: 1, ...over, nameless: 5 },
    ],
  ])('%s', async (_name, answer, found) => {
    expect(await read(answer)).toEqual(found);
  });

  it('but for what nobody wants any more', async () => {
    const found = { ids: 500, pages: 1, nameless: 0, left: 700, isOver: false };
    expect(await read(whole(1200, 500, { total: 1200 }), 400)).toEqual(found);
  });
});

it.each([1, 2])('a 404 of page %i is no end of a list', async (missing) => {
  const answer = (page: number) => (page === missing ? undefined : { total: 9, locations: items(0, 3) });
  await expect(read(answer)).rejects.toThrow('CQC has no list of locations there (404). Check the address');
});

it('a body without the list is none', async () => {
  await expect(read(() => ({ total: 3 }))).rejects.toThrow('The list of locations has no "locations".');
});

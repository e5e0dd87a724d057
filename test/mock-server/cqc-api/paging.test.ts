import { describe, expect, it } from 'vitest';
import { writeFilter, writePage } from '../../../mock-server/cqc-api/paging.ts';
import { createRowBlock } from '../../../mock-server/cqc-api/row-block.ts';
import { selectAll } from '../../../mock-server/cqc-api/runs.ts';

function pageOf(count: number, page: number, perPage: number, linkQuery = '') {
  const { body, type, lent } = writePage({
    path: '/items',
    arrayName: 'items',
    page,
    perPage,
    rows: createRowBlock(count, (position) => JSON.stringify(`é${position}`)),
    selection: selectAll(count),
    linkQuery,
    uri: '/items?all',
  });
  expect(type).toBe('application/json; charset=utf-8');
  expect(lent?.buffer).toBe((body as Buffer).buffer);
  return body.toString();
}

describe('writePage', () => {
  it('writes the envelope in the live order, byte for byte', () => {
    expect(pageOf(3, 2, 1, '&a=b')).toBe(
      '{"total":3,"firstPageUri":"/items?page=1&perPage=1&a=b","page":2,"previousPageUri":"/items?page=1&perPage=1&a=b",' +
        '"lastPageUri":"/items?page=3&perPage=1&a=b","nextPageUri":"/items?page=3&perPage=1&a=b","perPage":1,' +
        '"totalPages":3,"items":["é1"],"uri":"/items?all"}',
    );
  });

  // [items in all, page, items a page] and what the page says of itself.
  it.each<[[number, number, number], { items: number[]; previous: number | null; next: number | null; last: number }]>([
    [[0, 1, 5], { items: [], previous: null, next: null, last: 1 }],
    [[0, 2, 5], { items: [], previous: 1, next: null, last: 1 }],
    [[1, 1, 1], { items: [0], previous: null, next: null, last: 1 }],
    [[2, 1, 1], { items: [0], previous: null, next: 2, last: 2 }],
    [[2, 2, 1], { items: [1], previous: 1, next: null, last: 2 }],
    [[2, 3, 1], { items: [], previous: 2, next: null, last: 2 }],
    [[2, 9, 1], { items: [], previous: 2, next: null, last: 2 }],
    [[5, 2, 2], { items: [2, 3], previous: 1, next: 3, last: 3 }],
    [[5, 3, 2], { items: [4], previous: 2, next: null, last: 3 }],
    [[5, 1, 5], { items: [0, 1, 2, 3, 4], previous: null, next: null, last: 1 }],
    [[5, 1, 6], { items: [0, 1, 2, 3, 4], previous: null, next: null, last: 1 }],
  ])('of %j', ([count, page, perPage], { items, previous, next, last }) => {
    const link = (number: number | null) => number && `/items?page=${number}&perPage=${perPage}`;
    expect(JSON.parse(pageOf(count, page, perPage))).toEqual({
      ...{ total: count, page, perPage, totalPages: Math.ceil(count / perPage), uri: '/items?all' },
      ...{ firstPageUri: link(1), lastPageUri: link(last), previousPageUri: link(previous), nextPageUri: link(next) },
      items: items.map((position) => `é${position}`),
    });
  });

  it('writes a page that is larger than the memory that is used again', () => {
    expect(JSON.parse(pageOf(40_000, 1, 40_000)).items).toHaveLength(40_000);
  });
});

it.each([
  ['careHome', 'Y', '&careHome=Y'],
  ['region', 'South West', '&region=South+West'],
  ['region', 'Yorkshire & Humberside', '&region=Yorkshire+%26+Humberside'],
  ['name', 'half \ud83d', '&name=half+%EF%BF%BD'],
  ['name', 'a+b=c,d/é', '&name=a%2Bb%3Dc%2Cd%2F%C3%A9'],
])('repeats %s = %s as %s', (name, value, link) => {
  expect(writeFilter(name, value)).toBe(link);
});

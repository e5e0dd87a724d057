import { stringify } from 'node:querystring';

/** What a page of a list is made of. */
export interface Page {
  /** Path of the list, relative to the base path, such as `/locations`. */
  path: string;
  /** Name of the array in the envelope. */
  arrayName: string;
  page: number;
  perPage: number;
  total: number;
  /** The items of this page, each already JSON. */
  items: string[];
  /** What follows page and perPage in links, beginning with `&`, or nothing. */
  linkQuery: string;
  /** The list's own link; CQC gives it with the query for changes and without for the others. */
  uri: string;
}

/** Where a page begins and ends in a list. */
export function pageBounds(page: number, perPage: number): [start: number, end: number] {
  const start = (page - 1) * perPage;
  return [start, start + perPage];
}

/**
 * Writes CQC's paging envelope as JSON: keys in the live order, links relative to the base path, null where there is no
 * page before or after. A page past the end is empty and leads back to the last page.
 */
export function writePage({ path, arrayName, page, perPage, total, items, linkQuery, uri }: Page): string {
  const totalPages = Math.ceil(total / perPage);
  const lastPage = Math.max(totalPages, 1);
  // An escaped address holds nothing that JSON would escape.
  const link = (number: number) => `"${path}?page=${number}&perPage=${perPage}${linkQuery}"`;
  const previous = page > 1 ? link(Math.min(page - 1, lastPage)) : 'null';
  const next = page < totalPages ? link(page + 1) : 'null';
  const head =
    `{"total":${total},"firstPageUri":${link(1)},"page":${page},"previousPageUri":${previous}` +
    `,"lastPageUri":${link(lastPage)},"nextPageUri":${next},"perPage":${perPage},"totalPages":${totalPages}` +
    `,"${arrayName}":[`;
  const tail = `],"uri":"${uri}"}`;
  if (items.length === 0) return head + tail;
  // One join of everything: a text put together from a joined one would be copied once more when it is sent.
  const parts = [...items];
  parts[0] = head + parts[0];
  parts[parts.length - 1] += tail;
  return parts.join(',');
}

/** The filters of a call as links repeat them: form-encoded, a blank as `+`. */
export function writeFilters(filters: [name: string, values: string[]][]): string {
  if (filters.length === 0) return '';
  return `&${stringify(Object.fromEntries(filters)).replaceAll('%20', '+')}`;
}

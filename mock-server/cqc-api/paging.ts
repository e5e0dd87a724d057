import { escapeText } from '../../scripts/lib/escape-text.ts';
import { type CqcAnswer, jsonType } from './answer.ts';
import { takeBuffer } from './buffer-pool.ts';
import type { RowBlock } from './row-block.ts';
import type { Selection } from './runs.ts';

/** What a page of a list is made of. */
export interface Page {
  /** Path of the list, relative to the base path, such as `/locations`. */
  path: string;
  /** Name of the array in the envelope. */
  arrayName: string;
  page: number;
  perPage: number;
  /** All items of the list. */
  rows: RowBlock;
  /** Those that were asked for, of which this is one page. */
  selection: Selection;
  /** What follows page and perPage in links, beginning with `&`, or nothing. */
  linkQuery: string;
  /** The list's own link; CQC gives it with the query for changes and without for the others. */
  uri: string;
}

/**
 * Writes CQC's paging envelope as JSON: keys in the live order, links relative to the base path, null where there is no
 * page before or after. A page past the end is empty and leads back to the last page.
 */
export function writePage({ path, arrayName, page, perPage, rows, selection, linkQuery, uri }: Page): CqcAnswer {
  const { total } = selection;
  const totalPages = Math.ceil(total / perPage);
  const lastPage = Math.max(totalPages, 1);
  // An escaped address holds nothing that JSON would escape.
  const [before, behind] = [`"${path}?page=`, `&perPage=${perPage}${linkQuery}"`];
  const previous = page > 1 ? before + Math.min(page - 1, lastPage) + behind : 'null';
  const next = page < totalPages ? before + (page + 1) + behind : 'null';
  const head =
    `{"total":${total},"firstPageUri":${before}1${behind},"page":${page},"previousPageUri":${previous}` +
    `,"lastPageUri":${before}${lastPage}${behind},"nextPageUri":${next},"perPage":${perPage},"totalPages":${totalPages}` +
    `,"${arrayName}":[`;
  const tail = `],"uri":"${uri}"}`;
  const runs = selection.slice((page - 1) * perPage, page * perPage);
  const count = Math.min(perPage, total);
  const buffer = takeBuffer(head.length + rows.roomFor(count) + tail.length);
  const end = rows.write(runs, buffer, buffer.write(head, 0, 'latin1'));
  const length = end + buffer.write(tail, end, 'latin1');
  return { type: jsonType, body: buffer.subarray(0, length), lent: buffer };
}

/** A filter of a call as links repeat it: form-encoded, a blank as `+`. */
export const writeFilter = (name: string, value: string): string =>
  `&${name}=${escapeText(value).replaceAll('%20', '+')}`;

import { expect, it } from 'vitest';
import { findReport } from '../../../mock-server/cqc-api/reports.ts';
import type { ReportFile } from '../../../mock-server/cqc-api/world.ts';
import { ApiError } from '../../../mock-server/http/api-error.ts';

const pdf = Buffer.from('%PDF-1.7');
const both = { pdf, text: 'In words' };

/** The content type and the body of a report, or the status of the refusal. */
function ask(report: ReportFile | undefined, accept?: string): unknown[] {
  try {
    const { type, body } = findReport(() => report, 'link', '', accept === undefined ? {} : { accept });
    return [type, body];
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return [error.statusCode, JSON.parse(error.body).message];
  }
}

const asPdf = ['application/pdf', pdf];
const asText = ['text/plain; charset=utf-8', 'In words'];
const unknown = [404, 'Report Not Found'];

it.each<[string, ReportFile | undefined, string | undefined, unknown[]]>([
  ['both forms, none asked for', both, undefined, asPdf],
  ['both forms, text asked for', both, 'text/plain', asText],
  ['both forms, text in an encoding asked for', both, 'text/plain; charset="utf-8", application/pdf;q=0.1', asText],
  ['both forms, anything asked for', both, '*/*', asPdf],
  ['both forms, text preferred', both, 'application/pdf;q=0.5, text/plain', asText],
  ['both forms, another asked for', both, 'image/png', asPdf],
  ['a PDF alone, text asked for', { pdf }, 'text/plain', asPdf],
  ['an empty text', { pdf, text: '' }, 'text/plain', ['text/plain; charset=utf-8', '']],
  ['a text alone, text asked for', { text: 'In words' }, 'text/plain', asText],
  ['a text alone, none asked for', { text: 'In words' }, undefined, unknown],
  ['neither', {}, 'text/plain', unknown],
  ['no report', undefined, undefined, unknown],
])('%s', (_, report, accept, expected) => {
  expect(ask(report, accept)).toEqual(expected);
});

it('asks for the document by its link and its name', () => {
  const asked: string[][] = [];
  const find = (...names: [string, string]) => {
    asked.push(names);
    return both;
  };
  findReport(find, 'link', 'Use of Resources', {});
  expect(asked).toEqual([['link', 'Use of Resources']]);
});

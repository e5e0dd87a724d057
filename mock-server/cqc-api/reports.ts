import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import type { CqcAnswer } from './answer.ts';
import { notFound } from './errors.ts';
import type { Register } from './register.ts';
import type { ReportFile } from './world.ts';

const require = createRequire(import.meta.url);
/** Loaded with the first report: it brings a table of all media types, which nothing else needs. */
const loadAccepts = () => require('accepts') as typeof import('accepts');

/** The two forms of a report, CQC's default first. */
const formats = ['application/pdf', 'text/plain'] as const;

/**
 * Finds a report in the form that the caller wants: PDF, or text when the Accept header prefers it. Where CQC holds no
 * text, the PDF is sent all the same.
 * @throws ApiError 404 when there is no such report.
 */
export function findReport(
  find: Register['findReport'],
  linkId: string,
  name: string,
  headers: IncomingHttpHeaders,
): CqcAnswer {
  const report = find(linkId, name);
  if (!report) throw unknownReport();
  // Text in any encoding is text: what is offered has no parameters that a range could ask for.
  const accept = headers.accept?.replace(/;\s*charset\s*=\s*("[^"]*"|[^\s;,]*)/gi, '');
  const wanted = loadAccepts()({ headers: { accept } } as IncomingMessage).type([...formats]);
  return write(report, wanted === 'text/plain');
}

const unknownReport = () => notFound('Report Not Found');

function write({ pdf, text }: ReportFile, wantsText: boolean): CqcAnswer {
  if (wantsText && text !== undefined) return { type: 'text/plain; charset=utf-8', body: text };
  if (pdf === undefined) throw unknownReport(); // recorded without PDFs
  return { type: 'application/pdf', body: pdf };
}

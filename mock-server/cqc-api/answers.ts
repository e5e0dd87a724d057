import type { IncomingHttpHeaders } from 'node:http';
import { type Definition, findOperation, follow } from '../../scripts/lib/definition.ts';
import { Refusal } from '../../scripts/lib/refusal.ts';
import type { operations } from '../../types/cqc-api.d.ts';
import { type CqcAnswer, json } from './answer.ts';
import type { ChangeLog } from './changes.ts';
import { invalidParameter, notFound } from './errors.ts';
import { createSelect, locationFilters, type Organisation, providerFilters, type Select } from './filters.ts';
import { writePage } from './paging.ts';
import type { Query, QueryOf } from './parameters.ts';
import type { Organisations, Register } from './register.ts';
import { findReport } from './reports.ts';
import { createRowBlock, type RowBlock } from './row-block.ts';
import { mainReport } from './world.ts';

export type LiveOperationId = keyof operations;

/** A call after its checks: the values of the path in order, and the query. */
export interface Call<QueryName extends string = string> {
  path: string[];
  query: Query<QueryName>;
  headers: IncomingHttpHeaders;
}

/** Answers calls with these query parameters, beside those of paging. */
export type Answer<QueryName extends string = string> = (call: Call<QueryName>) => CqcAnswer;

/** An answer for every live operation that the definition has, which knows all query parameters of the operation. */
export type Answers = { [Id in LiveOperationId]: Answer<QueryOf<Id>> };

/** How each live operation answers from a register. Rows of lists and indexes of filters are made here. */
export function createAnswers(
  { providers, locations, taxonomy, findReport: find }: Register,
  changes: ChangeLog,
  cqcApi: Definition,
): Answers {
  const noLocations = 'No Locations found on the given Location ID';
  const noProviders = 'No Providers found on the given Provider ID';
  const list = (operationId: LiveOperationId, read: object, file = 'filters.ts') =>
    describeList(cqcApi, operationId, Object.keys(read), file);
  const allAreas = json(JSON.stringify(taxonomy));
  return {
    Providers: listAnswer(
      list('Providers', providerFilters),
      createSelect(providers, providerFilters),
      writeRows(providers, ({ providerId, name }) => ({ providerId, providerName: name })),
    ),
    ProviderDetails: lookUp(providers),
    ProviderLocations: lookUp(providers, undefined, ({ locationIds = [] }) => ({
      locations: locationIds.map((organisationId) => ({ organisationId })),
    })),
    ProviderInspectionAreas: lookUp(providers, noProviders, ({ inspectionAreas = [] }) => ({ inspectionAreas })),
    ProviderAssessmentServiceGroups: lookUp(providers, undefined, assessmentServiceGroups),
    Locations: listAnswer(
      list('Locations', locationFilters),
      createSelect(locations, locationFilters),
      writeRows(locations, ({ locationId, name, postalCode }) => ({ locationId, locationName: name, postalCode })),
    ),
    LocationDetails: lookUp(locations, noLocations), // what a client looks for in CQC's answer
    LocationInspectionAreas: lookUp(locations, undefined, ({ inspectionAreas = [] }) => ({ inspectionAreas })),
    LocationProviderInspectionArea: lookUp(locations, noLocations, ({ providerInspectionAreas = [] }) => ({
      providerInspectionAreas,
    })),
    LocationAssessmentServiceGroups: lookUp(locations, undefined, assessmentServiceGroups),
    InspectionAreas: withoutQuery(() => allAreas),
    Changes: changesAnswer(list('Changes', changesWindow, 'answers.ts'), changes),
    MainReport: withoutQuery(({ path: [linkId = ''], headers }) => findReport(find, linkId, mainReport, headers)),
    ReportAndRelatedDoc: withoutQuery(({ path: [linkId = '', type = ''], headers }) =>
      findReport(find, linkId, type, headers),
    ),
  };
}

/** Marks an answer that looks at no query parameter, so that it does not fit an operation which has one. */
const withoutQuery = (answer: Answer<never>): Answer<never> => answer;

const assessmentServiceGroups = ({ assessmentServiceGroup = [] }: Organisation) => ({ assessmentServiceGroup });

/**
 * Answers with a body, or with a part of it.
 * @param unknown what is said of an id that nobody has, if CQC has words of its own for it.
 */
function lookUp<T>(organisations: Organisations<T>, unknown?: string, part?: (body: T) => object): Answer<never> {
  const known = new Map<number, CqcAnswer>();
  return ({ path: [id = ''] }) => {
    const position = organisations.positionOf(id);
    if (position === undefined) throw notFound(unknown);
    const written = known.get(position);
    if (written) return written;
    const answer = part ? json(JSON.stringify(part(organisations.bodyAt(position)))) : organisations.answerAt(position);
    if (!organisations.keepsBodies) return answer;
    const kept = json(ready(String(answer.body)));
    known.set(position, kept);
    return kept;
  };
}

const writeRows = <T>({ count, entryAt }: Organisations<T>, write: (entry: T) => object): RowBlock =>
  createRowBlock(count, (position) => JSON.stringify(write(entryAt(position))));

/** A text that is kept, as bytes where it is not ASCII: to encode it for each call would cost more than the rest of the call. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
const ready = (text: string): string | Buffer => (/^[\x00-\x7f]*$/.test(text) ? text : Buffer.from(text));

function listAnswer<Filter extends string>(
  { path, arrayName }: List,
  select: Select<Filter>,
  rows: RowBlock,
): Answer<Filter> {
  return ({ query: { page, perPage, filters } }) =>
    writePage({ path, arrayName, page, perPage, rows, ...select(filters), uri: path });
}

function changesAnswer(
  { path: template, arrayName }: List,
  changes: ChangeLog,
): Answer<'startTimestamp' | 'endTimestamp'> {
  return ({ path: [type = ''], query: { page, perPage, times } }) => {
    const { startTimestamp: start, endTimestamp: end } = times;
    if (!start || !end) throw new Error('A window was asked for without its start or its end. Check the call first.');
    if (start.time > end.time) {
      throw invalidParameter(
        'The value of the query parameter startTimestamp lies after that of endTimestamp. Swap them.',
      );
    }
    const changed = changes.between(type, start.time, end.time);
    const path = template.replace(/\{\w+\}/, type);
    // Live links spell both keys with a capital S, although the API takes them only without.
    const linkQuery = `&startTimeStamp=${start.link}&endTimeStamp=${end.link}`;
    const uri = `${path}?page=${page}&perPage=${perPage}${linkQuery}`;
    return writePage({ path, arrayName, page, perPage, ...changed, linkQuery, uri });
  };
}

const paging = ['page', 'perPage'];
const changesWindow = { startTimestamp: true, endTimestamp: true } satisfies Record<QueryOf<'Changes'>, true>;

/** What the definition says of a list: its path and the name of its array. */
interface List {
  path: string;
  arrayName: string;
}

/**
 * @param read the query parameters that the answer reads, beside those of paging.
 * @param file where others are to be read.
 * @throws Refusal for a parameter that nobody reads: the definition was edited, and the code has not followed.
 */
function describeList(cqcApi: Definition, operationId: LiveOperationId, read: string[], file: string): List {
  const { path, parameters, responses } = findOperation(cqcApi, operationId);
  const unread = parameters.find(({ in: place, name }) => place === 'query' && ![...paging, ...read].includes(name));
  if (unread)
    throw new Refusal(
      `apiDefinition.swagger.json: ${operationId} has the parameter ${unread.name}, which its answer does not read. Say what it does in mock-server/cqc-api/${file}.`,
    );
  const { properties = {} } = follow(cqcApi, responses['200']?.schema ?? {});
  const arrayName = Object.keys(properties).find((name) => properties[name]?.type === 'array');
  if (!arrayName)
    throw new Refusal(
      `apiDefinition.swagger.json: the answer 200 of ${operationId} has no array, in which its mock puts the rows. Give its schema one.`,
    );
  return { path, arrayName };
}

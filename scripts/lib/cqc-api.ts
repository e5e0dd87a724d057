import type * as connector from '../../types/connector.d.ts';
import type * as cqcApi from '../../types/cqc-api.d.ts';
import { type Definition, findOperation, partOf } from './definition.ts';
import type { QueryNames } from './query-names.ts';

/** One named way in which CQC's API is not what the definition describes (the script bridges each of them). */
interface Difference {
  name: string;
  why: string;
  /** Changes a copy of the definition into what CQC's API takes and returns in this respect. */
  apply(definition: Definition): void;
}

type OperationId = keyof connector.operations;

/** Operations that only the connector has: script.csx answers or reroutes them. */
const virtualOperations = new Set<string>([
  'MainReportText',
  'ReportAndRelatedDocText',
  'OnOrganisationChanged',
  'ListFilterValues',
] satisfies Exclude<OperationId, keyof cqcApi.operations>[]);

/** The lists that the connector gives in pages, by the name of their schema, and what CQC calls the array of each. */
const listArrays: Record<PagedSchema, string> = {
  ProviderList: 'providers',
  LocationList: 'locations',
  ChangeList: 'changes',
};

type ConnectorSchemas = connector.components['schemas'];
type PagedSchema = {
  [Name in keyof ConnectorSchemas]: Required<ConnectorSchemas[Name]> extends { value: unknown[] } ? Name : never;
}[keyof ConnectorSchemas];

/** Query parameters that may stand only once; every other one is a filter. */
const singleParameters = new Set<string>([
  'page',
  'perPage',
  'startTimestamp',
  'endTimeStamp',
  'careHome',
] satisfies QueryParameter[]);

type QueryParameter = { [Id in OperationId]: QueryNames<connector.operations[Id]> }[OperationId];

/** What descriptions say of the connector alone, and what is true of CQC. */
const connectorOnly: [pattern: RegExp, truth: string][] = [
  [/; separate several (.+?) with semicolons/, '; for several $1 the parameter is given several times'],
  [/takes several values, separated by semicolons,/, 'can be given several times'],
  [/, in capitals or small letters, or the address of its page on the CQC website/, ', in capitals'],
  [/, or its (Report|Document) URI/, ''],
  [/ A date alone.*$/, ''],
  [/ (For a related document its|The same) Document URI.*$/, ''],
  [/latest rating, all ratings/, 'ratings'],
  [/(?<=CQC service, )absent(?= on the)/, 'null'],
];

/** Finds at once whether a text holds any of it: hardly one does, and the mock server's start waits for this. */
const anyConnectorOnly = new RegExp(connectorOnly.map(([{ source }]) => source).join('|'));

function sayTruth(part: object): void {
  const texts: { description?: unknown } = part; // `description` may be the name of a property too
  if (typeof texts.description === 'string' && anyConnectorOnly.test(texts.description)) {
    const replace = (text: string, [pattern, truth]: [RegExp, string]) => text.replace(pattern, truth);
    texts.description = connectorOnly.reduce(replace, texts.description);
  }
  for (const inner of Object.values(part)) if (typeof inner === 'object' && inner !== null) sayTruth(inner);
}

/** Everything that CQC's API does otherwise. Nothing outside this list repeats or contradicts the definition. */
export const differences: Difference[] = [
  {
    name: 'virtual-operations',
    why: 'Report texts, the trigger and the drop-down values exist only in the connector.',
    apply({ paths }) {
      for (const [path, { get }] of Object.entries(paths)) {
        if (virtualOperations.has(get.operationId)) delete paths[path];
      }
    },
  },
  {
    name: 'repeated-filters',
    why: 'CQC takes several values of a filter as a repeated key and compares them as plain text; the platform cannot repeat a key.',
    apply({ parameters }) {
      for (const parameter of Object.values(parameters)) {
        if (parameter.in !== 'query') continue;
        if (singleParameters.has(parameter.name)) {
          delete parameter.enum;
        } else {
          Object.assign(parameter, { type: 'array', collectionFormat: 'multi', items: { type: 'string' } });
        }
      }
    },
  },
  {
    name: 'end-timestamp',
    why: 'The published connector spells endTimeStamp, CQC spells endTimestamp.',
    apply({ parameters }) {
      const published: QueryParameter = 'endTimeStamp';
      for (const parameter of Object.values(parameters)) {
        if (parameter.name === published) parameter.name = 'endTimestamp';
      }
    },
  },
  {
    name: 'organisation-type',
    why: 'The published connector spells organisation_type, CQC spells organisationType.',
    apply(definition) {
      const published: keyof connector.operations['Changes']['parameters']['path'] = 'organisation_type';
      const parameter = partOf(definition.parameters, published);
      parameter.name = 'organisationType';
      const paths = Object.entries(definition.paths).map(([path, operations]) => [
        path.replace(`{${published}}`, `{${parameter.name}}`),
        operations,
      ]);
      definition.paths = Object.fromEntries(paths);
    },
  },
  {
    name: 'list-arrays',
    why: 'The platform merges pages only when the array is called value; CQC names it after its items.',
    apply({ definitions }) {
      for (const [list, name] of Object.entries(listArrays)) {
        const { properties = {} } = partOf(definitions, list);
        properties[name] = partOf(properties, 'value');
        delete properties.value;
      }
    },
  },
  {
    name: 'null-links',
    why: 'CQC sends null where there is no page before or after; the script drops nulls.',
    apply({ definitions }) {
      for (const link of ['PreviousPageUri', 'NextPageUri'] satisfies (keyof ConnectorSchemas)[])
        partOf(definitions, link).nullable = true;
    },
  },
  {
    name: 'added-by-the-script',
    why: 'The script adds nextLink to pages, and latestRating and cqcPage to details.',
    apply({ definitions }) {
      for (const schema of Object.values(definitions)) {
        delete schema.properties?.nextLink;
        delete schema.properties?.latestRating;
        delete schema.properties?.cqcPage;
      }
    },
  },
  {
    name: 'descriptions',
    why: 'The script takes several values in one text, small letters, addresses of pages and dates alone; CQC compares letter by letter.',
    apply: sayTruth,
  },
  {
    name: 'report-formats',
    why: 'CQC gives a report as PDF or, when the Accept header asks for it, as text.',
    apply(definition) {
      for (const operationId of ['MainReport', 'ReportAndRelatedDoc'] satisfies OperationId[]) {
        const { path } = findOperation(definition, operationId);
        partOf(definition.paths, path).get.produces = ['application/pdf', 'text/plain'];
      }
    },
  },
];

/** Describes CQC's API: the definition after all differences. The definition itself is left as it is. */
export function describeCqcApi(definition: Definition): Definition {
  const description = structuredClone(definition);
  for (const difference of differences) difference.apply(description);
  dropUnused(description);
  return description;
}

/** The fields that only the connector's bodies have, in schemas that CQC's have too. */
export function listConnectorFields(definition: Definition, cqcApi: Definition): Set<string> {
  const fields = Object.entries(cqcApi.definitions).flatMap(([schema, { properties = {} }]) =>
    Object.keys(definition.definitions[schema]?.properties ?? {}).filter((name) => !(name in properties)),
  );
  return new Set(fields);
}

/** What only the connector's operations refer to is no part of CQC's API. */
function dropUnused(definition: Definition): void {
  for (let isDone = false; !isDone; ) {
    isDone = true;
    const references = new Set(JSON.stringify(definition).match(/"#\/[^"]+"/g));
    for (const section of ['definitions', 'parameters'] as const) {
      for (const name of Object.keys(definition[section])) {
        if (references.has(`"#/${section}/${name}"`)) continue;
        delete definition[section][name];
        isDone = false;
      }
    }
  }
}

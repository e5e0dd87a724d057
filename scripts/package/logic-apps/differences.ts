import { differences as cqcApiDifferences, describeCqcApi } from '../../lib/cqc-api.ts';
import { type Definition, findOperation, partOf, type Schema } from '../../lib/definition.ts';

/** One way in which the Logic Apps connector must differ from CQC's API, because Logic Apps cannot express it. */
interface LogicAppsDifference {
  name: string;
  why: string;
  /** Changes a description of CQC's API in this respect; `source` is the connector's own definition. */
  apply(definition: Definition, source: Definition): void;
}

const severalValues = /; separate several \w+ with semicolons/;

/**
 * Everything that makes the connector for Logic Apps other than CQC's API. A custom connector there (Microsoft.Web/customApis)
 * has no room for script.csx or policies, so its definition starts from CQC's API as it is.
 */
export const logicAppsDifferences: LogicAppsDifference[] = [
  {
    name: 'single-valued-filters',
    why: 'A filter takes one value: the platform cannot repeat a key, and there is no script to split a text.',
    apply(definition, source) {
      for (const [key, parameter] of Object.entries(definition.parameters)) {
        const original = partOf(source.parameters, key);
        if (parameter.in !== 'query' || !['string', 'array'].includes(original.type ?? '')) continue;
        const choices = original.enum ?? original.items?.enum;
        delete parameter.collectionFormat;
        delete parameter.items;
        Object.assign(parameter, { type: 'string', ...(choices && { enum: choices }) });
        parameter['x-ms-summary'] = singular(parameter['x-ms-summary'] ?? '');
        parameter.description = (parameter.description ?? '')
          .replace(severalValues, '')
          .replace('at least one of these types', 'this type')
          .replace('one of these NHS organisation (ODS) codes', 'this NHS organisation (ODS) code')
          .replace('at least one of these activities', 'this activity');
      }
      for (const { get } of Object.values(definition.paths)) {
        get.description = get.description.replace(/; one filter takes several values[^.]*/, '');
      }
    },
  },
  {
    name: 'exact-identifiers',
    why: 'Nothing writes an identifier in capitals or takes it out of an address, so it is given as CQC writes it, in capitals.',
    apply({ parameters }) {
      for (const key of ['locationid', 'location_id', 'providerId', 'provider_id']) {
        reword(partOf(parameters, key), / or small letters, or the address[^;]*/, '');
      }
    },
  },
  {
    name: 'whole-times',
    why: 'Nothing completes a date alone or a time without a zone, so a time is given with both.',
    apply({ parameters }) {
      for (const key of ['startTimestamp', 'endTimeStamp']) {
        reword(partOf(parameters, key), / A date alone.*/, '');
      }
    },
  },
  {
    name: 'no-paging',
    why: 'CQC gives its page links as paths in the body, which the platform cannot follow. Ask for one page after another with Page.',
    apply({ paths }) {
      for (const { get } of Object.values(paths)) delete get['x-ms-pageable'];
    },
  },
  {
    name: 'no-drop-down-values',
    why: 'The lists behind the drop-downs come from the script. Values are typed in, as CQC spells them.',
    apply({ parameters }) {
      for (const parameter of Object.values(parameters)) {
        delete parameter['x-ms-dynamic-values'];
      }
    },
  },
  {
    name: 'visible-nulls',
    why: 'Nothing drops the null that CQC sends for a page that is not there.',
    apply({ definitions }) {
      for (const name of ['PreviousPageUri', 'NextPageUri']) {
        const schema = partOf(definitions, name);
        delete schema.nullable; // OpenAPI 3; Swagger 2.0 knows it only as an extension
        schema['x-nullable'] = true;
        reword(schema, 'absent on', 'null on');
      }
    },
  },
  {
    name: 'pdf-only',
    why: 'CQC chooses between PDF and text by the Accept header, which a flow cannot set, and gives a PDF without it.',
    apply(definition) {
      for (const operationId of ['MainReport', 'ReportAndRelatedDoc']) {
        const { path } = findOperation(definition, operationId);
        delete partOf(definition.paths, path).get.produces;
      }
    },
  },
  {
    name: 'report-keys',
    why: 'A report is named by its identifier. A whole report URI is not taken apart without the script.',
    apply({ parameters, definitions }) {
      for (const schema of Object.values(definitions)) {
        const { reportUri, documentUri } = schema.properties ?? {};
        if (reportUri) reportUri.description = 'Path of the report on the CQC service.';
        if (documentUri) documentUri.description = 'Path of the document on the CQC service.';
      }
      reword(partOf(parameters, 'inspection_report_link_id'), /, or its Report URI(.*?)\. .*/, '$1.');
      const type = partOf(parameters, 'related_document_type');
      type.description = 'Type of the related document, such as Use of Resources, the last part of its Document URI.';
    },
  },
  {
    name: 'no-user-agent',
    why: 'There is no policy to name the client, so calls carry the name that Logic Apps gives itself. Whether the firewall of CQC lets it pass is not known.',
    apply() {},
  },
];

/** Derives the script-free definition for Logic Apps. The source is left as it is. */
export function describeForLogicApps(source: Definition): Definition {
  const definition = describeCqcApi(source);
  for (const difference of logicAppsDifferences) difference.apply(definition, source);
  return definition;
}

/** All differences between the connector and its form for Logic Apps, in words, as the docs list them. */
export function listDifferences(): { name: string; why: string }[] {
  // What the first list says of filters, reports and nulls is said for Logic Apps by the second.
  const replaced = ['repeated-filters', 'report-formats', 'null-links'];
  return [...cqcApiDifferences.filter(({ name }) => !replaced.includes(name)), ...logicAppsDifferences];
}

function reword(part: Schema, words: string | RegExp, by: string): void {
  part.description = (part.description ?? '').replace(words, by);
}

function singular(summary: string): string {
  return summary.replace(/ies$/, 'y').replace(/(Type|Code)s$/, '$1');
}

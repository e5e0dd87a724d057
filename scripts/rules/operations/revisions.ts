import type { ConnectorModel, OperationPlace, Place } from '../../connector/connector-model.ts';
import { groupBy } from '../../lib/group-by.ts';
import { filledText, isMistyped, isObject, type JsonObject, object, show, text } from '../../lib/json.ts';
import { clean, document, operation } from '../example-connector.ts';
import { repeatedIndexes } from '../repeated.ts';
import { type Hit, rulesAt } from '../rule.ts';
import { deprecation, schemaFile, swaggerRules, versioning } from '../sources.ts';
import { hit, lacksText } from '../words.ts';

const isDeprecated = ({ value }: OperationPlace): boolean => value.deprecated === true;

const annotation = ({ value }: OperationPlace): JsonObject => object(value['x-ms-api-annotation']);

/** The number of a revision; undefined where none is given, or none that can be. */
function revisionOf(operation: OperationPlace): number | undefined {
  const { revision } = annotation(operation);
  return isRevision(revision) ? revision : undefined;
}

const isRevision = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;

/** The operations of each family of revisions. */
function families(model: ConnectorModel): [string, OperationPlace[]][] {
  const members = model.operations.filter((entry) => typeof annotation(entry).family === 'string');
  return [...groupBy(members, (entry) => text(annotation(entry).family) ?? '')];
}

const isActive = (operation: OperationPlace): boolean => !isDeprecated(operation);

/** Makes the check that no family has more of some members than so many; the first of those beyond is the place. */
const atMostInFamily =
  (most: number, isCounted: (member: OperationPlace) => boolean) =>
  (_place: Place, model: ConnectorModel): Hit[] =>
    families(model).flatMap(([family, members]) => {
      const counted = members.filter(isCounted);
      return counted.slice(most, most + 1).map(({ pointer }) => ({
        pointer: `${pointer}/x-ms-api-annotation`,
        args: { family, count: counted.length },
      }));
    });

export const revisionRules = [
  ...rulesAt('operation', [
    {
      name: 'ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations',
      evidence: 'E*',
      source: swaggerRules('Operations'),
      what: 'Only a deprecated operation names its replacement.',
      why: 'A replacement says that the operation is on its way out.',
      message: 'The operation names a replacement but is not deprecated. Set deprecated or remove the replacement.',
      check: (place) =>
        isObject(annotation(place).replacement) && !isDeprecated(place) && hit('/x-ms-api-annotation/replacement'),
      wrong: operation({
        'x-ms-api-annotation': { family: 'Item', revision: 1, replacement: { api: 'R', operationId: 'GetItem' } },
      }),
      right: clean,
    },
    replacementRule('ApiAnnotationExtensionReplacementInfoMissingApiProperty', 'api', { operationId: 'GetItem' }),
    replacementRule('ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty', 'operationId', { api: 'R' }),
    {
      name: 'OperationStatusAheadOfConnector',
      evidence: 'E*',
      source: swaggerRules('Operations'),
      what: 'No operation is in production before its connector.',
      why: 'The connector is the promise that the operation is part of.',
      message: 'The operation is in Production and the connector in Preview. Lower the operation.',
      check: (place, { definition }) =>
        annotation(place).status === 'Production' &&
        object(object(definition.info)['x-ms-api-annotation']).status === 'Preview' &&
        hit('/x-ms-api-annotation/status'),
      wrong: document({
        info: { 'x-ms-api-annotation': { status: 'Preview' } },
        paths: { '/items/{itemId}': { get: { 'x-ms-api-annotation': { status: 'Production' } } } },
      }),
      right: clean,
    },
    {
      name: 'OperationRevisionEmpty',
      evidence: 'W*',
      source: swaggerRules('Operations'),
      what: 'An operation that names a family names its revision.',
      why: 'Revisions put the family in order.',
      message: 'x-ms-api-annotation has a family and no revision. Add the revision.',
      check: (place) =>
        annotation(place).family !== undefined &&
        annotation(place).revision === undefined &&
        hit('/x-ms-api-annotation'),
      wrong: operation({ 'x-ms-api-annotation': { family: 'Item' } }),
      right: operation({ 'x-ms-api-annotation': { family: 'Item', revision: 1 } }),
    },
    {
      name: 'OperationRevisionNotValid',
      evidence: 'E*',
      source: schemaFile('apiDefinition.swagger.schema.json, x-ms-api-annotation'),
      what: 'A revision is 1 or more.',
      why: 'The first revision of a family is 1, and its number ends the ids of the later ones.',
      message: 'The revision is {revision}. Number the revisions of a family from 1 on.',
      check: (place) => {
        const { revision } = annotation(place);
        const isGood = isMistyped(revision, 'integer') || revision === undefined || isRevision(revision);
        return !isGood && hit('/x-ms-api-annotation/revision', { revision: show(revision) });
      },
      wrong: operation({ 'x-ms-api-annotation': { family: 'Item', revision: 0 } }),
      right: operation({ 'x-ms-api-annotation': { family: 'Item', revision: 1 } }),
    },
    {
      name: 'OperationIdShouldEndWithRevision',
      evidence: 'E*',
      source: swaggerRules('Operations'),
      what: 'The id of a later revision ends with it.',
      why: 'People tell revisions apart by the suffix.',
      message: 'Revision {revision} has the operationId "{id}". End it with _V{revision}.',
      check: (place) => {
        const revision = revisionOf(place) ?? 1;
        return revision > 1 && !place.id.endsWith(`V${revision}`) && hit('/operationId', { revision, id: place.id });
      },
      wrong: operation({ 'x-ms-api-annotation': { family: 'Item', revision: 2 } }),
      right: operation({ operationId: 'GetItem_V2', 'x-ms-api-annotation': { family: 'Item', revision: 2 } }),
    },
    {
      name: 'DeprecatedOperationNotMarked',
      evidence: 'G',
      source: deprecation('Summary and description'),
      what: 'Summary and description of a deprecated operation say "(deprecated)".',
      why: 'Makers see it before they choose the action.',
      message:
        'The operation is deprecated and its {key} does not say so. Append " (deprecated)" and the revision annotation.',
      check: (place) =>
        isDeprecated(place) &&
        ['summary', 'description'].flatMap((key) => {
          const found = filledText(place.value[key]);
          return found === undefined || /deprecated/i.test(found) ? [] : [{ at: `/${key}`, args: { key } }];
        }),
      wrong: operation({ deprecated: true }),
      right: operation({
        deprecated: true,
        summary: 'Get an item (deprecated)',
        description: 'Returns one item of the register (deprecated).',
      }),
    },
  ]),
  ...rulesAt('document', [
    {
      name: 'OperationFamilyHasDuplicateRevisions',
      evidence: 'E*',
      source: versioning('Revisions'),
      what: 'Each revision of a family is used once.',
      why: 'Revisions put the family in order.',
      message: 'The family "{family}" has revision {revision} twice. Number them apart.',
      check: (_place, model) =>
        families(model).flatMap(([family, members]) => {
          const numbered = members.filter((member) => revisionOf(member) !== undefined);
          const revisions = numbered.map(revisionOf);
          return repeatedIndexes(revisions).map((index) => ({
            pointer: `${numbered[index]?.pointer}/x-ms-api-annotation`,
            args: { family, revision: revisions[index] ?? 0 },
          }));
        }),
      wrong: family([1, 1]),
      right: family([1, 2]),
    },
    {
      name: 'OperationFamilyHasManyActiveOperations',
      evidence: 'E*',
      source: versioning('Revisions'),
      what: 'At most two operations of a family are not deprecated.',
      why: 'Makers choose between the last two at most.',
      message: 'The family "{family}" has {count} active operations. Deprecate all but two.',
      check: atMostInFamily(2, isActive),
      wrong: family([1, 2, 3]),
      right: family([1, 2]),
    },
    {
      name: 'OperationFamilyHasManyActiveProductionOperations',
      evidence: 'E*',
      source: versioning('Revisions'),
      what: 'At most one operation of a family is active and in production.',
      why: 'A new revision in production ends the one before.',
      message: 'The family "{family}" has {count} active operations in Production. Deprecate the earlier ones.',
      check: atMostInFamily(1, (member) => isActive(member) && annotation(member).status === 'Production'),
      wrong: family([1, 2], 'Production'),
      right: family([1, 2]),
    },
    {
      name: 'OperationFamilyHasManyEmptyRevisions',
      evidence: 'E*',
      source: versioning('Revisions'),
      what: 'At most one operation of a family has no revision.',
      why: 'It counts as the first.',
      message: 'The family "{family}" has {count} operations without a revision. Number them.',
      check: atMostInFamily(1, (member) => annotation(member).revision === undefined),
      wrong: family([null, null]),
      right: family([1, 2]),
    },
  ]),
];

/** A replacement must have this key; `without` is one that has not. */
function replacementRule<const Name extends string>(name: Name, key: 'api' | 'operationId', without: JsonObject) {
  return {
    name,
    evidence: 'E*' as const,
    source: swaggerRules('Operations'),
    what: `A replacement names ${key}.`,
    why: 'Both parts are needed to find it.',
    message: `The replacement has no "${key}". Add it.`,
    check: (place: OperationPlace) => {
      const { replacement } = annotation(place);
      return isObject(replacement) && lacksText(replacement[key]) && hit('/x-ms-api-annotation/replacement');
    },
    wrong: operation({
      deprecated: true,
      'x-ms-api-annotation': { family: 'Item', revision: 1, replacement: without },
    }),
    right: clean,
  };
}

/** A connector whose operations are revisions of one family. */
function family(revisionNumbers: (number | null)[], status?: string) {
  const items = revisionNumbers.map((revision, index) => {
    const ofFamily = {
      family: 'Item',
      ...(revision === null ? {} : { revision }),
      ...(status === undefined ? {} : { status }),
    };
    const suffix = index === 0 ? '' : `_V${index + 1}`;
    const words = {
      summary: `Get item ${index}`,
      description: `Returns item ${index} of the register.`,
      'x-ms-visibility': 'advanced',
    };
    const answers = {
      '200': { description: 'The item.', schema: { $ref: '#/definitions/Item' } },
      '404': { description: 'There is no such item.' },
    };
    return [
      `/revision${index}`,
      { get: { operationId: `GetRevision${suffix}`, ...words, responses: answers, 'x-ms-api-annotation': ofFamily } },
    ];
  });
  return document({ paths: Object.fromEntries(items) });
}

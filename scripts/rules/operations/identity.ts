import { type OperationPlace, sanitizedId } from '../../connector/connector-model.ts';
import { isMistyped } from '../../lib/json.ts';
import { body, clean, document, operation } from '../example-connector.ts';
import { rulesAt } from '../rule.ts';
import { coding, pullRequest, swaggerRules } from '../sources.ts';
import { hit } from '../words.ts';

const idLimit = 80;

const idPattern = /^[A-Z][A-Za-z0-9]*(_V\d+)?$/;

const capitalise = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Whether nothing stands in an operation; OperationHasNoSubstance says so, and what it lacks need not be said. */
export function isLeftEmpty({ value }: Pick<OperationPlace, 'value'>): boolean {
  return Object.keys(value).length === 0;
}

export const identityRules = [
  ...rulesAt('operation', [
    {
      name: 'OperationIdRequired',
      evidence: 'E*',
      source: swaggerRules('Operations'),
      what: 'An operation has an operationId.',
      why: 'Flows, policies and the script name operations by it.',
      message: 'The operation has no operationId. Add one, such as "GetItem".',
      check: ({ id, value }) => id === '' && !isMistyped(value.operationId, 'string') && !isLeftEmpty({ value }),
      wrong: operation({ operationId: null }),
      right: operation({ operationId: 'GetItem' }),
    },
    {
      name: 'OperationIdNotUnique',
      evidence: 'E*',
      source: swaggerRules('Operations'),
      what: 'Each operationId is used once.',
      why: 'A flow could not say which operation it means.',
      message: 'operationId "{id}" is used before, at {first}. Choose another.',
      check: ({ id, pointer }, { byId }) => {
        const first = byId.get(id);
        return (
          first !== undefined && first.pointer !== pointer && hit('/operationId', { id, first: `#${first.pointer}` })
        );
      },
      wrong: body({}, { operationId: 'GetItem' }),
      right: body({}),
    },
    {
      name: 'OperationIdSanitized',
      evidence: 'W*',
      source: swaggerRules('Operations'),
      what: 'An operationId holds letters and digits only, apart from a revision suffix such as _V2.',
      why: 'The platform removes everything else and the names differ from then on.',
      message: 'operationId "{id}" is read as "{sanitized}". {advice}',
      check: ({ id }, { byId }) => {
        const sanitized = sanitizedId(id);
        if (sanitized === id) return false;
        const inPascalCase = id
          .split(/[^A-Za-z0-9]+/)
          .map(capitalise)
          .join('');
        const usable = [sanitized, inPascalCase].find((name) => idPattern.test(name) && !byId.has(name));
        const advice =
          usable === undefined ? 'Choose one of the letters A to Z and digits, such as "GetItem".' : `Use "${usable}".`;
        return hit('/operationId', { id, sanitized, advice });
      },
      wrong: operation({ operationId: 'Get-Item' }),
      right: operation({ operationId: 'GetItem_V2' }),
    },
    {
      name: 'OperationIdNotPascalCase',
      evidence: 'W*',
      source: coding('Operation names'),
      what: 'An operationId is in Pascal case.',
      why: 'It is the name of the operation in flows, scripts and generated code.',
      message: 'operationId "{id}" is not in Pascal case. Write it like "GetItem".',
      check: ({ id }) => id !== '' && !/[^A-Za-z0-9_]/.test(id) && !idPattern.test(id) && hit('/operationId', { id }),
      wrong: operation({ operationId: 'get_item' }),
      right: operation({ operationId: 'GetItem' }),
    },
    {
      name: 'OperationIdTooLong',
      evidence: 'E*',
      source: swaggerRules('Operations'),
      what: `An operationId has fewer than ${idLimit} characters.`,
      why: 'It is part of names that the platform builds.',
      message: `operationId has {length} characters. Use fewer than ${idLimit}.`,
      unpublished: `Microsoft's limit is not published; ${idLimit} is the documented limit of the summary.`,
      check: ({ id }) => id.length >= idLimit && hit('/operationId', { length: id.length }),
      wrong: operation({ operationId: 'GetItem'.repeat(12) }),
      right: operation({ operationId: 'GetItem' }),
    },
    {
      name: 'OperationHasNoSubstance',
      evidence: 'E!',
      source: pullRequest(473),
      what: 'No operation is left empty.',
      why: 'Reviewers ask to remove leftovers.',
      message: 'The operation is empty. Remove it or describe it.',
      check: isLeftEmpty,
      wrong: document({ paths: { '/items/{itemId}': { delete: {} } } }),
      right: clean,
    },
  ]),
];

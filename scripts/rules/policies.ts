import { isDeepStrictEqual } from 'node:util';
import { mayHaveParameter, type PolicyPlace } from '../connector/connector-model.ts';
import {
  policyOperationsKey as operationKey,
  policyAppliesTo,
  policyParameter,
  templateParameterPrefix as prefix,
  policySectionKey as sectionKey,
} from '../lib/api-properties.ts';
import { isObject, type JsonObject, stringsIn, text, texts } from '../lib/json.ts';
import { pointerTo, segment } from '../lib/json-pointer.ts';
import { brokenExpression, connectionParametersIn } from '../lib/policy-expressions.ts';
import {
  isServiceAddress,
  missingParameters,
  type PolicyTemplate,
  policyTemplateOf,
  policyTemplates,
  wrongParameters,
  wrongSection,
} from '../lib/policy-templates.ts';
import { isSameName } from '../lib/same-name.ts';
import { clean, policy, propertiesFile } from './example-connector.ts';
import { nearestName } from './extension-names.ts';
import { rulesAt } from './rule.ts';
import { ours, published, schemaFile } from './sources.ts';
import { hit, isHeaderName } from './words.ts';

const nextLinkKey = 'x-ms-triggerConfig-nextLink';

const templateOf = ({ template }: PolicyPlace): PolicyTemplate | undefined => policyTemplateOf(template);

/** A parameter of the template itself. */
const parameterOf = (place: PolicyPlace, name: string) => policyParameter(place, prefix + name);

/** The parameters of the template of a policy. */
const namesOf = (place: PolicyPlace): string[] => {
  const { needs = [], knows = [] } = templateOf(place) ?? {};
  return [...needs, ...knows];
};

/** Parameters that the template of a policy does not know, each with the one that is meant by it. */
function strangersOf(place: PolicyPlace): { key: string; meant: string | undefined }[] {
  if (templateOf(place) === undefined) return [];
  const names = namesOf(place);
  const shared = [operationKey, sectionKey, ...(place.template === 'pollingtrigger' ? [nextLinkKey] : [])];
  const missing = names.filter((name) => parameterOf(place, name) === undefined);
  return Object.keys(place.parameters)
    .filter((key) => ![...names.map((name) => prefix + name), ...shared].some((name) => isSameName(name, key)))
    .map((key) => ({ key, meant: nearestName(key.slice(key.lastIndexOf('.') + 1), missing) }));
}

/** Where a template parameter stands, as it is written. */
const placeOf = (place: PolicyPlace, name: string): string =>
  `/parameters${segment(parameterOf(place, name)?.key ?? prefix + name)}`;

const header = (more: Record<string, string | string[]> = {}) => ({
  [`${prefix}name`]: 'X-Client',
  [`${prefix}value`]: 'flow',
  ...more,
});

const withoutTitle = ({ title: _title, ...rest }: JsonObject): JsonObject => rest;

const twice = (title: string): JsonObject => ({ templateId: 'setheader', title, parameters: header() });

export const policyRules = [
  ...rulesAt('policy', [
    {
      name: 'PolicyTemplateNotFound',
      evidence: 'E*',
      source: schemaFile('paconn-apiProperties.schema.json, policyTemplateInstances'),
      what: 'A policy uses a template that exists.',
      why: 'There are sixteen; others are refused on import.',
      message: 'There is no policy template "{template}". Use one of: {known}.',
      check: (place) =>
        templateOf(place) === undefined &&
        place.template !== '' &&
        hit('/templateId', {
          template: text(place.value.templateId) ?? '',
          known: Object.keys(policyTemplates).join(', '),
        }),
      wrong: policy('removeheader', { [`${prefix}name`]: 'X-Client' }),
      right: policy('setheader', header()),
    },
    {
      name: 'PolicyParameterMissing',
      evidence: 'E*',
      source: published('parameters of each template'),
      what: 'A policy gives every parameter that its template needs.',
      why: 'The import fails, or the policy does nothing.',
      message: `The template {template} needs "${prefix}{name}", which is missing or empty. Fill it in.`,
      check: (place) =>
        isObject(place.value.parameters) &&
        missingParameters(place).flatMap((name) =>
          strangersOf(place).some(({ meant }) => meant === name)
            ? []
            : [{ at: '/parameters', args: { template: place.template, name } }],
        ),
      wrong: policy('setheader', { [`${prefix}name`]: 'X-Client' }),
      right: policy('setheader', header()),
    },
    {
      name: 'PolicyParameterNotFound',
      evidence: 'E*',
      source: published('parameters of each template'),
      what: 'A policy gives only parameters that its template knows.',
      why: 'A misspelt one does nothing.',
      message: 'The template {template} has no parameter "{key}". {advice}',
      check: (place) =>
        strangersOf(place).map(({ key, meant }) => {
          const known = namesOf(place).map((name) => prefix + name);
          const advice = meant === undefined ? `Use one of: ${known.join(', ')}.` : `Did you mean "${prefix}${meant}"?`;
          return { at: `/parameters${segment(key)}`, args: { template: place.template, key, advice } };
        }),
      wrong: policy('setheader', header({ [`${prefix}header`]: 'X' })),
      right: policy('setheader', header({ [`${prefix}existsAction`]: 'skip' })),
    },
    {
      name: 'PolicyParameterValueNotValid',
      evidence: 'E*',
      source: published('values of each template parameter'),
      what: 'A policy parameter with a fixed list has a value of the list, texts are strings, expressions have their quotes and brackets, an address has its scheme, a header has a name that HTTP allows, and a value from an address goes into a header or the query.',
      why: 'Other values are refused on import, or by every call.',
      message: '"{key}" is {found}. Use {allowed}.',
      check: (place) => {
        const wrong = wrongParameters(place).map(({ key, ...args }) => ({
          at: `/parameters${segment(key)}`,
          args: { key, ...args },
        }));
        const broken = Object.entries(place.parameters).flatMap(([key, given]) =>
          [...stringsIn(given, [key])].flatMap(({ keys, text: value }) => {
            const { expression, fault, form } = brokenExpression(value) ?? {};
            const found = `an expression that cannot be read, ${expression}: ${fault}`;
            return form === undefined
              ? []
              : [{ at: `/parameters${pointerTo(keys)}`, args: { key, found, allowed: form } }];
          }),
        );
        const url = place.template === 'dynamichosturl' ? parameterOf(place, 'urlTemplate') : undefined;
        const address = text(url?.value) ?? '';
        // What an expression gives is known at run time.
        const isNoAddress = address !== '' && !/[@{]/.test(address) && !isServiceAddress(address);
        const noAddress = {
          at: placeOf(place, 'urlTemplate'),
          args: {
            key: url?.key ?? '',
            found: JSON.stringify(address),
            allowed: 'an address with its scheme and without a query, such as https://api.example/v1',
          },
        };
        const { key = '', value: name } = (place.template === 'setheader' && parameterOf(place, 'name')) || {};
        // An expression has a name only at run time.
        const isBad = typeof name === 'string' && name !== '' && !/[@{]/.test(name) && !isHeaderName(name);
        const args = { key, found: JSON.stringify(name), allowed: 'letters, digits and hyphens, as HTTP allows' };
        const target = place.template === 'setvaluefromurl' ? parameterOf(place, 'parameterTemplate') : undefined;
        const isNoTarget =
          typeof target?.value === 'string' &&
          target.value !== '' &&
          !/^\s*\{?@\{?\s*(?:headers?|queryParameters)\(/i.test(target.value);
        const noTarget = {
          at: placeOf(place, 'parameterTemplate'),
          args: {
            key: target?.key ?? '',
            found: JSON.stringify(target?.value),
            allowed: "@headers('NAME') or @queryParameters('NAME')",
          },
        };
        return [
          ...wrong,
          ...broken,
          ...(isNoTarget ? [noTarget] : []),
          ...(isNoAddress ? [noAddress] : []),
          ...(isBad ? [{ at: `/parameters${segment(key)}`, args }] : []),
        ];
      },
      wrong: policy('setheader', header({ [`${prefix}existsAction`]: 'replace' })),
      right: policy('setheader', header({ [`${prefix}existsAction`]: 'override' })),
    },
    {
      name: 'PolicySectionNotValid',
      evidence: 'E*',
      source: published('sections of each template'),
      what: 'A policy runs in a section that its template has.',
      why: 'Request templates cannot run on the response.',
      message: 'The template {template} cannot run in section "{section}". Use {allowed}.',
      check: (place) => {
        const { key, ...args } = wrongSection(place) ?? {};
        return key !== undefined && hit(`/parameters${segment(key)}`, { template: place.template, ...args });
      },
      wrong: policy('setqueryparameter', header({ [sectionKey]: 'Response' })),
      right: policy('setheader', header({ [sectionKey]: 'Failure' })),
    },
    {
      name: 'PolicyOperationNotFound',
      evidence: 'E*',
      source: published('x-ms-apimTemplate-operationName'),
      what: 'The operations that a policy names are part of the definition.',
      why: 'A misspelt one runs without the policy.',
      message: 'The policy names the operation "{id}", which does not exist. Correct the id.',
      check: (place, model) => {
        const { key = '', value } = policyParameter(place, operationKey) ?? {};
        return texts(value).flatMap((id, index) =>
          model.mayBeOperation(id) ? [] : [{ at: `/parameters${segment(key)}/${index}`, args: { id } }],
        );
      },
      wrong: policy('setheader', header({ [operationKey]: ['GetNothing'] })),
      right: policy('setheader', header({ [operationKey]: ['GetItem'] })),
    },
    {
      name: 'PolicyConnectionParameterNotFound',
      evidence: 'E*',
      source: published('expressions with @connectionParameters'),
      what: 'The connection parameters that a policy reads exist.',
      why: 'The expression would be empty.',
      message: 'The policy reads the connection parameter "{name}", which does not exist. Correct the name.',
      check: ({ parameters }, { connectionParameters, isConnectionRead }) => {
        if (!isConnectionRead) return false;
        const known = new Set(connectionParameters.map(({ name }) => name.toLowerCase()));
        return Object.entries(parameters).flatMap(([key, value]) => {
          const names = [...stringsIn(value)].flatMap(({ text: template }) => connectionParametersIn(template));
          return [...new Set(names)].flatMap((name) => {
            const isKnown = known.has(name.toLowerCase()) || known.has((name.split(':')[0] ?? '').toLowerCase());
            return isKnown ? [] : [{ at: `/parameters${segment(key)}`, args: { name } }];
          });
        });
      },
      wrong: policy('setheader', header({ [`${prefix}value`]: "@connectionParameters('token')" })),
      right: policy('setheader', header({ [`${prefix}value`]: "@connectionParameters('api_key','none')" })),
    },
    {
      name: 'PolicyRepeated',
      evidence: 'P',
      source: ours,
      what: 'No policy stands twice.',
      why: 'The second one runs too, and appends or replaces once more.',
      message: 'This policy is the same as the one at index {index}. Remove one of them.',
      check: ({ value, pointer }, { policies }) => {
        const same = ({ value: other }: PolicyPlace): boolean =>
          isDeepStrictEqual(withoutTitle(value), withoutTitle(other));
        const index = policies.findIndex(same);
        return pointer !== policies[index]?.pointer && { args: { index } };
      },
      wrong: propertiesFile({
        properties: { policyTemplateInstances: [twice('Name the client'), twice('Name the client again')] },
      }),
      right: clean,
    },
    {
      name: 'PollingTriggerTypeMissing',
      evidence: 'E*',
      source: schemaFile('paconn-apiProperties.schema.json, pollingtrigger'),
      what: 'A pollingtrigger policy has "type": "PollingTrigger".',
      why: 'All 39 published ones have it.',
      message: 'The policy is a pollingtrigger without "type". Add "type": "PollingTrigger".',
      check: ({ template, value }) => template === 'pollingtrigger' && value.type === undefined,
      wrong: policy('pollingtrigger', polling()),
      right: policy('pollingtrigger', polling(), { type: 'PollingTrigger' }),
    },
    {
      name: 'HostPolicyDropsBasePath',
      evidence: 'G',
      source: 'Notes of a GitLab connector author: dynamichosturl replaces the host and drops the base path',
      what: 'A dynamichosturl template ends with the base path of the definition.',
      why: 'The policy replaces host and base path together.',
      message: 'urlTemplate "{url}" does not end with the base path {basePath}. Add it.',
      check: (place, { definition }) => {
        const url = text(parameterOf(place, 'urlTemplate')?.value);
        const basePath = (text(definition.basePath) ?? '').replace(/\/$/, '');
        if (place.template !== 'dynamichosturl' || url === undefined || basePath === '') return false;
        return !url.replace(/\/$/, '').endsWith(basePath) && hit(placeOf(place, 'urlTemplate'), { url, basePath });
      },
      wrong: policy('dynamichosturl', { [`${prefix}urlTemplate`]: 'https://register.example' }),
      right: policy('dynamichosturl', { [`${prefix}urlTemplate`]: 'https://register.example/v1' }),
    },
    {
      name: 'RoutePathNotValid',
      evidence: 'E*',
      source: published('newPath of routerequesttoendpoint'),
      what: 'newPath uses variables of each operation that it applies to, or of an expression.',
      why: 'Others stay empty. A path without a slash at its start is taken: published policies have it.',
      message:
        'newPath "{path}" uses {{name}}, which the operation {id} does not have. Use variables of the operation, or name only operations that have it.',
      check: (place, model) => {
        const path = text(parameterOf(place, 'newPath')?.value);
        if (place.template !== 'routerequesttoendpoint' || path === undefined) return false;
        const names = [...path.matchAll(/(?<!@)\{([^{}@().]+)\}/g)].map((match) => match[1] ?? '');
        if (names.length === 0) return false;
        const targets = model.operations.filter(({ id }) => policyAppliesTo(place, id) && model.operationOf(id));
        for (const name of names) {
          const target = targets.find((operation) => !mayHaveParameter(operation, name));
          if (target !== undefined) return hit(placeOf(place, 'newPath'), { path, name, id: target.id });
        }
        return false;
      },
      wrong: policy('routerequesttoendpoint', { [`${prefix}newPath`]: '/all/{id}', [operationKey]: ['GetItem'] }),
      right: policy('routerequesttoendpoint', { [`${prefix}newPath`]: 'all/{itemId}', [operationKey]: ['GetItem'] }),
    },
  ]),
];

function polling() {
  return {
    [`${prefix}triggerConfig`]: { since: '@{triggerBody().time}' },
    [`${prefix}triggerDataPath`]: '@triggerBody().items',
    [operationKey]: ['GetItem'],
  };
}

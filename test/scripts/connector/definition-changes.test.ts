import { describe, expect, it } from 'vitest';
import { type Change, compareFacts } from '../../../scripts/connector/definition-changes.ts';
import type { DefinitionFacts, OperationFacts, ParameterFacts } from '../../../scripts/connector/definition-facts.ts';

const input: ParameterFacts = { in: 'query', type: 'string' };
const list: OperationFacts = { path: '/a~b', verb: 'get', parameters: { 'q/r': input }, outputs: { '/id': 'string' } };
const base: DefinitionFacts = {
  facts: 'a connector',
  host: 'example.com',
  basePath: '/v1',
  authentication: ['apiKey header Key'],
  connectionParameters: ['api_key'],
  operations: { List: list },
};

const withOperation = (more: Partial<OperationFacts>): DefinitionFacts => ({
  ...base,
  operations: { List: { ...list, ...more } },
});
const withInput = (more: Partial<ParameterFacts>): DefinitionFacts =>
  withOperation({ parameters: { 'q/r': { ...input, ...more } } });
const withoutOutputs = (): DefinitionFacts => {
  const { outputs, ...rest } = list;
  return { ...base, operations: { List: rest } };
};

const operation = '/paths/~1a~0b/get';
const parameter = `${operation}/parameters/q~1r`;
const names = { id: 'List', name: 'q/r' };

describe('compareFacts', () => {
  it.each<[string, DefinitionFacts, DefinitionFacts, Change[]]>([
    ['nothing changed', base, base, []],
    ['another name of the table', base, { ...base, facts: 'other' }, []],
    [
      'authentication where there was none',
      { ...base, authentication: [] },
      base,
      [{ rule: 'AuthenticationMethodAdded', pointer: '/securityDefinitions', args: { after: 'apiKey header Key' } }],
    ],
    [
      'no authentication any more',
      base,
      { ...base, authentication: [] },
      [
        {
          rule: 'AuthenticationMethodRemoved',
          pointer: '/securityDefinitions',
          args: { before: 'apiKey header Key', after: 'none' },
        },
      ],
    ],
    [
      'another authentication',
      base,
      { ...base, authentication: ['basic', 'oauth2'] },
      [
        {
          rule: 'AuthenticationMethodRemoved',
          pointer: '/securityDefinitions',
          args: { before: 'apiKey header Key', after: 'basic, oauth2' },
        },
      ],
    ],
    [
      'another host and base path',
      base,
      { ...base, host: 'example.org', basePath: '/v2' },
      [
        {
          rule: 'ServiceAddressChanged',
          pointer: '/host',
          args: { key: 'host', before: 'example.com', after: 'example.org' },
        },
        { rule: 'ServiceAddressChanged', pointer: '/basePath', args: { key: 'basePath', before: '/v1', after: '/v2' } },
      ],
    ],
    [
      'a connection parameter less',
      { ...base, connectionParameters: ['a/b', 'api_key'] },
      base,
      [
        {
          rule: 'ConnectionParametersRemoved',
          pointer: '/properties/connectionParameters/a~1b',
          args: { name: 'a/b' },
        },
      ],
    ],
    ['a connection parameter more', base, { ...base, connectionParameters: ['api_key', 'b'] }, []],
    ['operations alone were known before', (({ connectionParameters, ...rest }) => rest)(base), base, []],
    ['operations alone are known now', base, (({ connectionParameters, ...rest }) => rest)(base), []],
    [
      'an operation less',
      base,
      { ...base, operations: {} },
      [{ rule: 'OperationDeleted', pointer: operation, args: { id: 'List' } }],
    ],
    ['an operation more', { ...base, operations: {} }, base, []],
    [
      'another path',
      base,
      withOperation({ path: '/b' }),
      [
        {
          rule: 'OperationPathChanged',
          pointer: '/paths/~1b/get',
          args: { id: 'List', before: 'get /a~b', after: 'get /b' },
        },
      ],
    ],
    [
      'another verb',
      base,
      withOperation({ verb: 'post' }),
      [
        {
          rule: 'OperationPathChanged',
          pointer: '/paths/~1a~0b/post',
          args: { id: 'List', before: 'get /a~b', after: 'post /a~b' },
        },
      ],
    ],
    [
      'an operation is hidden',
      withOperation({ visibility: 'advanced' }),
      withOperation({ visibility: 'internal' }),
      [{ rule: 'OperationHidden', pointer: operation, args: { id: 'List' } }],
    ],
    [
      'an operation was hidden before',
      withOperation({ visibility: 'internal' }),
      withOperation({ visibility: 'internal' }),
      [],
    ],
    ['an operation is shown', withOperation({ visibility: 'internal' }), base, []],
    [
      'an input less',
      base,
      withOperation({ parameters: {} }),
      [{ rule: 'InputFieldDeleted', pointer: parameter, args: names }],
    ],
    ['an input more', withOperation({ parameters: {} }), base, []],
    [
      'a required input more',
      withOperation({ parameters: {} }),
      withInput({ required: true }),
      [{ rule: 'RequiredInputFieldAdded', pointer: parameter, args: names }],
    ],
    [
      'a required input more that makers do not see',
      withOperation({ parameters: {} }),
      withInput({ required: true, visibility: 'internal' }),
      [],
    ],
    [
      'another place of an input',
      base,
      withInput({ in: 'header' }),
      [{ rule: 'InputFieldLocationChanged', pointer: parameter, args: { ...names, before: 'query', after: 'header' } }],
    ],
    [
      'another type of an input',
      base,
      withInput({ type: 'integer' }),
      [{ rule: 'InputFieldTypeChanged', pointer: parameter, args: { ...names, before: 'string', after: 'integer' } }],
    ],
    [
      'an input is required now',
      base,
      withInput({ required: true }),
      [{ rule: 'InputFieldNowRequired', pointer: parameter, args: names }],
    ],
    ['an input was required before', withInput({ required: true }), withInput({ required: true }), []],
    ['an input is optional now', withInput({ required: true }), base, []],
    [
      'an input is hidden',
      withInput({ visibility: 'important' }),
      withInput({ visibility: 'internal' }),
      [{ rule: 'InputFieldVisibilityChangedToInternal', pointer: parameter, args: names }],
    ],
    ['an input was hidden before', withInput({ visibility: 'internal' }), withInput({ visibility: 'internal' }), []],
    ['an input is shown', withInput({ visibility: 'internal' }), withInput({ visibility: 'advanced' }), []],
    [
      'a closed list where there was none',
      base,
      withInput({ enum: ['a'] }),
      [{ rule: 'InputFieldEnumAdded', pointer: parameter, args: names }],
    ],
    [
      'values less',
      withInput({ enum: ['a', 'b', 'c'] }),
      withInput({ enum: ['b'] }),
      [{ rule: 'InputFieldEnumValuesRemoved', pointer: parameter, args: { ...names, missing: 'a, c' } }],
    ],
    ['values more, in another order', withInput({ enum: ['a', 'b'] }), withInput({ enum: ['c', 'b', 'a'] }), []],
    ['a closed list is open now', withInput({ enum: ['a'] }), base, []],
    [
      'an output less',
      base,
      withOperation({ outputs: {} }),
      [
        {
          rule: 'OutputFieldDeleted',
          pointer: `${operation}/responses/200/schema/properties/id`,
          args: { id: 'List', path: '/id' },
        },
      ],
    ],
    [
      'no output at all any more',
      base,
      withoutOutputs(),
      [
        {
          rule: 'OutputFieldDeleted',
          pointer: `${operation}/responses/200/schema/properties/id`,
          args: { id: 'List', path: '/id' },
        },
      ],
    ],
    ['outputs where none were described', withoutOutputs(), base, []],
    ['an output more', withOperation({ outputs: {} }), base, []],
    [
      'another type of an output',
      base,
      withOperation({ outputs: { '/id': 'integer' } }),
      [
        {
          rule: 'OutputFieldTypeChanged',
          pointer: `${operation}/responses/200/schema/properties/id`,
          args: { id: 'List', path: '/id', before: 'string', after: 'integer' },
        },
      ],
    ],
  ])('%s', (_, old, current, changes) => {
    expect(compareFacts(old, current)).toEqual(changes);
  });
});

import { describe, expect, it } from 'vitest';
import { type Change, compareFacts } from '../../../scripts/connector/definition-changes.ts';
import type { DefinitionFacts, OperationFacts, ParameterFacts } from '../../../scripts/connector/definition-facts.ts';

const input: ParameterFacts = { in: 'query', type: 'string' };
const list: OperationFacts = {
  path: '/a~b',
  verb: 'get',
  parameters: { 'q/r': [input] },
  outputs: { '/id': 'string' },
};
const base: DefinitionFacts = {
  facts: 'a connector',
  host: 'example.com',
  basePath: '/v1',
  authentication: ['apiKey header Key'],
  connectionParameters: [{ name: 'api_key' }],
  operations: { List: list },
};

const withOperation = (more: Partial<OperationFacts>): DefinitionFacts => ({
  ...base,
  operations: { List: { ...list, ...more } },
});
const withInput = (more: Partial<ParameterFacts>): DefinitionFacts =>
  withOperation({ parameters: { 'q/r': [{ ...input, ...more }] } });
const withInputs = (...places: Partial<ParameterFacts>[]): DefinitionFacts =>
  withOperation({ parameters: { 'q/r': places.map((more) => ({ ...input, ...more })) } });
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
      [
        {
          rule: 'AuthenticationMethodAdded',
          pointer: '/securityDefinitions',
          args: { before: 'none', after: 'apiKey header Key' },
        },
      ],
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
      'an authentication more',
      base,
      { ...base, authentication: ['apiKey header Key', 'oauth2'] },
      [
        {
          rule: 'AuthenticationMethodAdded',
          pointer: '/securityDefinitions',
          args: { before: 'apiKey header Key', after: 'apiKey header Key, oauth2' },
        },
      ],
    ],
    ['the header in other letters', base, { ...base, authentication: ['apiKey header KEY'] }, []],
    [
      'the query key in other letters',
      { ...base, authentication: ['apiKey query Key'] },
      { ...base, authentication: ['apiKey query KEY'] },
      [
        {
          rule: 'AuthenticationMethodRemoved',
          pointer: '/securityDefinitions',
          args: { before: 'apiKey query Key', after: 'apiKey query KEY' },
        },
      ],
    ],
    ['the host in other letters', base, { ...base, host: 'Example.COM' }, []],
    ['the usual port, now said', base, { ...base, host: 'example.com:443' }, []],
    [
      'another port',
      base,
      { ...base, host: 'example.com:8443' },
      [
        {
          rule: 'ServiceAddressChanged',
          pointer: '/host',
          args: { key: 'host', before: 'example.com', after: 'example.com:8443' },
        },
      ],
    ],
    ['the base path of the root, now left out', { ...base, basePath: '/' }, { ...base, basePath: '' }, []],
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
      { ...base, connectionParameters: [{ name: 'a/b' }, { name: 'api_key' }] },
      base,
      [
        {
          rule: 'ConnectionParametersRemoved',
          pointer: '/properties/connectionParameters/a~1b',
          args: { name: 'a/b' },
        },
      ],
    ],
    ['a connection parameter more', base, { ...base, connectionParameters: [{ name: 'api_key' }, { name: 'b' }] }, []],
    [
      'a way to sign in less, of two with a parameter of one name',
      { ...base, connectionParameters: ['a', 'b'].map((set) => ({ name: 'api_key', set })) },
      { ...base, connectionParameters: [{ name: 'api_key', set: 'a' }] },
      [
        {
          rule: 'ConnectionParametersRemoved',
          pointer: '/properties/connectionParameterSets/values/b/parameters/api_key',
          args: { name: 'api_key' },
        },
      ],
    ],
    [
      'several ways to sign in where there was one',
      base,
      { ...base, connectionParameters: [{ name: 'api_key', set: 'a' }] },
      [],
    ],
    ...(
      [
        ['oauthSetting', 'securestring', true],
        ['string', 'oauthSetting', true],
        ['string', 'securestring', false],
        ['oauthSetting', undefined, false],
        [undefined, 'oauthSetting', false],
      ] as const
    ).map(([before, after, isTold]): [string, DefinitionFacts, DefinitionFacts, Change[]] => {
      const withType = (type: string | undefined): DefinitionFacts => ({
        ...base,
        connectionParameters: [{ name: 'token', ...(type !== undefined && { type }) }],
      });
      const change: Change = {
        rule: 'AuthenticationMethodRemoved',
        pointer: '/properties/connectionParameters/token',
        args: { before: String(before), after: String(after) },
      };
      return [
        `a connection parameter of type ${after} that was of ${before}`,
        withType(before),
        withType(after),
        isTold ? [change] : [],
      ];
    }),
    [
      'another authentication, which the connection parameter follows',
      { ...base, connectionParameters: [{ name: 'api_key', type: 'securestring' }] },
      { ...base, authentication: ['oauth2'], connectionParameters: [{ name: 'api_key', type: 'oauthSetting' }] },
      [
        {
          rule: 'AuthenticationMethodRemoved',
          pointer: '/securityDefinitions',
          args: { before: 'apiKey header Key', after: 'oauth2' },
        },
      ],
    ],
    ['an id without what the platform removes', { ...base, operations: { 'Li-s t': list } }, base, []],
    [
      'an id of which the platform leaves nothing',
      { ...base, operations: { 列: list } },
      { ...base, operations: { 表: list } },
      [{ rule: 'OperationDeleted', pointer: operation, args: { id: '列' } }],
    ],
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
      [{ rule: 'InputFieldDeleted', pointer: parameter, args: { ...names, location: 'query' } }],
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
      'an optional input that is in the path now: required only because of that',
      base,
      withInput({ in: 'path', required: true }),
      [{ rule: 'InputFieldLocationChanged', pointer: parameter, args: { ...names, before: 'query', after: 'path' } }],
    ],
    [
      'one of two inputs of a name',
      withInputs({ in: 'path', required: true }, {}),
      withInputs({ in: 'path', required: true }),
      [{ rule: 'InputFieldDeleted', pointer: parameter, args: { ...names, location: 'query' } }],
    ],
    [
      'a variable more of the path, which is told',
      base,
      withOperation({
        path: '/a~b/{id}',
        parameters: { 'q/r': [input], id: [{ in: 'path', type: 'string', required: true }] },
      }),
      [
        {
          rule: 'OperationPathChanged',
          pointer: '/paths/~1a~0b~1{id}/get',
          args: { id: 'List', before: 'get /a~b', after: 'get /a~b/{id}' },
        },
      ],
    ],
    [
      'a variable that is required now, as it has to be',
      withInput({ in: 'path' }),
      withInput({ in: 'path', required: true }),
      [],
    ],
    ['an optional input more of a name', withInputs({}), withInputs({ in: 'header' }, {}), []],
    [
      'a required input more of a name',
      withInputs({}),
      withInputs({}, { in: 'header', required: true, pointer: '/parameters/1' }),
      [{ rule: 'RequiredInputFieldAdded', pointer: '/parameters/1', args: names }],
    ],
    [
      'one of two inputs of a name in another place',
      withInputs({ in: 'path' }, {}),
      withInputs({ in: 'path' }, { in: 'header', pointer: '/parameters/1' }),
      [
        {
          rule: 'InputFieldLocationChanged',
          pointer: '/parameters/1',
          args: { ...names, before: 'query', after: 'header' },
        },
      ],
    ],
    [
      'another type of the second input of a name',
      withInputs({ in: 'path' }, {}),
      withInputs({ in: 'path' }, { type: 'integer', pointer: '/parameters/1' }),
      [
        {
          rule: 'InputFieldTypeChanged',
          pointer: '/parameters/1',
          args: { ...names, before: 'string', after: 'integer' },
        },
      ],
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
    [
      'an input that makers do not see is required now',
      withInput({ visibility: 'internal' }),
      withInput({ visibility: 'internal', required: true }),
      [],
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
    ['an output of a type that is not known now', base, withOperation({ outputs: { '/id': '' } }), []],
    ['an output of a type that was not known', withOperation({ outputs: { '/id': '' } }), base, []],
    [
      'an output less whose type was not known',
      withOperation({ outputs: { '/id': '' } }),
      withOperation({ outputs: {} }),
      [
        {
          rule: 'OutputFieldDeleted',
          pointer: `${operation}/responses/200/schema/properties/id`,
          args: { id: 'List', path: '/id' },
        },
      ],
    ],
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
    [
      'another type of the whole answer, and nothing of what it holds',
      withOperation({ outputs: { '': 'object', '/id': 'string' } }),
      withOperation({ outputs: { '': 'array', '/*': 'string' } }),
      [
        {
          rule: 'OutputFieldTypeChanged',
          pointer: `${operation}/responses/200/schema`,
          args: { id: 'List', path: 'body', before: 'object', after: 'array' },
        },
      ],
    ],
    [
      'the whole answer less',
      withOperation({ status: '201', outputs: { '': 'object', '/id': 'string' } }),
      withoutOutputs(),
      [
        {
          rule: 'OutputFieldDeleted',
          pointer: `${operation}/responses/201/schema`,
          args: { id: 'List', path: 'body' },
        },
      ],
    ],
    [
      'an output less that holds others: the output alone, of the status that is answered now',
      withOperation({ outputs: { '': 'object', '/a': 'object', '/a/b': 'object', '/a/b/c': 'string' } }),
      withOperation({ status: '201', outputs: { '': 'object' } }),
      [
        {
          rule: 'OutputFieldDeleted',
          pointer: `${operation}/responses/201/schema/properties/a`,
          args: { id: 'List', path: '/a' },
        },
      ],
    ],
  ])('%s', (_, old, current, changes) => {
    expect(compareFacts(old, current)).toEqual(changes);
  });
});

describe('compareFacts of tables that tell every detail', () => {
  const detailed = (facts: DefinitionFacts): DefinitionFacts => ({ ...facts, isDetailed: true });
  const facts = (more: Partial<OperationFacts>) => detailed(withOperation(more));
  const withBody = (more: Partial<ParameterFacts>) =>
    facts({ parameters: { body: [{ in: 'body', type: 'object', ...more }] } });
  const text = { type: 'string' };
  const at = (path: string) => `${operation}/parameters/body/schema/properties/${path}`;
  const field = (name: string) => ({ id: 'List', name: `body/${name}` });
  const gone = (name: string) => ({ ...field(name), location: 'body' });
  const change = (rule: Change['rule'], pointer: string, args: Record<string, string>): Change => ({
    rule,
    pointer,
    args,
  });

  it.each<[string, DefinitionFacts, DefinitionFacts, Change[]]>([
    ['nothing changed', withBody({ fields: { '/a': text } }), withBody({ fields: { '/a': text } }), []],
    [
      'an action is a trigger now',
      facts({}),
      facts({ trigger: 'batch' }),
      [change('TriggerChanged', operation, { id: 'List', before: 'an action', after: 'a batch trigger' })],
    ],
    [
      'a trigger is an action now',
      facts({ trigger: 'single' }),
      facts({}),
      [change('TriggerChanged', operation, { id: 'List', before: 'a single trigger', after: 'an action' })],
    ],
    [
      'a webhook is an action now, and what it sent goes with it',
      facts({ trigger: 'single', notification: { '/id': 'string' } }),
      facts({}),
      [change('TriggerChanged', operation, { id: 'List', before: 'a single trigger', after: 'an action' })],
    ],
    ['a trigger stays', facts({ trigger: 'single' }), facts({ trigger: 'single' }), []],
    ['no pages any more', facts({ isPageable: true }), facts({}), [change('PagingRemoved', operation, { id: 'List' })]],
    ['pages where there were none', facts({}), facts({ isPageable: true }), []],
    ['pages as before', facts({ isPageable: true }), facts({ isPageable: true }), []],
    [
      'another encoding of a query',
      detailed(withInput({ type: 'array' })),
      detailed(withInput({ type: 'array', encoding: 'multi' })),
      [change('InputFieldEncodingChanged', parameter, { ...names, before: 'csv', after: 'multi' })],
    ],
    [
      'the usual encoding of a query',
      detailed(withInput({ type: 'array', encoding: 'multi' })),
      detailed(withInput({ type: 'array' })),
      [change('InputFieldEncodingChanged', parameter, { ...names, before: 'multi', after: 'csv' })],
    ],
    [
      'another encoding of a path',
      detailed(withInput({ in: 'path' })),
      detailed(withInput({ in: 'path', encoding: 'double' })),
      [change('InputFieldEncodingChanged', parameter, { ...names, before: 'single', after: 'double' })],
    ],
    [
      'another place and encoding: the place alone',
      detailed(withInput({})),
      detailed(withInput({ in: 'path', encoding: 'double' })),
      [change('InputFieldLocationChanged', parameter, { ...names, before: 'query', after: 'path' })],
    ],
    [
      'another type and encoding: the type alone',
      detailed(withInput({})),
      detailed(withInput({ type: 'array', encoding: 'multi' })),
      [change('InputFieldTypeChanged', parameter, { ...names, before: 'string', after: 'array' })],
    ],
    ['a default more', detailed(withInput({})), detailed(withInput({ default: 'a' })), []],
    [
      'another default',
      detailed(withInput({ default: 'a' })),
      detailed(withInput({ default: 'b' })),
      [change('InputFieldDefaultChanged', parameter, { ...names, before: 'a', after: '"b"' })],
    ],
    ['the same default', detailed(withInput({ default: 'a' })), detailed(withInput({ default: 'a' })), []],
    [
      'a default less',
      detailed(withInput({ default: '' })),
      detailed(withInput({})),
      [change('InputFieldDefaultChanged', parameter, { ...names, before: '', after: 'left out' })],
    ],
    [
      'another type of a body, and nothing of what it holds',
      withBody({ fields: { '/a': text } }),
      withBody({ type: 'array', fields: { '/b': { ...text, required: true } } }),
      [
        change('InputFieldTypeChanged', `${operation}/parameters/body`, {
          id: 'List',
          name: 'body',
          before: 'object',
          after: 'array',
        }),
      ],
    ],
    [
      'a field less',
      withBody({ fields: { '/a': text, '/b~c': text } }),
      withBody({ fields: { '/a': text } }),
      [change('InputFieldDeleted', at('b~c'), gone('b~c'))],
    ],
    [
      'all fields less',
      withBody({ fields: { '/a': text } }),
      withBody({}),
      [change('InputFieldDeleted', at('a'), gone('a'))],
    ],
    ['a field more', withBody({}), withBody({ fields: { '/a': text } }), []],
    [
      'a required field more',
      withBody({}),
      withBody({ fields: { '/a': { ...text, required: true } } }),
      [change('RequiredInputFieldAdded', at('a'), field('a'))],
    ],
    [
      'a required field more that makers do not see',
      withBody({}),
      withBody({ fields: { '/a': { ...text, required: true, visibility: 'internal' } } }),
      [],
    ],
    [
      'a field is required now',
      withBody({ fields: { '/a': text } }),
      withBody({ fields: { '/a': { ...text, required: true } } }),
      [change('InputFieldNowRequired', at('a'), field('a'))],
    ],
    [
      'another type of a field that holds others: the field alone',
      withBody({ fields: { '/a': { type: 'object' }, '/a/b': text } }),
      withBody({ fields: { '/a': { type: 'array' }, '/a/*': { ...text, required: true } } }),
      [change('InputFieldTypeChanged', at('a'), { ...field('a'), before: 'object', after: 'array' })],
    ],
    [
      'a field less that holds others: the field alone',
      withBody({ fields: { '/a': { type: 'object' }, '/a/b': text } }),
      withBody({}),
      [change('InputFieldDeleted', at('a'), gone('a'))],
    ],
    [
      'a field more that holds required ones: those come with it',
      withBody({}),
      withBody({ fields: { '/a': { type: 'object' }, '/a/b': { ...text, required: true } } }),
      [],
    ],
    [
      'a required field more within one that stays',
      withBody({ fields: { '/a': { type: 'object' } } }),
      withBody({ fields: { '/a': { type: 'object' }, '/a/b': { ...text, required: true } } }),
      [change('RequiredInputFieldAdded', at('a/properties/b'), field('a/b'))],
    ],
    [
      'a field less in the items of a list',
      withBody({ fields: { '/a': { type: 'array' }, '/a/*': { type: 'object' }, '/a/*/b': text } }),
      withBody({ fields: { '/a': { type: 'array' }, '/a/*': { type: 'object' } } }),
      [change('InputFieldDeleted', at('a/items/properties/b'), gone('a/*/b'))],
    ],
    [
      'another type of the items of a query',
      detailed(withInput({ type: 'array', fields: { '/*': text } })),
      detailed(withInput({ type: 'array', fields: { '/*': { type: 'integer' } } })),
      [
        change('InputFieldTypeChanged', `${parameter}/items`, {
          id: 'List',
          name: 'q/r/*',
          before: 'string',
          after: 'integer',
        }),
      ],
    ],
    [
      'an output less of what a webhook sends',
      facts({ trigger: 'single', notification: { '/id': 'string', '/a': 'string' } }),
      facts({ trigger: 'single', notification: { '/id': 'string' } }),
      [
        change('OutputFieldDeleted', '/paths/~1a~0b/x-ms-notification-content/schema/properties/a', {
          id: 'List',
          path: '/a',
        }),
      ],
    ],
  ])('%s', (_, old, current, changes) => {
    expect(compareFacts(old, current)).toEqual(changes);
  });

  it.each<[string, Partial<OperationFacts>]>([
    ['the trigger', { trigger: 'single' }],
    ['the encoding', { parameters: { 'q/r': [{ ...input, encoding: 'multi' }] } }],
    ['the fields', { parameters: { 'q/r': [{ ...input, fields: { '/a': { type: 'string', required: true } } }] } }],
  ])('a table without details says nothing of %s', (_, more) => {
    expect(compareFacts(base, facts(more))).toEqual([]);
    expect(compareFacts(detailed(base), facts(more))).toHaveLength(1);
  });

  it('a table without details calls every body an object', () => {
    const body = (type: string) => withOperation({ parameters: { body: [{ in: 'body', type }] } });
    expect(compareFacts(body('object'), body('array'))).toEqual([]);
    expect(compareFacts(detailed(body('object')), body('array'))).toHaveLength(1);
  });
});

import { describe, expect, it } from 'vitest';
import { openConnection } from '../../../../mock-server/runtime/connection.ts';
import { describeConnector } from '../../../../mock-server/runtime/connector.ts';
import { addressOf } from '../../../../mock-server/runtime/platform-request.ts';
import { createPolicies } from '../../../../mock-server/runtime/policies/create-policies.ts';
import type { PolicyCall } from '../../../../mock-server/runtime/policies/policy.ts';
import type { HttpMessage } from '../../../../scripts/lib/http-messages.ts';

const values = { place: 'north', path: 'a/b', 'token:region': 'uk', empty: '' };
const connectionParameters = { 'may be left out': { uiDefinition: { constraints: { required: 'false' } } } };
const connector = describeConnector({}, { connectionParameters });

/** A call as it comes to the policies. */
const createCall = (change: Partial<PolicyCall['request']> = {}): PolicyCall => ({
  request: {
    method: 'POST',
    serviceUrl: 'https://api.example/v1',
    path: '/items/a%20b',
    query: 'page=1&q=x%20y',
    headers: { 'user-agent': 'b', host: 'flows.example', region: 'eu' },
    spelling: new Map(),
    body: Buffer.from('{"first":"Ada","n":1,"list":[{"x":1},{"x":2}],"deep":{"er":{}}}'),
    ...change,
  },
  connection: openConnection(connector, { demo: values }, 'demo'),
  pathValues: { id: 'a b', other: 'c/d' },
  prefix: 'https://flows.example/apim/any/demo',
});

type Parameters = Record<string, unknown>;
/** A policy instance: names that begin with a small letter are those of the template. */
const policy = (templateId: string, parameters: Parameters, more: Parameters = {}) => ({
  templateId,
  title: 'Test',
  parameters: {
    ...Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [`x-ms-apimTemplateParameter.${name}`, value]),
    ),
    ...Object.fromEntries(Object.entries(more).map(([name, value]) => [`x-ms-apimTemplate-${name}`, value])),
  },
});
const request = (instance: ReturnType<typeof policy>, change = {}) => {
  const call = createCall(change);
  createPolicies([instance]).changeRequest('Items', call);
  return call.request;
};
const respond = (instance: ReturnType<typeof policy>, body: unknown, headers = {}) => {
  const response: HttpMessage = {
    status: 200,
    headers,
    body: Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  };
  createPolicies([instance]).changeResponse('Items', createCall(), response);
  return response;
};

describe('setheader', () => {
  const setHeader = (value: string, more: Parameters = {}, sections: Parameters = {}) =>
    policy('setheader', { name: 'User-Agent', value, ...more }, sections);

  it.each<[string, Parameters, Parameters, Record<string, string>, string | string[]]>([
    ['sets a header that is not there', { existsAction: 'skip' }, {}, {}, 'a'],
    ['replaces one that is there by default', {}, {}, { 'user-agent': 'b' }, 'a'],
    ['replaces it with override', { existsAction: 'override' }, {}, { 'user-agent': 'b' }, 'a'],
    ['leaves it with skip', { existsAction: 'skip' }, {}, { 'user-agent': 'b' }, 'b'],
    ['adds to it with append', { existsAction: 'append' }, {}, { 'user-agent': 'b' }, ['b', 'a']],
    ['leaves other operations alone', {}, { operationName: ['Providers'] }, { 'user-agent': 'b' }, 'b'],
    ['applies to named operations', {}, { operationName: ['Items'] }, { 'user-agent': 'b' }, 'a'],
    ['applies to all operations with an empty list', {}, { operationName: [] }, { 'user-agent': 'b' }, 'a'],
  ])('%s', (_name, more, sections, headers, expected) => {
    expect(request(setHeader('a', more, sections), { headers }).headers['user-agent']).toEqual(expected);
  });

  it.each<[string, string, string | undefined]>([
    ['override', 'as the policy', 'User-Agent'],
    ['append', 'as it is', undefined],
    ['skip', 'as it is', undefined],
  ])('with %s writes the name of a header that is there %s', (existsAction, _how, expected) => {
    const { spelling } = request(setHeader('a', { existsAction }), { spelling: new Map() });
    expect(spelling.get('user-agent')).toBe(expected);
  });

  it('with skip needs no value for a header that is there', () => {
    const instance = setHeader("@connectionParameters('none')", { existsAction: 'skip' });
    expect(request(instance, { headers: { 'user-agent': 'b' } }).headers['user-agent']).toBe('b');
  });

  it.each<[string, string]>([
    ['somebody@example.org', 'somebody@example.org'],
    ['@somebody', '@somebody'],
    ["@connectionParameters('place')", 'north'],
    ["@ConnectionParameters( 'place' )", 'north'],
    ["x-@connectionParameters('place')-@connectionParameters('token:region')", 'x-north-uk'],
    ["@connectionParameters('none','else')", 'else'],
    ["@connectionParameters('none', '')", ''],
    ["@connectionParameters('empty','else')", ''],
    ["@connectionParameters('may be left out')", ''],
    ["Bearer @headers('Region')", 'Bearer eu'],
    ["@header('none', 'else')", 'else'],
    ["@queryParameters('q')", 'x y'],
    ['{@body().first}', 'Ada'],
    ["@{connectionParameters('place')}", 'north'],
    ['a-@{body().first}}', 'a-Ada}'],
  ])('with %s sets %s', (value, expected) => {
    expect(request(setHeader(value)).headers['user-agent']).toBe(expected);
  });

  it('sets a header of the response', () => {
    const { headers } = respond(setHeader("@connectionParameters('place')", {}, { policySection: 'Response' }), '', {
      'user-agent': 'b',
    });
    expect(headers).toEqual({ 'user-agent': 'north' });
    expect(request(setHeader('a', {}, { policySection: 'Response' })).headers['user-agent']).toBe('b');
  });

  it('reads the body of the response for a header of the response, and nothing where that is no JSON', () => {
    const policy = setHeader('{@body().first}', {}, { policySection: 'Response' });
    expect(respond(policy, '{"first":"Grace"}').headers['user-agent']).toBe('Grace');
    expect(respond(policy, 'none').headers['user-agent']).toBe('');
  });

  it('takes names and sections in any case', () => {
    const parameters = {
      'x-ms-apimtemplateparameter.Name': 'a',
      'X-MS-apimTemplateParameter.VALUE': "@connectionParameters('Place')",
    };
    const instance = {
      templateId: 'SetHeader',
      title: 'Test',
      parameters: { ...parameters, 'x-ms-apimtemplate-policySection': 'request' },
    };
    expect(request(instance).headers.a).toBe('north');
  });

  it('names a connection value that is missing', () => {
    expect(() => request(setHeader("@connectionParameters('none')"))).toThrow(
      'The connection demo has no value for none.',
    );
  });
});

describe('setqueryparameter', () => {
  it.each<[Parameters, string]>([
    [{ name: 'format', value: 'json' }, 'page=1&q=x%20y&format=json'],
    [{ name: 'q', value: 'ä&b' }, 'page=1&q=%C3%A4%26b'],
    [{ name: 'q', value: "@connectionParameters('none')", existsAction: 'skip' }, 'page=1&q=x%20y'],
    [{ name: 'q', value: '\ud800' }, 'page=1&q=%EF%BF%BD'],
    [{ name: 'q', value: 'z', existsAction: 'append' }, 'page=1&q=x%20y&q=z'],
    [{ name: 'key', value: "@connectionParameters('place')" }, 'page=1&q=x%20y&key=north'],
  ])('%j gives %s', (parameters, query) => {
    expect(request(policy('setQueryParameter', parameters)).query).toBe(query);
  });
});

describe('the address', () => {
  it.each<[string, Parameters, string]>([
    [
      'dynamichosturl',
      { urlTemplate: "https://@connectionParameters('place').example/api/" },
      'https://north.example/api/items/a%20b?page=1&q=x%20y',
    ],
    [
      'dynamicHostUrl',
      { urlTemplate: "https://@headers('region').example" },
      'https://eu.example/items/a%20b?page=1&q=x%20y',
    ],
    [
      'dynamichosturl',
      { urlTemplate: "https://a.example/@connectionParameters('path')" },
      'https://a.example/a/b/items/a%20b?page=1&q=x%20y',
    ],
    ['dynamichosturl', { urlTemplate: 'https://a.example/api///' }, 'https://a.example/api/items/a%20b?page=1&q=x%20y'],
    ['dynamichosturl', { urlTemplate: 'http://a.example' }, 'http://a.example/items/a%20b?page=1&q=x%20y'],
    [
      'routerequesttoendpoint',
      { newPath: '/things/{id}/{other}/#1' },
      'https://api.example/v1/things/a%20b/c%2Fd/%231?page=1&q=x%20y',
    ],
    [
      'routerequesttoendpoint',
      { newPath: "/@queryParameters('q')/@connectionParameters('path')" },
      'https://api.example/v1/x%20y/a/b?page=1&q=x%20y',
    ],
    ['routerequesttoendpoint', { newPath: 'things?kind=a' }, 'https://api.example/v1/things?kind=a&page=1&q=x%20y'],
  ])('after %s %j is %s', (templateId, parameters, address) => {
    expect(addressOf(request(policy(templateId, parameters)))).toBe(address);
  });

  it.each([
    [undefined, 'POST'],
    ['@Request.OriginalHTTPMethod', 'POST'],
    ['@request.originalhttpmethod', 'POST'],
    ['', 'POST'],
    ['get', 'GET'],
  ])('httpMethod %s sends %s', (httpMethod, method) => {
    expect(request(policy('routerequesttoendpoint', { newPath: '/x', httpMethod })).method).toBe(method);
  });

  it.each([
    "@connectionParameters('place')",
    'ftp://a.example',
    'https://a b',
    'https://a.example?x=1',
    'https://a.example#x',
  ])('%s is none', (urlTemplate) => {
    expect(() => request(policy('dynamichosturl', { urlTemplate }))).toThrow(
      `The policy dynamichosturl makes no address of ${urlTemplate}.`,
    );
  });
});

describe('setproperty', () => {
  const setProperty = (parent: string, sub: string, value: string, section = 'Response') =>
    policy(
      'SetProperty',
      { newPropertyParentPathTemplate: parent, newPropertySubPathTemplate: sub, propertyValuePathTemplate: value },
      { policySection: section },
    );

  it.each<[string, string, string, string, unknown, unknown]>([
    ['a constant', '@body()', 'country', 'UK', { a: 1 }, { a: 1, country: 'UK' }],
    [
      'a figure as text',
      '@body().people',
      'age',
      '30',
      { people: [{ n: 'x' }, { n: 'y' }] },
      {
        people: [
          { n: 'x', age: '30' },
          { n: 'y', age: '30' },
        ],
      },
    ],
    [
      'several values',
      '@body()',
      'name',
      '{@body().first} {@body().last}',
      { first: 'Ada', last: 'L' },
      { first: 'Ada', last: 'L', name: 'Ada L' },
    ],
    ['a value with its type', '@body()', 'b', '@body().a', { a: [1] }, { a: [1], b: [1] }],
    ['an object as an array', '@body()', 'a', '[{@body().a}]', { a: { x: 1 } }, { a: [{ x: 1 }] }],
    [
      'a value of each item',
      '@body().list',
      'y',
      '{@item().x}',
      { list: [{ x: 1 }, { x: 2 }] },
      {
        list: [
          { x: 1, y: 1 },
          { x: 2, y: 2 },
        ],
      },
    ],
    ['a path without an at sign', 'body()', 'type', 'card', {}, { type: 'card' }],
    ['a deeper place', '@body().a', 'b.c', 'x', { a: { b: {} } }, { a: { b: { c: 'x' } } }],
    ['a place that is not there', '@body().none', 'b', 'x', { a: 1 }, { a: 1 }],
    ['a value that is not there', '@body()', 'b', '@body().none', { a: 1 }, { a: 1 }],
    ['__proto__', '@body()', '__proto__', 'x', { a: 1 }, JSON.parse('{"a":1,"__proto__":"x"}')],
  ])('sets %s', (_name, parent, sub, value, before, after) => {
    expect(JSON.parse(respond(setProperty(parent, sub, value), before).body.toString())).toEqual(after);
  });

  it.each<[string, BufferEncoding, string]>([
    ['application/json; charset=iso-8859-1', 'latin1', '{"a":"ë"}'],
    ['application/json', 'utf8', '\ufeff{"a":"ë"}'],
    ['application/json; charset=utf-16', 'utf16le', '\ufeff{"a":"ë"}'],
  ])('reads a body as it is encoded: %s in %s', (type, encoding, text) => {
    const headers = { 'content-type': type };
    const body = Buffer.from(text, encoding);
    const changed = respond(setProperty('@body()', 'b', '@body().a'), body, headers);
    const sent = request(setProperty('@body()', 'b', '@body().a', 'Request'), { headers, body });
    for (const message of [changed, sent]) {
      expect(String(message.body)).toBe('{"a":"ë","b":"ë"}');
      expect(message.headers['content-type']).toBe(type.replace(/=.*/, '=utf-8'));
    }
    expect(respond(setProperty('@body()', 'b', '@body().none'), body, headers).body).toEqual(body);
  });

  it('changes the request in its section', () => {
    const { body } = request(setProperty('@body().deep', 'kind', "@connectionParameters('place')", 'Request'));
    expect(JSON.parse(String(body)).deep).toEqual({ er: {}, kind: 'north' });
  });

  it.each<[string, string, string, string, string]>([
    ['what is no JSON', 'no JSON', '@body()', 'a', 'b'],
    ['a body without the parent', '{ "a" : 1.0 }', '@body().b', 'c', 'x'],
    ['a body whose parent is no object', '{ "a" : 1.0 }', '@body().a', 'b', 'x'],
    ['a body without the way to the property', '{ "a" : 1.0 }', '@body()', 'b.c', 'x'],
    ['a body where there is no value', '{ "a" : 1.0 }', '@body()', 'b', '@body().none'],
    ['a body where no property is named', '{ "a" : 1.0 }', '@body()', '', 'x'],
    ['a list of no objects', '[ 1.0, null ]', '@body()', 'b', 'x'],
  ])('leaves %s byte for byte', (_, body, parent, sub, value) => {
    expect(respond(setProperty(parent, sub, value), body).body.toString()).toBe(body);
  });

  it.each<[string, string, string, string]>([
    ['numbers that a double cannot hold', '@body()', 'b', '{"id":9007199254740993,"p":1.10,"e":1e400}'],
    ['the value of such a number', '@body()', '@body().id', '{"id":12345678901234567890}'],
    ['a text with it', '@body()', 'no {@body().id}', '{"id":12345678901234567890}'],
  ])('keeps %s', (_name, parent, value, body) => {
    const [, id] = /"id":(\d+)/.exec(body) ?? [];
    const written = value.startsWith('@') ? id : JSON.stringify(value.replace('{@body().id}', id ?? ''));
    expect(respond(setProperty(parent, 'b', value), body).body.toString()).toBe(
      body.replace(/\}$/, `,"b":${written}}`),
    );
  });

  it('sets a copy where the value holds the place that it comes to', () => {
    expect(respond(setProperty('@body()', 'x', '@body()'), '{"a":1}').body.toString()).toBe('{"a":1,"x":{"a":1}}');
  });

  it('changes a list where one of its items changes', () => {
    const { body } = respond(setProperty('@body()', 'b.c', 'x'), '[{"a":1},{"b":{}}]');
    expect(body.toString()).toBe('[{"a":1},{"b":{"c":"x"}}]');
  });

  it.each<[string, string]>([
    ['[1, 2]', '{"a":[1,2]}'],
    ['{"b":1}', '{"a":{"b":1}}'],
    [' [1]', '{"a":[1]}'],
    ['[1', '{"a":"[1"}'],
    ['see [1]', '{"a":"see [1]"}'],
  ])('a value that is written as %s makes %s', (value, body) => {
    expect(respond(setProperty('@body()', 'a', value), '{}').body.toString()).toBe(body);
  });

  it.each(['a(b)', '@item', 'a.{b}'])('refuses the path %s', (path) => {
    expect(() => respond(setProperty('@body()', path, 'x'), '{}')).not.toThrow();
    expect(() => request(setProperty('@body()', path, 'x'))).toThrow(`the path ${path}`);
  });
});

describe('updatenextlink', () => {
  const update = (parameters: Parameters) => policy('updatenextlink', parameters);
  it.each<[Parameters, unknown, unknown]>([
    [
      { nextLinkPropertyName: '@odata.nextLink' },
      { '@odata.nextLink': 'https://api.example/v1/items?$skip=2' },
      { '@odata.nextLink': 'https://flows.example/apim/any/demo/items?$skip=2' },
    ],
    [
      { nextLinkPropertyName: 'next' },
      { next: '/items?page=2' },
      { next: 'https://flows.example/apim/any/demo/items?page=2' },
    ],
    [
      { nextLinkPropertyName: 'next', nextLinkParentPropertyPath: '@body().links' },
      { links: { next: 'https://other.example/v1/items' } },
      { links: { next: 'https://flows.example/apim/any/demo/items' } },
    ],
    [
      { nextLinkPropertyName: '@body().links.next' },
      { links: { next: 'other' } },
      { links: { next: 'https://flows.example/apim/any/demo/items/other' } },
    ],
    [
      { nextLinkPropertyName: 'next' },
      { next: '?page=2' },
      { next: 'https://flows.example/apim/any/demo/items/a%20b?page=2' },
    ],
    [
      { nextLinkPropertyName: 'next' },
      { next: '../items?page=2' },
      { next: 'https://flows.example/apim/any/demo/items?page=2' },
    ],
    [{ nextLinkPropertyName: 'next' }, { next: '#' }, { next: 'https://flows.example/apim/any/demo/items/a%20b' }],
    [{ nextLinkPropertyName: 'next' }, { next: null }, { next: null }],
    [{ nextLinkPropertyName: 'next' }, { next: '' }, { next: '' }],
    [{ nextLinkPropertyName: 'next' }, { next: ' ' }, { next: ' ' }],
    [{ nextLinkPropertyName: 'next' }, { next: 2 }, { next: 2 }],
    [
      { nextLinkPropertyName: '@body().links[1].next' },
      { links: [1, { next: '/a' }] },
      { links: [1, { next: 'https://flows.example/apim/any/demo/a' }] },
    ],
    [{ nextLinkPropertyName: 'next' }, [], []],
  ])('%j', (parameters, before, after) => {
    expect(JSON.parse(respond(update(parameters), before).body.toString())).toEqual(after);
  });

  it('leads through where a server without a path of its own stands in', () => {
    const next = 'http://127.0.0.1:8080/v1/items?skip=2';
    const response: HttpMessage = { status: 200, headers: {}, body: Buffer.from(JSON.stringify({ next })) };
    const call = { ...createCall(), upstream: 'http://127.0.0.1:8080' };
    createPolicies([update({ nextLinkPropertyName: 'next' })]).changeResponse('Items', call, response);
    expect(response.body.toString()).toContain('"https://flows.example/apim/any/demo/items?skip=2"');
  });

  it.each([
    ['https://api.example/v1?skip=2', '/?skip=2'],
    ['https://api.example/v10/items', '/v10/items'],
    ['http://127.0.0.1:8080/base/items?skip=2', '/items?skip=2'],
    ['http://127.0.0.1:8080/base', '/'],
    ['http://127.0.0.1:8080/v1/items', '/items'],
    ['/base/items', '/base/items'],
  ])('leads %s through %s where another server stands in', (next, path) => {
    const response: HttpMessage = { status: 200, headers: {}, body: Buffer.from(JSON.stringify({ next })) };
    const call = { ...createCall(), upstream: 'http://127.0.0.1:8080/base/' };
    createPolicies([update({ nextLinkPropertyName: 'next' })]).changeResponse('Items', call, response);
    expect(JSON.parse(response.body.toString())).toEqual({ next: `https://flows.example/apim/any/demo${path}` });
  });

  it('keeps numbers as they are written', () => {
    const { body } = respond(update({ nextLinkPropertyName: 'next' }), '{"id":9007199254740993,"p":1.10,"next":"/a"}');
    expect(body.toString()).toBe('{"id":9007199254740993,"p":1.10,"next":"https://flows.example/apim/any/demo/a"}');
  });

  it.each(['{ "a" : 1.0 }', '{ "next" : null }', '{ "next" : "" }', '[ 1 ]', 'no JSON'])(
    'leaves %s byte for byte',
    (body) => {
      expect(respond(update({ nextLinkPropertyName: 'next' }), body).body.toString()).toBe(body);
    },
  );
});

it.each<[string, ReturnType<typeof policy>, string]>([
  ['another template', policy('pollingtrigger', {}), 'the template pollingtrigger'],
  ['a name of every object', policy('constructor', {}), 'the template constructor'],
  [
    'another section',
    policy('setheader', { name: 'a', value: 'b' }, { policySection: 'Failure' }),
    'the section Failure',
  ],
  [
    'another action',
    policy('setheader', { name: 'a', value: 'b', existsAction: 'delete' }),
    'the existsAction "delete", which the template does not take. Use override, skip, append.',
  ],
  ['another expression', policy('setheader', { name: 'a', value: "@utcNow('x')" }), "the expression @utcNow('x')"],
  [
    'an expression that cannot be read',
    policy('setheader', { name: 'a', value: '@connectionParameters(key)' }),
    "the expression @connectionParameters(key), which cannot be read: its name is not in straight quotes. Write @connectionParameters('NAME').",
  ],
  [
    'an expression in braces',
    policy('setqueryparameter', { name: 'a', value: '@{triggerBody().a}' }),
    'the expression @{triggerBody().a}, which this runtime does not carry out.',
  ],
  ['another verb', policy('routerequesttoendpoint', { newPath: '/', httpMethod: 'FETCH' }), 'the httpMethod "FETCH"'],
  [
    'more than the verb of the call',
    policy('routerequesttoendpoint', { newPath: '/', httpMethod: '@Request.OriginalHTTPMethodX' }),
    'the httpMethod "@Request.OriginalHTTPMethodX"',
  ],
  [
    'more before the verb of the call',
    policy('routerequesttoendpoint', { newPath: '/', httpMethod: 'x@Request.OriginalHTTPMethod' }),
    'the httpMethod "x@Request.OriginalHTTPMethod"',
  ],
  ['a missing parameter', policy('dynamichosturl', {}), 'no urlTemplate, which the template needs. Fill it in.'],
  ['an empty parameter', policy('dynamichosturl', { urlTemplate: '' }), 'no urlTemplate, which the template needs.'],
  ['a value that is no text', policy('setheader', { name: 'a', value: 5 }), 'the value of type integer'],
  [
    'a section that the template has not',
    policy('setqueryparameter', { name: 'a', value: 'b' }, { policySection: 'response' }),
    'the section response, which the template does not take. Use Request.',
  ],
  [
    'members that are read otherwise',
    policy('setheader', { name: 'a', value: "x @body()?['first']" }),
    "the expression @body()?['first']",
  ],
])('refuses %s and names it', (_name, instance, message) => {
  expect(() => request(instance)).toThrow(message);
  expect(() => request(instance)).toThrow('The policy "Test" uses');
});

it.each(['{none}', '{page}'])('refuses %s in a path, which the path of the operation lacks', (name) => {
  expect(() => request(policy('routerequesttoendpoint', { newPath: `/x/${name}` }))).toThrow(
    `The policy routerequesttoendpoint uses ${name} in newPath. Take a parameter in the path of the operation`,
  );
});

it('takes braces around what an expression gives for no name', () => {
  const { path } = request(policy('routerequesttoendpoint', { newPath: "/x({ @headers('region') })" }));
  expect(path).toBe('/x({ eu })');
});

it('takes a name that an expression gives', () => {
  const name = "x-@headers('region')";
  expect(request(policy('setheader', { name, value: 'a' })).headers['x-eu']).toBe('a');
  expect(request(policy('setqueryparameter', { name, value: 'a' })).query).toBe('page=1&q=x%20y&x-eu=a');
});

it.each([
  ["https://@connectionParameters('none', 'a b')", 'the values of the connection'],
  ["@{connectionParameters('place')}/v1", 'the values of the connection'],
  ["@{ headers('region') }/v1", 'what the call gives'],
  ['api.example', 'it in apiProperties.json'],
])('says where the address %s is to be corrected', (urlTemplate, source) => {
  expect(() => request(policy('dynamichosturl', { urlTemplate }))).toThrow(`Correct ${source}.`);
});

it.each(['x-ms-apimtemplate-operationname', 'x-ms-apimTemplate-operationName'])('%s names the operations', (key) => {
  const { parameters, ...rest } = policy('setheader', { name: 'a', value: 'b' });
  expect(request({ ...rest, parameters: { ...parameters, [key]: ['Other'] } }).headers.a).toBeUndefined();
  expect(request({ ...rest, parameters: { ...parameters, [key]: ['Items'] } }).headers.a).toBe('b');
});

it('refuses only the operations that a policy applies to', () => {
  const instance = policy('setvaluefromurl', {}, { operationName: ['Providers'] });
  expect(() => request(instance)).not.toThrow();
});

import { describe, expect, it } from 'vitest';
import { authenticate } from '../../../mock-server/runtime/authenticate.ts';
import { ConnectionIncomplete, openConnection } from '../../../mock-server/runtime/connection.ts';
import { type ConnectorInput, describeConnector } from '../../../mock-server/runtime/connector.ts';
import type { PlatformRequest } from '../../../mock-server/runtime/platform-request.ts';

const optional = { uiDefinition: { constraints: { required: 'false' } } };
const setOf = (...names: string[]) => ({
  connectionParameterSets: { values: names.map((name) => ({ name, parameters: { [`of ${name}`]: {} } })) },
});

describe('a connection', () => {
  const connector = describeConnector({}, { connectionParameters: { needed: {}, spare: optional } });
  const open = (values: Record<string, string>) => openConnection(connector, { mine: values }, 'mine');

  it.each<[string, Record<string, string>, string, string | undefined, string | undefined]>([
    ['a value', { needed: 'x' }, 'needed', undefined, 'x'],
    ['an empty value', { needed: '' }, 'needed', 'else', ''],
    ['a value before the fallback', { needed: 'x' }, 'needed', 'else', 'x'],
    ['the fallback', {}, 'needed', 'else', 'else'],
    ['nothing where it may be left out', {}, 'spare', undefined, ''],
    ['a value that no parameter asks for', { other: 'x' }, 'other', undefined, 'x'],
  ])('gives %s', (_, values, name, fallback, expected) => {
    expect(open(values).value(name, fallback)).toBe(expected);
    expect(open(values).has(name)).toBe(name in values);
  });

  it.each(['needed', 'other', 'constructor'])('names the value %s that it does not have', (name) => {
    const value = () => open({}).value(name);
    expect(value).toThrow(ConnectionIncomplete);
    expect(value).toThrow(
      `The connection mine has no value for ${name}. Add "${name}" to it in the file of --connections.`,
    );
    expect(open({}).has(name)).toBe(false);
  });

  it('that nobody knows has no values', () => {
    expect(openConnection(connector, {}, 'mine').has('needed')).toBe(false);
  });
});

describe('a connection of a connector with parameter sets', () => {
  const parametersOf = (properties: object, values: Record<string, string>) =>
    Object.keys(openConnection(describeConnector({}, properties), { mine: values }, 'mine').parameters);

  it.each<[string, object, Record<string, string>, string[]]>([
    ['none', { connectionParameters: { a: {} } }, {}, ['a']],
    ['none, and names one', {}, { parameterSet: 'one' }, []],
    ['the only one', setOf('one'), {}, ['of one']],
    ['the only one, by its name', setOf('one'), { parameterSet: 'one' }, ['of one']],
    ['the named one', setOf('one', 'two'), { parameterSet: 'two' }, ['of two']],
    ['what all share and the named one', { connectionParameters: { a: {} }, ...setOf('one') }, {}, ['a', 'of one']],
  ])('has the parameters of %s', (_, properties, values, expected) => {
    expect(parametersOf(properties, values)).toEqual(expected);
  });

  it.each<[Record<string, string>, string]>([
    [{}, 'names no parameter set'],
    [{ parameterSet: 'three' }, 'names the parameter set three, which there is not'],
    [{ parameterSet: 'constructor' }, 'names the parameter set constructor, which there is not'],
  ])('with %j %s', (values, found) => {
    expect(() => parametersOf(setOf('one', 'two'), values)).toThrow(
      `The connection mine ${found}. Add "parameterSet" to it in the file of --connections: one or two.`,
    );
  });
});

describe('credentials', () => {
  const inHeader = { key: { type: 'apiKey', in: 'header', name: 'X-Key' } };
  const inQuery = { key: { type: 'apiKey', in: 'query', name: 'code' } };
  const basic = { basic: { type: 'basic' } };
  const key = { connectionParameters: { api_key: {} } };

  function give(
    securityDefinitions: object,
    properties: object,
    values: Record<string, string>,
    mayLackKey = false,
    inputs: ConnectorInput[] = [],
  ) {
    const connector = describeConnector({ securityDefinitions }, properties);
    const request: PlatformRequest = {
      method: 'GET',
      serviceUrl: 'https://api.example',
      path: '/',
      query: 'code=theirs&a=1',
      headers: { 'x-key': 'theirs', authorization: 'theirs' },
      spelling: new Map(),
    };
    authenticate(connector, openConnection(connector, { mine: values }, 'mine'), request, inputs, mayLackKey);
    expect([...request.spelling.values()]).toEqual(request.headers['x-key'] === 'k' ? ['X-Key'] : []);
    return [request.headers['x-key'], request.query, request.headers.authorization];
  }
  const [described] = describeConnector(
    { paths: { '/': { get: { parameters: [{ name: 'code', in: 'header' }] } } } },
    {},
  ).operations;
  const input = described?.inputs[0] as ConnectorInput;
  const theirs = ['theirs', 'code=theirs&a=1', 'theirs'];
  const noToken = ['theirs', theirs[1], undefined];
  const base64 = (text: string) => Buffer.from(text).toString('base64');

  it.each<[string, Parameters<typeof give>, unknown[]]>([
    ['nothing without a scheme', [{}, key, { api_key: 'k' }], theirs],
    ['a key in its header', [inHeader, key, { api_key: 'k' }], ['k', theirs[1], 'theirs']],
    ['a key in the query', [inQuery, key, { api_key: 'k&' }], ['theirs', 'a=1&code=k%26', 'theirs']],
    ['a key that no parameter asks for', [inHeader, {}, { api_key: 'k' }], ['k', theirs[1], 'theirs']],
    ['none of the caller where no key is asked for or given', [inHeader, {}, {}], [undefined, theirs[1], 'theirs']],
    ['what the operation takes as an input', [inHeader, {}, {}, false, [{ ...input, name: 'x-Key' }]], theirs],
    ['an input of another place by dropping it', [inQuery, {}, {}, false, [input]], ['theirs', 'a=1', 'theirs']],
    ['an empty key by dropping that of the caller', [inHeader, key, { api_key: '' }], [undefined, theirs[1], 'theirs']],
    ['an empty key in the query likewise', [inQuery, key, { api_key: '' }], ['theirs', 'a=1', 'theirs']],
    ['no key where it may lack', [inHeader, key, {}, true], [undefined, theirs[1], 'theirs']],
    ['no key in the query where it may lack', [inQuery, key, {}, true], ['theirs', 'a=1', 'theirs']],
    ['a key scheme without a name by leaving it', [{ key: { type: 'apiKey', in: 'header' } }, key, {}], theirs],
    ['no key for a scheme of another type', [{ key: { type: 'oauth2', name: 'X-Key' } }, key, {}], noToken],
    [
      'user name and password',
      [basic, { connectionParameters: { password: {} } }, { username: 'me', password: 'p' }],
      [...theirs.slice(0, 2), `Basic ${base64('me:p')}`],
    ],
    [
      'user name and password in other capitals',
      [basic, { connectionParameters: { Password: {} } }, { username: 'me', password: 'p' }],
      [...theirs.slice(0, 2), `Basic ${base64('me:p')}`],
    ],
    ['no password that is not asked for', [basic, {}, { username: 'me', password: 'p' }], noToken],
    ['no password without its scheme', [{}, { connectionParameters: { password: {} } }, { password: 'p' }], theirs],
    [
      'a token, whatever it is called',
      [{}, { connectionParameters: { mine: { type: 'oauthSetting' } } }, { mine: 't' }],
      [...theirs.slice(0, 2), 'Bearer t'],
    ],
    [
      'a token whose type has other capitals, as a published one has',
      [{}, { connectionParameters: { mine: { type: 'oAuthSetting' } } }, { mine: 't' }],
      [...theirs.slice(0, 2), 'Bearer t'],
    ],
    ['no token of another type', [{}, { connectionParameters: { token: { type: 'string' } } }, { token: 't' }], theirs],
  ])('are %s', (_, args, expected) => {
    expect(give(...args)).toEqual(expected);
  });

  it.each<[string, Parameters<typeof give>]>([
    ['api_key', [inHeader, key, {}]],
    ['api_key', [inHeader, { connectionParameters: { API_KEY: {} } }, {}]],
    ['username', [basic, { connectionParameters: { password: {} } }, { password: 'p' }]],
    ['password', [basic, { connectionParameters: { password: {} } }, { username: 'me' }]],
    ['token', [{}, { connectionParameters: { token: { type: 'oauthSetting' } } }, {}]],
  ])('ask for %s', (name, args) => {
    expect(() => give(...args)).toThrow(`The connection mine has no value for ${name}.`);
  });
});

import { describe, expect, it } from 'vitest';
import { checkConnectionParameters } from '../../../../scripts/package/check/connection-parameters.ts';
import { placesOf, sentencesOf } from './places.ts';

const places = (value: unknown) => placesOf((find) => checkConnectionParameters(value, find));
const key = { type: 'securestring' };
const oauth = (clientSecret: string) => ({ token: { type: 'oauthSetting', oAuthSettings: { clientSecret } } });

describe('checkConnectionParameters', () => {
  it.each<[string, unknown, string[]]>([
    ['no parameters', {}, []],
    ['a secret and a text with a default value', { key, region: { type: 'string', defaultValue: 'a' } }, []],
    [
      'constraints as texts',
      { key: { ...key, uiDefinition: { constraints: { required: 'true', hidden: 'false' } } } },
      [],
    ],
    ['nothing', undefined, ['']],
    ['a list', [key], ['']],
    ['parameters that are wrapped', { connectionParameters: { key } }, ['']],
    ['properties that are wrapped', { properties: { connectionParameters: { key } } }, ['']],
    ['a wrapper beside others', { properties: { key }, other: { type: 'none' } }, ['']],
    ['a parameter that is called like a wrapper', { properties: key, connectionParameters: key }, []],
    ['a wrapper that is no object', { properties: 'key' }, ['properties']],
    ['an unknown type', { key: { type: 'secret' } }, ['key']],
    ['no type', { key: {} }, ['key']],
    ['types of Azure', { key: { type: 'connection' }, other: { type: 'secureobject' } }, []],
    ['a type that Azure lacks', { key: { type: 'gatewaySetting' } }, ['key']],
    ['a secret with a default value', { key: { ...key, defaultValue: 'abc' } }, ['key/defaultValue']],
    ['a secret with an empty default value', { key: { ...key, defaultValue: '' } }, []],
    ['a secret with the default value null', { key: { ...key, defaultValue: null } }, []],
    [
      'a secret object with a default value',
      { key: { type: 'secureObject', defaultValue: { value: 'dummy', more: ['abc'] } } },
      ['key', 'key/defaultValue/more/0'],
    ],
    ['a client secret', oauth('abc'), ['token/oAuthSettings/clientSecret']],
    ...['', 'dummy', '<Client Secret>', '@environmentVariables("cr1f3_secret")', "[parameters('secret')]"].map(
      (secret): [string, unknown, string[]] => [`the client secret "${secret}"`, oauth(secret), []],
    ),
    [
      'constraints of every kind, on which the public record contradicts itself',
      { key: { ...key, uiDefinition: { constraints: { required: true, hidden: 'no' } } } },
      [],
    ],
    [
      'each fault of a parameter',
      { a: { type: 'securething', defaultValue: '1', oAuthSettings: { clientSecret: 'b' } } },
      ['a', 'a/defaultValue', 'a/oAuthSettings/clientSecret'],
    ],
  ])('%s', (_, value, expected) => {
    expect(places(value)).toEqual(expected);
  });

  it('says what it found', () => {
    expect(sentencesOf((find) => checkConnectionParameters({ a: { type: 4 } }, find))).toEqual([
      expect.stringMatching(/^a \| its type is "4" \| Take one of: string, securestring, /),
    ]);
  });
});

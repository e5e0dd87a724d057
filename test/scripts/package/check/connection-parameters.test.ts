import { describe, expect, it } from 'vitest';
import { armTypes, checkConnectionParameters } from '../../../../scripts/package/check/connection-parameters.ts';
import { placesOf, sentencesOf } from './places.ts';

const places = (value: unknown, known?: string[]) => placesOf((find) => checkConnectionParameters(value, find, known));
const key = { type: 'securestring' };

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
    ['a type of Azure alone', { key: { type: 'connection' } }, ['key']],
    ['a secret with a default value', { key: { ...key, defaultValue: 'abc' } }, ['key']],
    ['a secret with an empty default value', { key: { ...key, defaultValue: '' } }, ['key']],
    ['a client secret', { token: { type: 'oauthSetting', oAuthSettings: { clientSecret: 'abc' } } }, ['token']],
    ['an empty client secret', { token: { type: 'oauthSetting', oAuthSettings: { clientSecret: '' } } }, []],
    [
      'booleans for constraints',
      { key: { ...key, uiDefinition: { constraints: { required: true, hidden: false } } } },
      ['key', 'key'],
    ],
    ['other words for constraints', { key: { ...key, uiDefinition: { constraints: { required: 'yes' } } } }, ['key']],
    [
      'each fault of a parameter',
      { a: { type: 'securething', defaultValue: 1, oAuthSettings: { clientSecret: 'b' } } },
      ['a', 'a', 'a'],
    ],
  ])('%s', (_, value, expected) => {
    expect(places(value)).toEqual(expected);
  });

  it('takes the types of Azure where it is told', () => {
    expect(
      places({ key: { type: 'connection' }, object: { type: 'secureobject', defaultValue: 1 } }, armTypes),
    ).toEqual(['object']);
  });

  it('says what it found', () => {
    expect(sentencesOf((find) => checkConnectionParameters({ a: { type: 4 } }, find, ['string', 'int']))).toEqual([
      'a | its type is "4" | Take one of: string, int',
    ]);
    const value = { a: { type: 'int', uiDefinition: { constraints: { hidden: true } } } };
    expect(sentencesOf((find) => checkConnectionParameters(value, find))).toEqual([
      expect.stringMatching(/^a \| its constraint hidden is true \| /),
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { createRedact } from '../../../mock-server/page/redact.ts';

const redact = createRedact(
  new Map([
    ['s3cret', 'key 1'],
    ['s3cret-longer', 'key 2'],
    ['a b+c', 'key of mine'],
    ['demo-key', 'key 3'],
    ['', 'key of nobody'],
  ]),
  ['demo-key'],
);

describe('what the page shows', () => {
  it.each([
    ['a key anywhere in a text', 'a s3cret b', 'a (key 1) b'],
    ['a key that holds another', 's3cret-longer', '(key 2)'],
    ['a key as an address writes it', '?x=a%20b%2Bc', '?x=(key of mine)'],
    ['the key that everybody knows', 'demo-key', 'demo-key'],
    ['no key', 'nothing to hide', 'nothing to hide'],
  ])('of a text: %s', (_name, text, shown) => {
    expect(redact.text(text)).toBe(shown);
  });

  it.each([
    ['a known key', '/a?subscription-key=s3cret&page=1', '/a?subscription-key=(key 1)&page=1'],
    ['a wrong key', '/a?page=1&subscription-key=typed%20wrongly', '/a?page=1&subscription-key=(secret)'],
    ['the key that everybody knows', '/a?subscription-key=demo-key', '/a?subscription-key=demo-key'],
    [
      'other names of secrets',
      '/a?api_key=x&sig=y&access-token=z#end',
      '/a?api_key=(secret)&sig=(secret)&access-token=(secret)#end',
    ],
    ['names that only sound like one', '/a?keyword=x&pageToken=y&monkey=z', '/a?keyword=x&pageToken=y&monkey=z'],
    ['an escape that is none', '/a?token=%E0%A4', '/a?token=(secret)'],
  ])('of an address: %s', (_name, address, shown) => {
    expect(redact.address(address)).toBe(shown);
  });

  it('of headers: no value of one that carries a secret by its name, and no key in any other', () => {
    expect(
      redact.headers({
        'Ocp-Apim-Subscription-Key': 's3cret',
        authorization: 'Bearer unknown',
        'x-api-key': 'demo-key',
        cookie: 'session=1',
        'x-note': ['one', 's3cret'],
        nothing: undefined,
      }),
    ).toEqual({
      'Ocp-Apim-Subscription-Key': '(key 1)',
      authorization: '(secret)',
      'x-api-key': 'demo-key',
      cookie: '(secret)',
      'x-note': 'one, (key 1)',
    });
  });
});

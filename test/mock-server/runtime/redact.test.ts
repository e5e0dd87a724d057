import { describe, expect, it } from 'vitest';
import { createRedact, listSecrets } from '../../../mock-server/runtime/redact.ts';

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
    [
      'names that are spelled otherwise',
      '/a?secretKey=x&pwd=y&sasToken=z&jwt=u&api%5Fkey=v',
      '/a?secretKey=(secret)&pwd=(secret)&sasToken=(secret)&jwt=(secret)&api%5Fkey=(secret)',
    ],
    ['names that only sound like one', '/a?keyword=x&pageToken=y&sort_key=z', '/a?keyword=x&pageToken=y&sort_key=z'],
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
        'x-refresh-token': 'unknown',
        'x-ms-continuation-token': 'page 2',
        'x-note': ['one', 's3cret'],
        nothing: undefined,
      }),
    ).toEqual({
      'Ocp-Apim-Subscription-Key': '(key 1)',
      authorization: '(secret)',
      'x-api-key': 'demo-key',
      cookie: '(secret)',
      'x-refresh-token': '(secret)',
      'x-ms-continuation-token': 'page 2',
      'x-note': 'one, (key 1)',
    });
  });
});

/** Spelled in another way by everything that writes texts. */
const hostile = 'p"a\\ss: w/ö&\'<+>é😀(!)*~';

describe('a short secret', () => {
  const short = createRedact(new Map(['u', 'p', 'api', '.co', 'test', 'a b'].map((secret) => [secret, 'key'])), []);
  const pack = (text: string) => Buffer.from(text).toString('base64');
  it.each([
    ['in a host and a path', 'acme.tulip.co/api/v3/testing?up=latest', 'acme.tulip.co/api/v3/testing?up=latest'],
    ['in the name of a file', '/nope in p.json/0', '/nope in p.json/0'],
    ['of four letters in a path', '/v3/test/1', '/v3/(key)/1'],
    ['in a query', '?user=u&pass=p&kind=api#x', '?user=(key)&pass=(key)&kind=(key)#x'],
    ['in a query, escaped', '?user=%75&pass=%70&both=u%3Ap', '?user=(key)&pass=(key)&both=(key)%3A(key)'],
    ['with a blank, as a form has it', '?a=a+b&c=a%20b', '?a=(key)&c=(key)'],
    ['as user and password', 'https://u:p@acme.tulip.co/', 'https://(key):(key)@acme.tulip.co/'],
    ['in JSON', '{"user":"u","up":["p"],"text":"one\\ntest"}', '{"user":"(key)","up":["(key)"],"text":"one\\n(key)"}'],
    ['in XML', '<u2>p</u2>', '<u2>(key)</u2>'],
    ['packed', `Basic ${pack('u:p')}, ${pack('api:key-1')}, ${pack('someone:p')}`, 'Basic (key), (key), (key)'],
    ['in what is packed and holds none', pack('a pupil of u'), pack('a pupil of u')],
  ])('%s', (_name, text, shown) => {
    expect(short.text(text)).toBe(shown);
  });

  it('that is a header', () => {
    expect(short.headers({ 'x-user': 'u', 'x-note': 'up', 'x-api-key': 'up' })).toEqual({
      'x-user': '(key)',
      'x-note': 'up',
      'x-api-key': '(secret)',
    });
  });
});

describe('a secret that is glued to others', () => {
  const { text } = createRedact(
    new Map(['k3yAb', '482910', 'secret', 'LongSecret'].map((secret) => [secret, 'key'])),
    [],
  );
  const packed = Buffer.from('someone:LongSecret').toString('base64');
  it.each([
    ['of letters and digits', '/botk3yAb/send', '/bot(key)/send'],
    ['in an escape and letters', '/bot%6B3yAb/send', '/bot(key)/send'],
    ['in a host', 'botk3yab.example is not longsecret.example', 'bot(key).example is not (key).example'],
    ['of digits', '/bot482910/1482910', '/bot(key)/1482910'],
    ['of letters, which may be a word', 'a secretary has one secret', 'a secretary has one (key)'],
    ['packed, behind a path', `https://a.example/v12/${packed}`, 'https://a.(key)'],
    ['packed, behind a name', `key-${packed}, keys_${packed}`, '(key), (key)'],
  ])('%s', (_name, before, after) => {
    expect(text(before)).toBe(after);
  });
});

describe('a secret in every spelling', () => {
  const { text } = createRedact(new Map([[hostile, 'key of mine']]), []);
  const strict = encodeURIComponent(hostile).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  const inAscii = JSON.stringify(hostile).replaceAll(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  it.each([
    ['JSON', JSON.stringify(hostile).slice(1, -1)],
    ['JSON in ASCII', inAscii.slice(1, -1)],
    ['JSON with escaped slashes', JSON.stringify(hostile).slice(1, -1).replaceAll('/', '\\/')],
    ['an address', encodeURIComponent(hostile)],
    ['an address after RFC 3986', strict],
    ['an address in lower case', strict.toLowerCase()],
    ['a form', new URLSearchParams([['', hostile]]).toString().slice(1)],
    ['a form of .NET', strict.replaceAll('%20', '+')],
    ['XML', hostile.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')],
    ['basic authentication', Buffer.from(`me:${hostile}`).toString('base64')],
  ])('%s', (_name, spelling) => {
    expect(text(`before=${spelling}&after`)).toBe('before=(key of mine)&after');
  });

  it('is looked for in no time, whatever it is made of', () => {
    const slow = createRedact(new Map([[`${'\\'.repeat(40)}x`, 'key of mine']]), []);
    const text = '\\'.repeat(100);
    const start = performance.now();
    expect(slow.text(text)).toBe(text);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('leaves what is packed and holds none', () => {
    const packed = Buffer.from('nothing to hide in here').toString('base64');
    expect(text(packed)).toBe(packed);
  });
});

it('takes the values of a connection for secrets, but those that the connector says are none', () => {
  const connector = {
    connectionParameters: {
      ...{ region: type('string'), api_key: type('string'), pin: type('securestring'), untyped: type(undefined) },
    },
    parameterSets: {
      byToken: { token: type('oauthSetting'), 'token:tenant': type('string'), login: type('string') },
      byLogin: { login: type('securestring') },
    },
  };
  const mine = {
    parameterSet: 'x',
    Region: '1',
    api_key: 'k',
    pin: 'p',
    token: 't',
    'token:tenant': 'acme',
    untyped: 'u',
    login: 'l',
    other: 'o',
  };
  expect([...listSecrets({ keys: ['first'], connections: { mine }, connector }).keys()]).toEqual([
    'k',
    'p',
    't',
    'u',
    'l',
    'o',
    'first',
  ]);
});

const type = (name: string | undefined) => ({ type: name, isRequired: true });

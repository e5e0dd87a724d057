import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { createAnswersBackend, readAnswers } from '../../../mock-server/runtime/answers.ts';
import { Refusal } from '../../../scripts/lib/refusal.ts';
import { removeFolders, writeFolder } from './any-connector.ts';

afterAll(removeFolders);

const createBackend = (folder: string) => createAnswersBackend(readAnswers(folder), async (text) => text);
const ask = async (entries: unknown, url: string, method = 'GET') => {
  const send = createBackend(writeFolder({ 'a.json': entries as object }));
  const { status, headers, body } = await send({ method, url: `https://api.example${url}`, headers: {} });
  return [status, headers['content-type'], body.toString()];
};

it('gives each call headers of its own', async () => {
  const send = createBackend(writeFolder({ 'a.json': { path: '/a', headers: { 'X-One': '1' } } }));
  const request = { method: 'GET', url: 'https://api.example/a', headers: {} };
  const { headers, spelling } = await send(request);
  headers['x-one'] = '2';
  spelling?.set('x-one', 'x-ONE');
  const next = await send(request);
  expect([next.headers['x-one'], next.spelling?.get('x-one')]).toEqual(['1', 'X-One']);
});
const json = 'application/json; charset=utf-8';

describe('an answer', () => {
  it.each<[string, unknown, string, unknown[]]>([
    ['JSON by default', { path: '/a', body: [1] }, '/a', [200, json, '[1]']],
    ['null', { path: '/a', body: null }, '/a', [200, json, 'null']],
    ['text', { path: '/a', text: 'x' }, '/a', [200, 'text/plain; charset=utf-8', 'x']],
    [
      'a type of its own',
      { path: '/a', text: '<a/>', headers: { 'Content-Type': 'text/xml' } },
      '/a',
      [200, 'text/xml', '<a/>'],
    ],
    ['of a host without its port', { host: 'API.example', path: '/a', body: 1 }, ':8443/a', [200, json, '1']],
    ['of a host with its port', { host: 'api.example:8443', path: '/a', body: 1 }, ':8443/a', [200, json, '1']],
    [
      'of a host with the port that https has',
      { host: 'api.example:443', path: '/a', body: 1 },
      '/a',
      [200, json, '1'],
    ],
    [
      'of a host before that of any',
      [
        { path: '/a', body: 1 },
        { host: 'api.example', path: '/a', body: 2 },
      ],
      '/a',
      [200, json, '2'],
    ],
    ['nothing', { path: '/a', status: 204 }, '/a?x=1', [204, undefined, '']],
    ['any segment', { path: '/a/{x}/c', text: 'x' }, '/a/b%2Fc/c', [200, 'text/plain; charset=utf-8', 'x']],
    ['an escaped path', { path: '/a b', text: 'x' }, '/a%20b', [200, 'text/plain; charset=utf-8', 'x']],
    ['an escaped path in small letters', { path: '/caf%C3%A9/%FF', body: 1 }, '/caf%c3%a9/%ff', [200, json, '1']],
    ['a path with an escaped slash', { path: '/a%2Fb', body: 1 }, '/a%2fb', [200, json, '1']],
    ['a path with a needless escape', { path: '/%7Ea', body: 1 }, '/~a', [200, json, '1']],
    ['an escaped brace, which is none of any segment', { path: '/%7Bx%7D', body: 1 }, '/{x}', [200, json, '1']],
    [
      'of several the one whose slash is escaped too',
      [
        { path: '/{x}', text: '1' },
        { path: '/a%2Fb', text: '2' },
        { path: '/a/b', text: '3' },
      ],
      '/a/b',
      [200, 'text/plain; charset=utf-8', '3'],
    ],
    [
      'of several the most exact',
      [
        { path: '/{x}', text: '1' },
        { path: '/a', text: '2' },
        { path: '/a?q=1', text: '3' },
      ],
      '/a?z&q=1',
      [200, 'text/plain; charset=utf-8', '3'],
    ],
    [
      'of several the one with most written out, wherever that stands',
      [
        { path: '/{x}/{yes}/c', text: '1' },
        { path: '/{x}/b/{z}', text: '2' },
        { path: '/{x}/b/c', text: '3' },
        { path: '/a/{yes}/{z}', text: '4' },
      ],
      '/a/b/c',
      [200, 'text/plain; charset=utf-8', '3'],
    ],
    [
      'of several one that is written out before one with more of a query',
      [
        { path: '/{x}?a=1&b=2&c=3', text: '1' },
        { path: '/a', text: '2' },
      ],
      '/a?a=1&b=2&c=3',
      [200, 'text/plain; charset=utf-8', '2'],
    ],
    [
      'of several the one with more of a segment written out',
      [
        { path: '/{x}', text: '1' },
        { path: '/{x}.json', text: '2' },
      ],
      '/a.json',
      [200, 'text/plain; charset=utf-8', '2'],
    ],
    [
      'of several the first that fits as well',
      [
        { path: '/a', text: '1' },
        { path: '/a', text: '2' },
      ],
      '/a',
      [200, 'text/plain; charset=utf-8', '1'],
    ],
  ])('may be %s', async (_name, entries, url, expected) => {
    expect(await ask(entries, url)).toEqual(expected);
  });

  it('keeps numbers as they are written', async () => {
    const folder = writeFolder({ 'a.json': '{"path":"/a","body":{"id":9007199254740993,"p":1.10,"n":1}}' });
    const { body } = await createBackend(folder)({
      method: 'GET',
      url: 'https://a/a',
      headers: {},
    });
    expect(body.toString()).toBe('{"id":9007199254740993,"p":1.10,"n":1}');
  });

  it.each<[string, object]>([
    ['a packed file', { bodyFile: 'a.bin' }],
    ['what stands unpacked in the entry', { body: [1] }],
  ])('comes unpacked: %s', async (_name, content) => {
    const headers = { 'Content-Encoding': 'gzip', 'content-type': 'application/json' };
    const folder = writeFolder({ 'a.json': { path: '/a', headers, ...content } });
    writeFileSync(join(folder, 'a.bin'), gzipSync('[1]'));
    const answer = await createBackend(folder)({ method: 'GET', url: 'https://a/a', headers: {} });
    expect([answer.headers, answer.body.toString()]).toEqual([{ 'content-type': 'application/json' }, '[1]']);
  });

  it('is refused when its file is not packed as it says', () => {
    const headers = { 'content-encoding': 'gzip' };
    const folder = writeFolder({ 'a.json': { path: '/a', headers, bodyFile: 'a.bin' }, 'a.bin': '[1]' });
    expect(() => readAnswers(folder)).toThrow('has a bodyFile that is not packed as its content-encoding says (gzip)');
  });

  it('may be the bytes of a file', async () => {
    const folder = writeFolder({ 'a.json': { path: '/a', bodyFile: 'a.bin' }, 'a.bin': 'bytes' });
    const answer = await createBackend(folder)({
      method: 'GET',
      url: 'https://api.example/a',
      headers: {},
    });
    expect([answer.headers['content-type'], answer.body.toString()]).toEqual(['application/octet-stream', 'bytes']);
  });

  it.each<[string, unknown, string, string]>([
    ['the verb', { method: 'POST', path: '/a' }, '/a', 'POST (any host)/a'],
    ['the host', { host: 'other.example', path: '/a' }, '/a', 'GET other.example/a'],
    ['a slash that is escaped there', { path: '/a%2Fb' }, '/a/b', 'GET (any host)/a%2Fb'],
    ['a brace that is escaped there', { path: '/%7Bx%7D' }, '/a', 'GET (any host)/%7Bx%7D'],
    ['the query', { path: '/a?x=1' }, '/a?x=2', 'GET (any host)/a?x=1'],
    [
      'the host, among others of that path',
      [{ host: 'other.example', path: '/b' }, { path: '/b' }],
      '/a',
      'GET (any host)/b',
    ],
    [
      'the path, among others of another verb',
      [{ method: 'POST', path: '/b' }, { path: '/b' }],
      '/a',
      'GET (any host)/b',
    ],
    [
      'a segment, among shorter and longer paths',
      [{ path: '/b' }, { path: '/{x}/b' }, { path: '/{x}/b/c/d/e' }],
      '/a/c',
      'GET (any host)/{x}/b',
    ],
    [
      'a shorter path, which shares more than one of that length and verb',
      [{ path: '/z/y/x' }, { method: 'POST', path: '/a/b' }],
      '/a/b/c',
      'POST (any host)/a/b',
    ],
    [
      'a longer path, which shares more than a short one of that verb',
      [{ path: '/z' }, { method: 'POST', path: '/a/b/c/d' }],
      '/a/b/c',
      'POST (any host)/a/b/c/d',
    ],
    ['a longer path', [{ path: '/z' }, { path: '/a' }], '/a/b', 'GET (any host)/a'],
  ])('is missed by %s, and the nearest is named', async (_name, entries, url, nearest) => {
    await expect(ask(entries, url)).rejects.toThrow(
      `No answer for GET api.example${url}. Nearest is ${nearest} in a.json`,
    );
  });
});

describe('a folder', () => {
  it.each<[string, unknown, string]>([
    ['without a path', [{ path: '/a' }, {}], 'a.json/1: has no path that begins with a slash'],
    ['with a wrong status', { path: '/a', status: '200' }, 'a.json: has the status "200", and a status is a number'],
    ['with a field of another tool', { path: '/a', statusCode: 404 }, 'a.json: has statusCode, which is not read'],
    ['with a file that is no name', { path: '/a', bodyFile: null }, 'has a bodyFile that is no name of a file'],
    ['with a file without a name', { path: '/a', bodyFile: '' }, 'has a bodyFile that is no name of a file'],
    [
      'with a name of a header that is none',
      { path: '/a', headers: { 'x y': '1' } },
      'has the header "x y", whose name',
    ],
    ['with a header without a name', { path: '/a', headers: { '': '1' } }, 'has the header "", whose name'],
    [
      'with a text that its charset has no room for',
      { path: '/a', headers: { 'Content-Type': 'text/plain; charset=iso-8859-1' }, text: '日' },
      'cannot be written in the charset of text/plain; charset=iso-8859-1. Leave that out',
    ],
    ['with a wrong method', { path: '/a', method: 'a b' }, 'has the method a b'],
    ['with no method', { path: '/a', method: null }, 'has the method null'],
    ['with a list of methods', { path: '/a', method: ['get'] }, 'has the method ["get"]'],
    ['with a method and more', { path: '/a', method: 'get ' }, 'has the method get '],
    ['with a host that is a number', { path: '/a', host: 5 }, 'has a host that is no text'],
    ['with the address of a host', { path: '/a', host: 'https://a.example' }, 'has the host https://a.example, and'],
    ['with a path that begins with a blank', { path: ' /a' }, 'has no path that begins with a slash'],
    ['with a status below 200', { path: '/a', status: 199 }, 'has the status 199'],
    ['with a status beyond 599', { path: '/a', status: 600 }, 'has the status 600'],
    ['with half a status', { path: '/a', status: 200.5 }, 'has the status 200.5'],
    ['with a list of headers', { path: '/a', headers: [] }, 'has headers that are no object'],
    ['with the folder as a file', { path: '/a', bodyFile: '.' }, 'has a bodyFile outside its folder'],
    ['with two bodies', { path: '/a', body: 1, text: '' }, 'has more than one of body, text and bodyFile'],
    ['with a file elsewhere', { path: '/a', bodyFile: '../x' }, 'has a bodyFile outside its folder'],
    ['with a text', '"x"', 'is no answer'],
  ])('%s is refused', (_name, content, message) => {
    const folder = writeFolder({ 'a.json': content as object });
    expect(() => readAnswers(folder)).toThrow(Refusal);
    expect(() => readAnswers(folder)).toThrow(message);
  });

  it.each([
    ['text/plain; charset=iso-8859-1', { text: 'Zoë' }, Buffer.from('Zoë', 'latin1')],
    ['application/json; charset="UTF-16"', { body: { a: 'ë日' } }, Buffer.from('{"a":"ë日"}', 'utf16le')],
    ['text/plain; charset=unheard-of', { text: 'Zoë' }, Buffer.from('Zoë')],
    ['text/csv', { text: 'Zoë' }, Buffer.from('Zoë')],
  ])('writes a text in the charset of its content type: %s', (type, written, bytes) => {
    const entry = { path: '/a', headers: { 'Content-Type': type }, ...written, $comment: 'is no field' };
    expect(readAnswers(writeFolder({ 'a.json': JSON.stringify(entry) }))[0]?.message.body).toEqual(bytes);
  });

  it('without answers is refused', () => {
    expect(() => readAnswers(writeFolder({}))).toThrow('holds no answers');
  });
});

import { describe, expect, it } from 'vitest';
import { isDropped, whyRefused } from '../../../mock-server/page/client/model/browser-limits.ts';
import { writeRequest } from '../../../mock-server/page/client/model/write-request.ts';

const call = { method: 'POST', address: '/a', headers: {} };
const field = { name: 'a', value: 'b', isFile: false };

describe('what a browser', () => {
  it.each(['Cookie', 'user-agent', 'Date', 'Via', 'DNT', 'TE', 'Sec-Fetch-Site', 'Proxy-Authorization'])(
    'leaves out of a call: the header %s',
    (name) => {
      expect(isDropped(name)).toBe(true);
      expect(writeRequest({ ...call, headers: { [name]: 'x', 'X-Own': 'y' } }).headers).toEqual({ 'X-Own': 'y' });
    },
  );

  it.each(['Accept', 'Authorization', 'X-Date', 'secret', 'Content-Type', 'If-Match', 'Cookies'])(
    'sends: the header %s',
    (name) => {
      expect(isDropped(name)).toBe(false);
    },
  );

  it.each([
    ['a body of GET', { ...call, method: 'GET', body: '{}' }, 'no body with GET'],
    ['a form of HEAD', { ...call, method: 'HEAD', fields: [field] }, 'no body with HEAD'],
    ['letters of other alphabets', { ...call, headers: { Ok: 'é', 'X-Filter': '日本' } }, 'header X-Filter'],
    ['two lines', { ...call, headers: { 'X-Filter': 'a\nb' } }, 'header X-Filter'],
  ])('refuses, it says, and to copy the command: %s', (_name, refused, reason) => {
    expect(whyRefused(refused)).toContain(reason);
    expect(whyRefused(refused)).toContain('Copy the call as a command');
  });

  it.each(['X Filter', '', 'Größe', 'a:b'])(
    'refuses a name that is none of a header, whatever its value: %s',
    (name) => {
      const reason = `A header cannot be called “${name}”, so nothing sends it. Correct its name in the definition.`;
      expect(whyRefused({ ...call, headers: { 'X-Filter': '日本', [name]: 'a' } })).toBe(reason);
    },
  );

  it.each(['/a/..', '/a/../b', '/./b?c', '/a/.?b', '/a/%2e%2E/b'])('would send to another address: %s', (address) => {
    expect(whyRefused({ ...call, address })).toContain('. or .. as a part of a path');
  });

  it.each(['/a.b/..c/...', '/a?b=/../c', '/%2e%2ea', '/a..'])('sends to the address: %s', (address) => {
    expect(whyRefused({ ...call, address })).toBe(undefined);
  });

  it('sends it takes', () => {
    expect(whyRefused({ ...call, headers: { 'X-Filter': 'é "a"', Cookie: '日本' }, body: '日本' })).toBe(undefined);
    expect(whyRefused({ ...call, method: 'GET' })).toBe(undefined);
  });

  it('sends as a form in parts: files and texts', async () => {
    const file = new File(['hello'], 'a.txt');
    const fields = [{ name: 'f', value: 'a.txt', isFile: true }, field, { ...field, value: 'c' }];
    const { body } = writeRequest({ ...call, fields }, new Map([['f', file]]));
    if (!(body instanceof FormData)) throw new Error('It is no form.');
    expect(await (body.get('f') as File).text()).toBe('hello');
    expect(body.getAll('a')).toEqual(['b', 'c']);
  });
});

import { expect, it } from 'vitest';
import { putText, textOf } from '../../../scripts/lib/http-messages.ts';

const utf8 = Buffer.from('Zoë');
const latin = Buffer.from('Zoë', 'latin1');
const wide = Buffer.from('\ufeffZoë', 'utf16le');
const bigEndFirst = Buffer.from(wide).swap16();

it.each<[string, string | undefined, Buffer, string?]>([
  ['no content type', undefined, utf8],
  ['no charset', 'application/json', utf8],
  ['UTF-8', 'application/json; charset=utf-8', utf8],
  ['UTF-8 with a mark', 'application/json', Buffer.from('\ufeffZoë')],
  ['UTF-8 by its mark, whatever is named', 'a/b; charset=iso-8859-1', Buffer.from('\ufeffZoë'), 'a/b; charset=utf-8'],
  ['a name in single quotes', "text/plain; charset='utf-8'", utf8],
  ['a name that nobody knows', 'text/plain; charset=none', utf8],
  ['ISO-8859-1', 'application/json; charset=iso-8859-1', latin, 'application/json; charset=utf-8'],
  ['quotes and capitals', 'a/b;Charset="Windows-1252";c=d', latin, 'a/b;Charset=utf-8;c=d'],
  ['UTF-16 by its mark', 'application/json', wide],
  ['UTF-16 with its charset', 'a/b; charset=utf-16', wide, 'a/b; charset=utf-8'],
  ['UTF-16 without a mark', 'a/b; charset=utf-16', wide.subarray(2), 'a/b; charset=utf-8'],
  ['UTF-16 of the other order', 'a/b; charset=utf-16', bigEndFirst, 'a/b; charset=utf-8'],
])('reads a body of %s, and writes another in UTF-8', (_name, type, body, written = type) => {
  const message = { headers: type === undefined ? {} : { 'content-type': type }, body };
  expect(textOf(message)).toBe('Zoë');
  putText(message, 'é');
  expect(message).toEqual({
    headers: written === undefined ? {} : { 'content-type': written },
    body: Buffer.from('é'),
  });
});

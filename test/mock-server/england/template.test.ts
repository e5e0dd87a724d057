import { expect, it } from 'vitest';
import { giveBackBuffer } from '../../../mock-server/cqc-api/buffer-pool.ts';
import { createTemplate, fill, type Replace, textOfLength, writeText } from '../../../mock-server/england/template.ts';

interface Subject {
  name: string;
  year: number;
}

const body = { name: 'Ü home', opened: 'in 1999, as Ü home', size: 7, tags: ['ü', null, true], last: '1999' };
const replace: Replace<Subject> = (value, key) => {
  if (key === 'size') return { value: ({ year }) => String(year % 10) };
  if (typeof value !== 'string') return undefined;
  const parts = value.split(/(1999|Ü home)/).filter((part) => part !== '');
  return parts.map((part) => {
    if (part === 'Ü home') return ({ name }) => name;
    return part === '1999' ? textOfLength(4, ({ year }) => String(year).padStart(4, '0')) : part;
  });
};
const template = createTemplate<Subject>(body, replace);

/** The JSON that is written, after memory was used that has other things in it. */
function write(subject: Subject): string {
  const { body: json, lent } = fill(template, subject);
  const text = json.toString();
  giveBackBuffer(lent.fill('#'));
  return text;
}

it.each(['Oak home', '', 'Öak', 'plain first, then é', '房子 🏠', 'x'.repeat(300_000)])(
  'writes what JSON.stringify would, for a name of %.20s',
  (name) => {
    for (const year of [2026, 7]) {
      const digits = String(year).padStart(4, '0');
      const expected = { name, opened: `in ${digits}, as ${name}`, size: year % 10, tags: body.tags, last: digits };
      expect(write({ name, year })).toBe(JSON.stringify(expected));
    }
  },
);

it('a text ends behind its bytes, not its characters', () => {
  const into = Buffer.alloc(20);
  expect(writeText(into, 2, 'aé🏠')).toBe(2 + Buffer.byteLength('aé🏠'));
  expect(into.toString('utf8', 2, 9)).toBe('aé🏠');
});

import { expect, it } from 'vitest';
import { parseExactly, writeExactly } from '../../../scripts/lib/exact-json.ts';
import { parseJsonText } from '../../../scripts/lib/json-text.ts';

it.each([
  '[1,-2.5,0,123456789012345]',
  '{"id":9007199254740993}',
  '[12345678901234567890]',
  '[1.0,1.10,-0,-0.0,10.00]',
  '[1e5,1E+400,1e-7,0.0000001,0.00000012]',
  '[0.1234567890123456789]',
  '-0',
  '{"a":"b, 1.10","__proto__":{"c":1.0}}',
  '"1.10"',
])('%s is written as it was read', (text) => {
  expect(writeExactly(parseExactly(text))).toBe(text);
});

it('numbers of all kinds are written as they were read', () => {
  let seed = 1;
  const random = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  for (let index = 0; index < 5000; index += 1) {
    const digits = (count: number) => Array.from({ length: count }, () => random(10)).join('');
    const whole = `${random(2) ? '-' : ''}${random(3) ? 1 + random(9) + digits(random(20)) : 0}`;
    const number = whole + (random(2) ? `.${digits(1 + random(20))}` : '') + (random(8) ? '' : `e-${random(30)}`);
    expect(writeExactly(parseExactly(`[${number}]`))).toBe(`[${number}]`);
  }
});

it('what is no JSON is undefined', () => {
  expect(parseExactly('{')).toBeUndefined();
});

it.each([
  JSON.stringify({ a: 'x'.repeat(12_000_000) }),
  JSON.stringify({ a: '\\'.repeat(9_000_000) }),
  '["[\\"[\\\\",{"]":"}"}]',
])('JSON is read, however long its strings are and whatever they hold (%#)', (text) => {
  expect(parseJsonText(text).problem).toBeUndefined();
});

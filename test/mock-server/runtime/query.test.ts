import { describe, expect, it } from 'vitest';
import { addToQuery, isInQuery, removeFromQuery, setInQuery } from '../../../mock-server/runtime/query.ts';

describe('a raw query', () => {
  it.each([
    ['', 'a', ''],
    ['a=1', 'a', ''],
    ['a=1', 'b', 'a=1'],
    ['a=1&b=%20x&a=2', 'a', 'b=%20x'],
    ['b=%2B&a', 'a', 'b=%2B'],
    ['%61=1&b=2', 'a', 'b=2'],
    ['a+b=1&c=2', 'a b', 'c=2'],
    ['ab=1&a=b=c', 'a', 'ab=1'],
    ['A=1', 'a', 'A=1'],
    ['%zz=1&a=2', '%zz', 'a=2'],
    ['%zz=1&a=2', 'a', '%zz=1'],
    ['&a=1', 'a', ''],
    ['a=1&=2', '', 'a=1'],
  ])('%j without %j is %j', (query, name, expected) => {
    expect(removeFromQuery(query, name)).toBe(expected);
  });

  it.each([
    ['', 'a', 'x', 'a=x'],
    ['a=1', 'a', 'x', 'a=1&a=x'],
    ['b=%20', 'a&b', 'ä =&', 'b=%20&a%26b=%C3%A4%20%3D%26'],
  ])('%j with another %s=%s is %j', (query, name, value, expected) => {
    expect(addToQuery(query, name, value)).toBe(expected);
  });

  it.each([
    ['', 'a', 'x', 'a=x'],
    ['a=1&b=2&a=3', 'a', 'x', 'b=2&a=x'],
    ['b=2', 'a', '', 'b=2&a='],
  ])('%j with %s set to "%s" is %j', (query, name, value, expected) => {
    expect(setInQuery(query, name, value)).toBe(expected);
  });

  it.each([
    ['', 'a', false],
    ['', '', false],
    ['a', 'a', true],
    ['b=1&a=', 'a', true],
    ['b=a', 'a', false],
    ['%61=1', 'a', true],
    ['%', '%', true],
  ])('%j has %j: %s', (query, name, isThere) => {
    expect(isInQuery(query, name)).toBe(isThere);
  });
});

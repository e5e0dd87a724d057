import { expect, it } from 'vitest';
import { checkIcon } from '../../../../scripts/package/check/icon.ts';
import { files } from '../mutations/mutation.ts';
import { placesOf } from './places.ts';

const icon = files.get('connector/icon.png') as Uint8Array;
const places = (bytes: Uint8Array) => placesOf((find) => checkIcon(bytes, find));

it('takes the icon of this connector, also when its bytes are part of a larger array', () => {
  const larger = new Uint8Array(icon.length + 10);
  larger.set(icon, 10);
  expect([places(icon), places(larger.subarray(10))]).toEqual([[], []]);
});

it.each(Array.from({ length: 8 }, (_, index) => index))('refuses another byte %i at the beginning', (index) => {
  const changed = icon.slice();
  changed[index] = 0;
  expect(places(changed)).toEqual(['']);
});

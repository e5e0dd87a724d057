import { pick, scatter } from './numbers.ts';

const forName = 21;
const beginnings =
  'Alder Amber Ash Barley Beech Birch Bracken Bramble Brook Cedar Cherry Clover Copper Cross Dale Elder Ember Fern Field Fox Glen Hawthorn Hazel Heather Holly Ivy Juniper Larch Laurel Linden Maple Meadow Mill Moss Oak Orchard Poplar Primrose Quarry Raven Reed River Rose Rowan Rush Sorrel Spring Stone Swallow Sycamore Thistle Thorn Timber Violet Walnut Water Wheat Willow Winter Wood Wren Yarrow Yew Zephyr'.split(
    ' ',
  );
const ends =
  'bank beck bourne bridge brook burn bury combe cote croft dale dell down fell field ford gate glade grange grove ham haven heath hill holme holt hurst keep land lea leigh lodge marsh mead mere mount over park pool ridge rise side stead stone stow thorpe vale view wade ward water way well wick wood worth wold wharf yard yate moor knoll garth'.split(
    ' ',
  );

/**
 * An invented name in place of a fixture's: its first word becomes another, the rest says what the organisation is, such as
 * `Rookhollow Gables` → `Hazelford Gables`.
 * @param kind a number that tells organisations with the same number apart.
 */
export function nameAfter(model: string, seed: number, number: number, kind: number): string {
  const bits = scatter(seed, number, forName + kind);
  const rest = model.includes(' ') ? model.slice(model.indexOf(' ')) : '';
  return `${pick(beginnings, bits)}${pick(ends, bits >>> 8)}${rest}`;
}

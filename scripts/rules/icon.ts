import { PNG } from 'pngjs';
import type { IconFile } from '../connector/connector-folder.ts';
import { colorDistance, iconPixels, lookAtIcon } from '../connector/icon-colors.ts';
import { independentColor, reservedColors } from '../lib/api-properties.ts';
import { text } from '../lib/json.ts';
import { oncePer } from '../lib/once-per.ts';
import { maxFileBytes } from '../lib/size-limits.ts';
import { atSetting } from './at-setting.ts';
import { type Case, clean, connectorProperties, layer, settings } from './example-connector.ts';
import { rulesAt } from './rule.ts';
import { policyCodes, tool } from './sources.ts';

/** Colours nearer than this are taken for the same: a picture that was scaled or converted is not exact. */
const tolerance = 16;

const lookOf = oncePer(({ bytes }: IconFile) => lookAtIcon(bytes));

/** An icon of one colour, or of any bytes. */
const icon = (fragment: string, bytes: () => Uint8Array, more: Case = clean): Case =>
  layer('icon.png', fragment, (example) => {
    more.apply(example);
    example.icon = bytes();
  });

const plain = (color: string, alpha = 255, pixels = 120): (() => Uint8Array) => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  return () => {
    const picture = new PNG({ width: pixels, height: pixels });
    for (let at = 0; at < picture.data.length; at += 4) picture.data.set([red, green, blue, alpha], at);
    return PNG.sync.write(picture);
  };
};

export const iconRules = [
  ...rulesAt('icon', [
    {
      name: 'IconNotValid',
      evidence: 'E',
      source: policyCodes('5000.2.1.2 to 5000.2.1.4, icon'),
      what: `The icon is a PNG below 1 MB, square, ${iconPixels.min} to ${iconPixels.max} pixels wide.`,
      why: 'The gallery shows it at that size.',
      message: 'The icon {fault}.',
      check: (icon) => {
        const look = lookOf(icon);
        if (look.kind === 'not a PNG') return { args: { fault: 'is no PNG that can be read. Save it as PNG' } };
        if (look.kind === 'another size') {
          const size = `has ${look.width} x ${look.height} pixels`;
          return { args: { fault: `${size}. Make it square, ${iconPixels.min} to ${iconPixels.max} pixels wide` } };
        }
        return (
          icon.bytes.length >= maxFileBytes && { args: { fault: `has ${icon.bytes.length} bytes. Stay below 1 MB` } }
        );
      },
      wrong: icon('a picture of 300 x 300 pixels', plain(independentColor, 255, 300)),
      right: icon(`a picture of 100 x 100 pixels on ${independentColor}`, plain(independentColor, 255, 100)),
    },
    {
      name: 'IconTransparent',
      evidence: 'E',
      source: policyCodes('5000.2.1.5, opaque icon'),
      what: 'The icon has a background of its own; its edge is not see-through.',
      why: 'It is shown on backgrounds of any colour.',
      message: 'The edge of the icon is transparent. Fill the background with {color}.',
      check: (icon, { properties }) =>
        lookOf(icon).kind === 'transparent' && {
          args: { color: text(properties.iconBrandColor) ?? 'the brand colour' },
        },
      wrong: icon('a transparent picture', plain(independentColor, 0)),
      right: icon(`a picture on ${independentColor}`, plain(independentColor)),
    },
    {
      name: 'IconColorReserved',
      evidence: 'E',
      source: policyCodes('5000.2.1.5, background of the icon'),
      what: 'The icon is neither on white nor on #007ee5.',
      why: 'Those two are taken.',
      message: 'The icon is on {found}, which is taken. Fill the background with the brand colour.',
      check: (icon) => {
        const look = lookOf(icon);
        if (look.kind !== 'plain' || !reservedColors.includes(look.color)) return false;
        return { args: { found: look.color === '#ffffff' ? 'white' : look.color } };
      },
      wrong: icon('a picture on #ffffff', plain('#ffffff')),
      right: icon(`a picture on ${independentColor}`, plain(independentColor)),
    },
    {
      name: 'IconColorNotBrand',
      evidence: 'E!',
      source: policyCodes('5000.2.1.5, background of the icon'),
      what: 'The background of the icon is iconBrandColor.',
      why: 'The card of the connector has that colour. An edge of several colours is passed over, and so are small differences.',
      message: 'The icon is on {found}, and iconBrandColor is {color}. Make them the same.',
      check: (icon, { properties }) => {
        const look = lookOf(icon);
        const color = text(properties.iconBrandColor) ?? '';
        if (look.kind !== 'plain' || !/^#[0-9a-f]{6}$/i.test(color) || reservedColors.includes(look.color))
          return false;
        return colorDistance(look.color, color) > tolerance && { args: { found: look.color, color } };
      },
      wrong: icon('a picture on #1b4c6f', plain('#1b4c6f')),
      right: icon('a picture on #1b4c6f', plain('#1b4c6f'), connectorProperties({ iconBrandColor: '#1b4c6f' })),
    },
  ]),
  ...rulesAt('connector', [
    {
      name: 'IconMissing',
      evidence: 'E',
      source: tool('tools/paconn-cli, settings.json'),
      what: 'The icon that settings.json names is there.',
      why: 'paconn stops where it is not.',
      message: 'settings.json names the icon "{name}", which is not there. Add it, or correct the name.',
      check: (files) =>
        files.missing?.icon !== undefined && { ...atSetting(files, 'icon'), args: { name: files.missing.icon } },
      wrong: settings({ icon: 'logo.png' }, { icon: 'logo.png' }),
      right: settings({ icon: 'icon.png' }),
    },
  ]),
];

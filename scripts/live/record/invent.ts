import { createHmac } from 'node:crypto';
import { words } from '../../lib/words.ts';

/** Invents what stands for people: the same for the same person, and not to be turned around without the salt. */
export interface Inventor {
  /** Either part may be empty, and then stays so. The family name depends on the family name alone. */
  person(given: string, family: string): { given: string; family: string };
  /** A number of the ranges that Ofcom keeps for drama, of the same kind, written without blanks as the register does. */
  telephone(number: string): string;
  email(address: string): string;
}

const givenStarts = words(
  'Am Bel Cor Dax El Fen Gal Hes Ith Jor Kel Lum Mar Nev Ozz Per Quil Ros Sep Tam Ul Ves Wil Zeph',
);
const givenEnds = words('abel adine ander ara edda elle enna eric ibel idan ilda imor indra issa olin ora otho unna');
const familyStarts = words(
  'Apple Bramble Candle Dapple Ember Feather Gander Hazel Inkle Juniper Kettle Lantern Marble Nettle Otter Pebble Quince Ripple Saddle Thimble Umber Velvet Willow Yarrow Zephyr',
);
const familyEnds = words(
  'banker bottom catcher dyke fiddle gallop glass hatch jumble kindle lark mingle napper patch quill rattle scoop thwick tumble whistle wobble',
);

/**
 * "Telephone numbers for use in TV and radio drama programmes" (Ofcom): the last three digits are free. The first range whose
 * beginning fits is taken; the last one has no area.
 */
const dramaRanges: [beginning: RegExp, range: string][] = [
  [/^07/, '07700900'],
  [/^08/, '08081570'],
  [/^03/, '03069990'],
  [/^020/, '02079460'],
  [/^0113/, '01134960'],
  [/^0114/, '01144960'],
  [/^0115/, '01154960'],
  [/^0116/, '01164960'],
  [/^0117/, '01174960'],
  [/^0118/, '01184960'],
  [/^0121/, '01214960'],
  [/^0131/, '01314960'],
  [/^0141/, '01414960'],
  [/^0151/, '01514960'],
  [/^0161/, '01614960'],
  [/^0191/, '01914980'],
  [/^/, '01632960'],
];

export function createInventor(salt: Buffer): Inventor {
  const numberOf = (kind: string, text: string): number =>
    createHmac('sha256', salt)
      .update(`${kind}\0${normalise(text)}`)
      .digest()
      .readUIntBE(0, 6);
  const pick = (kind: string, text: string, starts: string[], ends: string[]): string => {
    const number = numberOf(kind, text);
    const end = ends[number % ends.length] ?? '';
    return `${starts[Math.floor(number / ends.length) % starts.length]}${end}`;
  };
  return {
    person(given, family) {
      const invented = given === '' ? '' : pick('given', `${given} ${family}`, givenStarts, givenEnds);
      return {
        // What was an initial stays one.
        given: /^(?:\p{L}\.?\s*)+$/u.test(given) && !/\p{L}{2}/u.test(given) ? invented.slice(0, 1) : invented,
        family: family === '' ? '' : pick('family', family, familyStarts, familyEnds),
      };
    },
    telephone(number) {
      const digits = number.replaceAll(/\D/g, '').replace(/^(?:00)?440?(?=[1-9])/, '0');
      const [, range = ''] = dramaRanges.find(([beginning]) => beginning.test(digits)) ?? [];
      return `${range}${String(numberOf('telephone', digits) % 1000).padStart(3, '0')}`;
    },
    email: (address) => `someone-${numberOf('email', address).toString(36).padStart(10, '0')}@example.org`,
  };
}

/** One way to write what people write in several: without accents, capitals and double blanks. */
const normalise = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[\s.]+/g, ' ')
    .trim();

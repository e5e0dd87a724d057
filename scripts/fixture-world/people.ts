import type { Person } from './documents.ts';
import type { Random } from './random.ts';

const titles = ['Mr', 'Mrs', 'Ms', 'Miss', 'Dr', 'Mx'];
const givenNames = [
  'Amberline',
  'Barnabus',
  'Celandine',
  'Dashiell',
  'Elowissa',
  'Fitzgarth',
  'Gossamer',
  'Hesperus',
  'Isolabel',
  'Jessamy',
  'Kestrelle',
  'Lazlow',
  'Marigold',
  'Nettie-Jo',
  'Oberyn',
  'Peregrina',
  'Quillon',
  'Rosabloom',
  'Septimus',
  'Thimble',
  'Umberto',
  'Violetta',
  'Wrenna',
  'Xanthe',
  'Yarrow',
  'Zephyrine',
];
const familyNames = [
  'Applethwick',
  'Bramblewick',
  'Cloverdyke',
  'Dandelyon',
  'Emberglass',
  'Featherstoke',
  'Gooseberrow',
  'Hollowthorn',
  'Inkpenny',
  'Jollyfield',
  'Kettlewort',
  'Larkswindle',
  'Mossbanker',
  'Nightingold',
  "O'Thistle",
  'Puddlecombe',
  'Quincewell',
  'Rumbletop',
  'Saltwhistle',
  'Thistledown-Grey',
  'Underhedge',
  'Velvetine',
  'Wobblestone',
  'Yewtangle',
  'Zigglesworth',
];

/** Invents a person whose name is plainly made up. The register holds real names, which must not end up in fixtures. */
export function createPerson(random: Random): Person {
  return {
    personTitle: random.pick(titles),
    personGivenName: random.pick(givenNames),
    personFamilyName: random.pick(familyNames),
  };
}

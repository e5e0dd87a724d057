import type { AddressField, LocationDocument } from './documents.ts';
import type { Place } from './places.ts';
import type { Random } from './random.ts';

const streets = [
  'Lanternmaker Row',
  'Cobblefinch Lane',
  'Old Tollhouse Road',
  'Marrowbone Hill',
  'Tidewrack Street',
  'Candlewick Close',
  'Hazelmoth Avenue',
  'Drowsy Badger Lane',
  'Upper Quill Street',
  'Fennelgate',
  'Wheelwright Crescent',
  'St Pelican’s Road',
  'Gooseberry Rise',
  'Brassbutton Way',
  'Larkabout Grove',
];
const buildings = ['Copperbeech House', 'Unit 4, Kettle Yard', 'First Floor, Weaver Court', 'Suite 2, Mapmaker Works'];
const areas = ['Fernwhistle', 'Cinderbrook', 'Nether Plumley', 'Mosswater', 'Eastermere'];
const inwardLetters = [...'ABDEFGHJLNPQRSTUWXYZ'];

/** The address and area fields that a place gives an organisation. */
export type Address = Pick<LocationDocument, AddressField>;

/** Invents an address in a real place: real area names, an invented street and an invented end of the postcode. */
export function createAddress(random: Random, place: Place): Address {
  const [icbCode, icbName] = place.icb;
  const street = `${random.integer(1, 180)} ${random.pick(streets)}`;
  const inBuilding = random.chance(0.25);
  const hasArea = random.chance(0.45);
  return {
    postalAddressLine1: inBuilding ? random.pick(buildings) : street,
    postalAddressLine2: inBuilding ? street : hasArea ? random.pick(areas) : undefined,
    postalAddressTownCity: place.town,
    postalAddressCounty: place.county === undefined || random.chance(0.1) ? undefined : place.county,
    region: place.region,
    postalCode: createPostcode(random, place),
    uprn: random.chance(0.6) ? random.digits(random.integer(9, 12)) : undefined,
    onspdLatitude: near(random, place.latitude),
    onspdLongitude: near(random, place.longitude),
    onspdIcbCode: icbCode,
    onspdIcbName: icbName,
    constituency: random.pick(place.constituencies),
    localAuthority: place.localAuthority,
  };
}

function createPostcode(random: Random, place: Place): string {
  const inward = `${random.integer(1, 9)}${random.pick(inwardLetters)}${random.pick(inwardLetters)}`;
  return `${random.pick(place.outwardCodes)} ${inward}`;
}

function near(random: Random, degrees: number): number {
  return Math.round((degrees + (random.next() - 0.5) * 0.04) * 1e6) / 1e6;
}

import type { Random } from './random.ts';

const firstParts = [
  'Larkmere',
  'Quillbrook',
  'Thistlefen',
  'Mallowmere',
  'Pennyfold',
  'Brackenwisp',
  'Corvenhall',
  'Dunlarch',
  'Ellerwhin',
  'Fennimoor',
  'Gorsewhistle',
  'Haddlewick',
  'Ivyscale',
  'Junipergate',
  'Kingfisher Weald',
  'Lindenwick',
  'Moonrakers',
  'Nettlebeck',
  'Osierdown',
  'Plovermead',
  'Quenbarrow',
  'Rimplewood',
  'Sallowbeck',
  'Tansyfield',
  'Umberleigh Vale',
  'Vetchwood',
  'Wendlemarsh',
  'Yarrowby',
  'Zennormoor',
  'Ambercroft',
];

/** Invents the name of a service, such as `Larkmere Court`; `endings` says what kind of service it sounds like. */
export function createServiceName(random: Random, endings: readonly string[]): string {
  return `${random.pick(firstParts)} ${random.pick(endings)}`;
}

import type { Random } from './random.ts';

const firstParts = [
  ...['Larkmere', 'Quillbrook', 'Thistlefen', 'Mallowmere', 'Pennyfold', 'Brackenwisp', 'Corvenhall', 'Dunlarch'],
  ...['Elderwyke', 'Fennimoor', 'Gorsewhistle', 'Hartlepuddle', 'Ivyscale', 'Junipergate', 'Kingfisher Weald'],
  ...['Lindenwick', 'Moonrakers', 'Nettlebeck', 'Osierdown', 'Plovermead', 'Quincetree', 'Rookhollow', 'Sorrelbank'],
  ...['Tansyfield', 'Umberleigh Vale', 'Vetchwood', 'Willowsedge', 'Yarrowby', 'Zennormoor', 'Ambercroft'],
];

/** Invents the name of a service, such as `Larkmere Court`; `endings` says what kind of service it sounds like. */
export function createServiceName(random: Random, endings: readonly string[]): string {
  return `${random.pick(firstParts)} ${random.pick(endings)}`;
}

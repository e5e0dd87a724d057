import type { Random } from './random.ts';

/** Hands out identifiers, each at most once. */
export interface Identifiers {
  /** `1-` and 9 to 11 digits: lengths differ, so the order by string is not the order by number. */
  organisationId(random: Random): string;
  /** An ODS code, by the kind of organisation: `V…` for social care and others, `Z…` for general practice. */
  odsCode(random: Random, kind: 'practice' | 'other'): string;
}

/** Makes identifiers from the random source of the organisation, so that one added elsewhere does not change them. */
export function createIdentifiers(): Identifiers {
  const taken = new Set<string>();
  const once = (make: () => string): string => {
    let id = make();
    while (taken.has(id)) id = make();
    taken.add(id);
    return id;
  };
  const letterOrDigit = (random: Random): string => random.pick([...'ABCDEFGHJKLMNPQRSTVWXYZ23456789']);
  return {
    organisationId: (random) => once(() => `1-${random.digits(random.pick([9, 10, 10, 11, 11]))}`),
    odsCode: (random, kind) =>
      once(() =>
        kind === 'practice'
          ? `Z${random.digits(5)}`
          : `VZ${letterOrDigit(random)}${letterOrDigit(random)}${letterOrDigit(random)}`,
      ),
  };
}

import type { Random } from './random.ts';

/** Hands out identifiers, each at most once. */
export interface Identifiers {
  /** `1-` and 9 to 11 digits: lengths differ, so the order by string is not the order by number. */
  organisationId(): string;
  /** An ODS code, by the kind of organisation: `V…` for social care and others, `Z…` for general practice. */
  odsCode(kind: 'practice' | 'other'): string;
}

/** Makes identifiers from a random source. `99…` company and charity numbers have never been issued. */
export function createIdentifiers(random: Random): Identifiers {
  const taken = new Set<string>();
  const once = (make: () => string): string => {
    let id = make();
    while (taken.has(id)) id = make();
    taken.add(id);
    return id;
  };
  const letterOrDigit = (): string => random.pick([...'ABCDEFGHJKLMNPQRSTVWXYZ23456789']);
  return {
    organisationId: () => once(() => `1-${random.digits(random.pick([9, 10, 10, 11, 11]))}`),
    odsCode: (kind) =>
      once(() =>
        kind === 'practice' ? `Z${random.digits(5)}` : `VZ${letterOrDigit()}${letterOrDigit()}${letterOrDigit()}`,
      ),
  };
}

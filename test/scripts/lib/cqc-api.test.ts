import { describe, expect, it } from 'vitest';
import { describeCqcApi } from '../../../scripts/lib/cqc-api.ts';
import { loadDefinition } from '../../../scripts/lib/definition.ts';

describe("what CQC's API is said to give", () => {
  // The differences reword texts of the definition; a text that has changed since would pass through as it is.
  it.each(['latest rating', 'latestRating', 'cqcPage', 'absent on the'])(
    'has no %s, which the script brings about',
    (words) => {
      expect(JSON.stringify(loadDefinition())).toContain(words);
      expect(JSON.stringify(describeCqcApi(loadDefinition()))).not.toContain(words);
    },
  );
});

import { describe, expect, it } from 'vitest';
import {
  createSelect,
  type Location,
  locationFilters,
  type Provider,
  providerFilters,
} from '../../../mock-server/cqc-api/filters.ts';
import { listRuns } from './list-runs.ts';

const listOf = (...texts: string[]) => ({
  count: texts.length,
  partsAt: (position: number) => [texts[position] ?? ''],
});

describe('a selection', () => {
  const select = createSelect(listOf('a1', 'b2', 'a2', 'c', 'a1'), {
    letter: (text: string) => [text[0], text[0]],
    digit: (text: string) => [text[1]],
  });

  it.each<[name: string, wanted: Parameters<typeof select>[0], positions: number[]]>([
    ['of nothing wanted is everything', [], [0, 1, 2, 3, 4]],
    ['of one value', [['letter', ['a']]], [0, 2, 4]],
    ['of several values in the order of the list', [['letter', ['c', 'a']]], [0, 2, 3, 4]],
    ['of the same value twice has each once', [['letter', ['a', 'a']]], [0, 2, 4]],
    ['of a value that nobody has', [['letter', ['z']]], []],
    ['of a value that some have and one that nobody has', [['letter', ['z', 'b']]], [1]],
    ['of no value', [['letter', []]], []],
    [
      'of two filters has what fits both',
      [
        ['letter', ['a', 'b']],
        ['digit', ['2']],
      ],
      [1, 2],
    ],
    [
      'of three filters',
      [
        ['digit', ['1', '2']],
        ['letter', ['a']],
        ['digit', ['1']],
      ],
      [0, 4],
    ],
    [
      'of two filters of which one fits nobody',
      [
        ['digit', ['9']],
        ['letter', ['a']],
      ],
      [],
    ],
    ['of most values', [['digit', ['1', '2', '1']]], [0, 1, 2, 4]],
    ['of most values and one that nobody has', [['letter', ['c', 'z', 'a']]], [0, 2, 3, 4]],
    ['does not find what lacks the text', [['digit', ['undefined']]], []],
  ])('%s', (_name, wanted, positions) => {
    const { selection } = select(wanted);
    expect(listRuns(selection.slice(0, 100))).toEqual(positions);
    expect(selection.total).toBe(positions.length);
  });

  it('of an unknown filter says where to add it', () => {
    const some = createSelect(listOf('a'), { letter: (text) => [text] } as Record<string, (text: string) => string[]>);
    expect(() => some([['other', ['a']]])).toThrow('No filter is called other. Say in filters.ts what it compares.');
  });
});

describe('a filter', () => {
  it.each([...Object.entries(providerFilters), ...Object.entries(locationFilters)])(
    '%s finds nothing in an organisation that states nothing',
    (_name, textsOf) => {
      expect(textsOf({}).filter((text) => text !== undefined)).toEqual([]);
      const empty: Location & Provider = {
        currentRatings: {},
        inspectionCategories: [],
        regulatedActivities: [],
        reports: [],
        gacServiceTypes: [],
      };
      expect(textsOf(empty).filter((text) => text !== undefined)).toEqual([]);
    },
  );

  it('by category looks at the primary one or at the others', () => {
    const organisation: Location = {
      inspectionCategories: [
        { code: 'P1', name: 'one', primary: 'true' },
        { code: 'P2', name: 'two' },
        { code: 'P3', name: 'three', primary: 'false' },
      ],
    };
    expect(providerFilters.primaryInspectionCategoryCode(organisation)).toEqual(['P1']);
    expect(providerFilters.primaryInspectionCategoryName(organisation)).toEqual(['one']);
    expect(providerFilters.nonPrimaryInspectionCategoryCode(organisation)).toEqual(['P2', 'P3']);
    expect(providerFilters.nonPrimaryInspectionCategoryName(organisation)).toEqual(['two', 'three']);
  });
});

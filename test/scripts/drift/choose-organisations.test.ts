import { describe, expect, it } from 'vitest';
import { chooseOrganisations, type Kind } from '../../../scripts/drift/choose-organisations.ts';
import { loadDefinition } from '../../../scripts/lib/definition.ts';

type Filters = Record<string, string[]>;

/** Asks with lists that a function makes of the filters. @returns what was chosen, and what was asked for. */
async function choose(idsOf: (filters: Filters) => string[], size: number, kind: Kind = 'locations') {
  const asked: Filters[] = [];
  const chosen = await chooseOrganisations(kind, size, loadDefinition(), async (wanted, filters) => {
    expect(wanted).toBe(kind);
    asked.push(filters);
    return idsOf(filters);
  });
  return { chosen, asked };
}

/** Lists of social care alone: all of a type, those that are registered, those that are rated by inspection. */
const socialCare =
  (all: string[], registered: string[], rated: string[]) =>
  ({ primaryInspectionCategoryCode: codes, overallRating, regulatedActivity }: Filters): string[] => {
    if (codes?.[0] !== 'S1') return [];
    return overallRating ? rated : regulatedActivity ? registered : all;
  };

describe('chooseOrganisations', () => {
  it.each<[string, Parameters<typeof socialCare>, number, string[]]>([
    ['of each kind one, in turn', [['gone', 'a', 'b'], ['a', 'b'], ['a']], 3, ['gone', 'a', 'b']],
    ['no more than are asked for', [['gone', 'a', 'b'], ['a', 'b'], ['a']], 2, ['gone', 'a']],
    ['none of none', [['gone', 'a', 'b'], ['a', 'b'], ['a']], 0, []],
    ['all that there are', [['gone', 'a'], ['a'], ['a']], 9, ['gone', 'a']],
    ['those that left after one of each', [['g1', 'g2', 'a', 'b'], ['a', 'b'], ['a']], 4, ['g1', 'a', 'b', 'g2']],
    ['those that left first, wherever they stand', [['a', 'gone'], ['a', 'b'], ['a']], 2, ['gone', 'a']],
    [
      'one without a rating by inspection before a second with one',
      [
        ['gone', 'a', 'b', 'c'],
        ['a', 'b', 'c'],
        ['a', 'b'],
      ],
      3,
      ['gone', 'a', 'c'],
    ],
    ['the next one where the first is taken', [['x', 'y'], [], ['x', 'z']], 4, ['x', 'z', 'y']],
    [
      'another where all are registered and rated',
      [
        ['a', 'b'],
        ['a', 'b'],
        ['a', 'b'],
      ],
      3,
      ['a', 'b'],
    ],
  ])('%s', async (_, lists, size, expected) => {
    expect((await choose(socialCare(...lists), size)).chosen).toEqual(expected);
  });

  it('asks for every category of every type: all, the registered, and those of any rating', async () => {
    const { asked } = await choose(() => [], 1);
    const byType = asked.filter(({ primaryInspectionCategoryCode }) => primaryInspectionCategoryCode);
    expect(byType).toHaveLength(18);
    const codes = byType.flatMap(({ primaryInspectionCategoryCode = [] }) => primaryInspectionCategoryCode);
    // S1 to S3, P1 to P8, H1 to H12, each three times.
    expect(new Set(codes).size).toBe(23);
    expect(codes).toHaveLength(69);
    expect(byType.filter(({ regulatedActivity = [] }) => regulatedActivity.length > 10)).toHaveLength(12);
    expect(byType.filter(({ overallRating = [] }) => overallRating.length > 3)).toHaveLength(6);
  });

  it.each<[Kind, string[]]>([
    ['locations', ['Y', 'N']],
    ['providers', []],
  ])('asks the list of %s for each directorate, each rating, and %j care homes', async (kind, careHomes) => {
    const { asked } = await choose(() => [], 1, kind);
    const single = (name: string) =>
      asked.filter((filters) => Object.keys(filters).join() === name).flatMap((filters) => filters[name]);
    const { InspectionDirectorate, Rating } = loadDefinition().definitions;
    expect(single('inspectionDirectorate')).toEqual(InspectionDirectorate?.enum);
    expect(single('overallRating')).toEqual(Rating?.enum);
    expect(single('careHome')).toEqual(careHomes);
  });

  it('takes from every filter that finds something', async () => {
    const { chosen } = await choose(({ careHome = [], inspectionDirectorate = [] }) => {
      return [...careHome, ...inspectionDirectorate].map((value) => `id of ${value}`);
    }, 100);
    const directorates = loadDefinition().definitions.InspectionDirectorate?.enum ?? [];
    expect(chosen).toEqual([...directorates, 'Y', 'N'].map((value) => `id of ${value}`));
  });
});

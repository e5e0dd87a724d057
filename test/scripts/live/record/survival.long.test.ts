import { it } from 'vitest';
import { expectSurvival } from './expect-survival.ts';

it(
  'records 100 locations, their reports and a week of changes through 20 kills and faults',
  { timeout: 1_200_000 },
  () =>
    expectSurvival({
      what: [
        ...['Adult social care', 'Hospitals', 'Primary medical services'].flatMap((name) => [
          '--filter',
          `inspectionDirectorate=${name}`,
        ]),
        ...['--most', '100', '--changes', '7', '--resolution', '180', '--reports', 'all', '--keep-text'],
      ],
      kills: 20,
      callsBetween: 17,
      faultEvery: 11,
      htmlAt: [40, 150, 151, 300],
    }),
);

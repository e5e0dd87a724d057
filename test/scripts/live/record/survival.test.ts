import { it } from 'vitest';
import { expectSurvival } from './expect-survival.ts';

it('records the same bytes through 3 kills and some failing calls', { timeout: 180_000 }, () =>
  expectSurvival({
    what: ['--filter', 'region=London', '--most', '8', '--changes', '2', '--resolution', '1440'],
    kills: 3,
    callsBetween: 4,
    faultEvery: 8,
    htmlAt: [],
  }),
);

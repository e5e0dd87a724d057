import { expect, it } from 'vitest';
import type { Organisation } from '../../../mock-server/cqc-api/filters.ts';
import { findRating } from '../../../mock-server/page/rating.ts';

const inspected = (rating: string, reportDate: string) => ({ currentRatings: { overall: { rating, reportDate } } });
const plan = (published: string, ratings: object) => ({
  assessmentPlanPublishedDateTime: `${published}T10:00:00Z`,
  ratings,
});
const current = (rating: string) => ({ rating, status: 'Current' });
const home = { type: 'Social Care Org' };
const trust = { type: 'NHS Healthcare Organisation' };

// docs/latest-rating.md
it.each<[string, object, string, string]>([
  ['nothing', home, 'Not rated', 'Not rated'],
  ['an inspection alone', { ...home, ...inspected('Good', '2020-01-01') }, 'Good', 'Inspection'],
  [
    'an assessment after the inspection',
    {
      ...home,
      ...inspected('Good', '2020-01-01'),
      assessment: [plan('2025-01-01', { overall: [current('Inadequate')] })],
    },
    'Inadequate',
    'Assessment',
  ],
  [
    'an assessment before the inspection',
    {
      ...home,
      ...inspected('Good', '2025-02-01'),
      assessment: [plan('2025-01-01', { overall: [current('Inadequate')] })],
    },
    'Good',
    'Inspection',
  ],
  [
    'an assessment that is over',
    { ...home, assessment: [plan('2025-01-01', { overall: [{ rating: 'Good', status: 'Historic' }] })] },
    'Not rated',
    'Not rated',
  ],
  [
    'the one service group of a care home, with other capitals',
    { ...home, assessment: [plan('2025-01-01', { asgRatings: [current('Requires Improvement')] })] },
    'Requires improvement',
    'Assessment',
  ],
  [
    'one service group of a trust, which has others',
    { ...trust, assessment: [plan('2025-01-01', { asgRatings: [current('Good')] })] },
    'Not rated',
    'Not rated',
  ],
  [
    'two service groups',
    { ...home, assessment: [plan('2025-01-01', { asgRatings: [current('Good'), current('Inadequate')] })] },
    'Not rated',
    'Not rated',
  ],
])('the rating in force: %s', (_name, body, rating, framework) => {
  expect(findRating(body as Organisation)).toEqual({ rating, framework });
});

import type { Organisation } from '../cqc-api/filters.ts';

/** Types whose one service group is the whole organisation. */
const wholeInOneGroup: Organisation['type'][] = ['Social Care Org', 'Primary Medical Services', 'Primary Dental Care'];

type Rating = { framework: 'Inspection' | 'Assessment'; rating: string; ratedOn: string };

/**
 * The rating in force and the framework that it comes from, as docs/latest-rating.md says; "Not rated" where there is none. The
 * script works out the same for makers, but it cannot be asked for every organisation at once.
 */
export function findRating(body: Organisation): { rating: string; framework: string } {
  const [inspected, assessed] = [findInspected(body), findAssessed(body)];
  const rating = inspected && assessed && assessed.ratedOn > inspected.ratedOn ? assessed : (inspected ?? assessed);
  if (!rating) return { rating: 'Not rated', framework: 'Not rated' };
  return { framework: rating.framework, rating: capitalise(rating.rating) };
}

function findInspected({ currentRatings }: Organisation): Rating | undefined {
  const { rating, reportDate = currentRatings?.reportDate ?? '' } = currentRatings?.overall ?? {};
  return rating ? { framework: 'Inspection', rating, ratedOn: reportDate } : undefined;
}

function findAssessed({ assessment = [], type }: Organisation): Rating | undefined {
  const listCurrent = (part: 'overall' | 'asgRatings') =>
    assessment.flatMap(({ ratings, assessmentPlanPublishedDateTime = '' }) =>
      (ratings?.[part] ?? [])
        .filter(({ status, rating }) => status === 'Current' && rating)
        .map(({ rating = '' }) => ({ rating, ratedOn: assessmentPlanPublishedDateTime.slice(0, 10) })),
    );
  const overall = listCurrent('overall');
  const groups = overall.length === 0 && wholeInOneGroup.includes(type) ? listCurrent('asgRatings') : overall;
  const [only] = groups;
  return only && groups.length === 1 ? { framework: 'Assessment', ...only } : undefined;
}

/** CQC writes some ratings with other capitals under the single assessment framework. */
const capitalise = (rating: string) => rating.charAt(0).toUpperCase() + rating.slice(1).toLowerCase();

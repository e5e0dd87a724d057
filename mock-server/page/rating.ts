import { fullFormats } from 'ajv-formats/dist/formats.js';
import { list, object, text } from '../../scripts/lib/json.ts';
import type { components } from '../../types/connector.d.ts';
import type { Organisation } from '../cqc-api/filters.ts';

type Word = NonNullable<components['schemas']['LatestRating']['overall']>;
interface Rating {
  framework: 'Inspection' | 'Assessment';
  overall: Word | undefined;
  ratedOn: string | undefined;
}

const words: readonly Word[] = [
  'Outstanding',
  'Good',
  'Requires improvement',
  'Inadequate',
  'Inspected but not rated',
  'Insufficient evidence to rate',
  'No published rating',
  'Do not include in report',
  'Regulations met',
];
const keyQuestions = ['Safe', 'Effective', 'Caring', 'Responsive', 'Well-led'];

/** Types whose one service group is the whole organisation. */
const wholeInOneGroup: unknown[] = ['Social Care Org', 'Primary Medical Services', 'Primary Dental Care'];

/**
 * The rating in force and the framework that it comes from, as docs/latest-rating.md says; "Not rated" where there is none. The
 * script works out the same for makers, but it cannot be asked for every organisation at once: the cases of
 * test/script/cases/latest-rating.json hold for both.
 */
export function findRating(body: Organisation): { rating: string; framework: string } {
  const rating = choose(findInspected(body), findAssessed(body));
  if (!rating) return { rating: 'Not rated', framework: 'Not rated' };
  return { framework: rating.framework, rating: rating.overall ?? 'No overall rating' };
}

/** Of two the later one; none where that cannot be told. */
function choose(inspected: Rating | undefined, assessed: Rating | undefined): Rating | undefined {
  if (!inspected || !assessed) return inspected ?? assessed;
  if (inspected.ratedOn === undefined && inspected.overall === 'No published rating') return assessed;
  if (inspected.ratedOn === undefined || assessed.ratedOn === undefined) return undefined;
  return assessed.ratedOn > inspected.ratedOn ? assessed : inspected;
}

function findInspected({ currentRatings }: Organisation): Rating | undefined {
  const overall = object(object(currentRatings).overall);
  return readRating('Inspection', overall, overall.reportDate);
}

function findAssessed({ assessment, type }: Organisation): Rating | undefined {
  const listCurrent = (part: 'overall' | 'asgRatings') =>
    list(assessment)
      .map(object)
      .flatMap(({ ratings, assessmentPlanPublishedDateTime }) =>
        list(object(ratings)[part])
          .map(object)
          .filter(({ status }) => status === 'Current')
          .flatMap((rated) => readRating('Assessment', rated, assessmentPlanPublishedDateTime) ?? []),
      );
  const overall = listCurrent('overall');
  const groups = overall.length === 0 && wholeInOneGroup.includes(type) ? listCurrent('asgRatings') : overall;
  return groups.length === 1 ? groups[0] : undefined;
}

/** What a rating says; nothing where neither the whole nor a key question is rated. */
function readRating(
  framework: Rating['framework'],
  { rating, keyQuestionRatings }: ReturnType<typeof object>,
  published: unknown,
): Rating | undefined {
  const questions = list(keyQuestionRatings).map(object);
  const answers = keyQuestions.map((question) => questions.find(({ name }) => name === question)?.rating);
  if ([rating, ...answers].every((word) => !text(word)?.trim())) return undefined;
  const overall = text(rating)?.trim().toLowerCase();
  return { framework, overall: words.find((word) => word.toLowerCase() === overall), ratedOn: dayOf(published) };
}

const { validate: isDate } = fullFormats.date as { validate(text: string): boolean };

/** The day of a report, or of a day and a time with a blank or a T between them; nothing for what is no day of the calendar. */
function dayOf(published: unknown): string | undefined {
  const [day = ''] = (text(published) ?? '').split(/[ T]/, 1);
  return isDate(day) ? day : undefined;
}

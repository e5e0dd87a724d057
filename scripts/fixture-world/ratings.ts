import { type KeyQuestion, keyQuestions, overallOrder } from './quality-statements.ts';
import type { Random } from './random.ts';
import type { CurrentRatings, HistoricRating, ServiceRating } from './rating-documents.ts';

/** What an inspection found, and the report that says so. */
export interface Inspection {
  linkId: string;
  reportDate: string;
  overall?: string;
  keyQuestions: Partial<Record<KeyQuestion, string>>;
}

/** Invents ratings of the key questions that fit an overall rating. */
export function createKeyQuestionRatings(random: Random, overall: string): Record<KeyQuestion, string> {
  const ratings = Object.fromEntries(keyQuestions.map((question) => [question, overall])) as Record<
    KeyQuestion,
    string
  >;
  const change = (count: number, rating: string): void => {
    for (const question of random.sample(keyQuestions, count)) ratings[question] = rating;
  };
  if (overall === 'Outstanding') change(3, 'Good');
  if (overall === 'Good' && random.chance(0.4)) change(1, random.pick(['Requires improvement', 'Outstanding']));
  if (overall === 'Requires improvement') change(random.integer(2, 3), 'Good');
  if (overall === 'Inadequate') change(3, 'Requires improvement');
  return ratings;
}

/** The ratings in force after an inspection, in the order of a live body. */
export function createCurrentRatings(inspection: Inspection): CurrentRatings {
  const { linkId: reportLinkId, reportDate } = inspection;
  return {
    overall: {
      rating: inspection.overall ?? 'No published rating',
      reportDate,
      reportLinkId,
      keyQuestionRatings: overallOrder.map((name) => ({
        name,
        rating: inspection.keyQuestions[name] ?? 'No published rating',
        reportDate,
        reportLinkId,
      })),
    },
    reportDate,
  };
}

/** The same ratings once a later report has replaced them. An inspection without a verdict lists no key questions. */
export function createHistoricRating(inspection: Inspection): HistoricRating {
  const rated = overallOrder.filter((name) => inspection.keyQuestions[name] !== undefined);
  return {
    reportDate: inspection.reportDate,
    reportLinkId: inspection.linkId,
    overall: {
      rating: inspection.overall ?? 'No published rating',
      ...(rated.length === 0
        ? {}
        : { keyQuestionRatings: rated.map((name) => ({ name, rating: inspection.keyQuestions[name] ?? '' })) }),
    },
  };
}

/** The rating of one inspection area; some key questions are left out, as in live bodies. */
export function createServiceRating(area: string, inspection: Inspection): ServiceRating {
  return {
    name: area,
    rating: inspection.overall ?? 'Inspected but not rated',
    reportDate: inspection.reportDate,
    reportLinkId: inspection.linkId,
    keyQuestionRatings: keyQuestions
      .filter((name) => inspection.keyQuestions[name] !== undefined)
      .map((name) => ({ name, rating: inspection.keyQuestions[name] ?? '' })),
  };
}

/**
 * The ratings that a newly registered organisation takes over ("Organisation Re-registration", CQC Syndication
 * documentation): the reports stay with the predecessor, which `organisationId` names.
 */
export function inheritRatings(
  current: CurrentRatings,
  predecessorId: string,
  isWholeOverall: boolean,
): CurrentRatings {
  const { overall, reportDate } = current;
  return {
    ...(overall === undefined
      ? {}
      : {
          overall: {
            rating: overall.rating,
            ...(overall.reportDate === undefined ? {} : { reportDate: overall.reportDate }),
            ...(overall.reportLinkId === undefined ? {} : { reportLinkId: overall.reportLinkId }),
            ...(isWholeOverall ? { organisationId: predecessorId } : {}),
            keyQuestionRatings: overall.keyQuestionRatings.map((rating) => ({
              ...rating,
              organisationId: predecessorId,
            })),
          },
        }),
    ...(reportDate === undefined ? {} : { reportDate }),
  };
}

import type { Rating } from './documents.ts';
import { type KeyQuestion, keyQuestions, overallOrder } from './quality-statements.ts';
import type { Random } from './random.ts';
import type { CurrentRatings, HistoricRating, KeyQuestionRating, ServiceRating } from './rating-documents.ts';

/** What an inspection found, and the report that says so. */
export interface Inspection {
  linkId: string;
  reportDate: string;
  overall?: Rating;
  keyQuestions: Partial<Record<KeyQuestion, Rating>>;
}

/** Invents ratings of the key questions that fit an overall rating. */
export function createKeyQuestionRatings(random: Random, overall: Rating): Record<KeyQuestion, Rating> {
  const ratings = Object.fromEntries(keyQuestions.map((question) => [question, overall])) as Record<
    KeyQuestion,
    Rating
  >;
  const change = (count: number, rating: Rating): void => {
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
      organisationId: undefined,
      useOfResources: undefined,
      keyQuestionRatings: overallOrder.map((name) => ({
        name,
        rating: inspection.keyQuestions[name] ?? 'No published rating',
        reportDate,
        reportLinkId,
        organisationId: undefined,
      })),
    },
    reportDate,
    serviceRatings: undefined,
  };
}

/** The same ratings once a later report has replaced them. An inspection without a verdict lists no key questions. */
export function createHistoricRating(inspection: Inspection): HistoricRating {
  const rated = listKeyQuestions(overallOrder, inspection);
  return {
    reportDate: inspection.reportDate,
    reportLinkId: inspection.linkId,
    organisationId: undefined,
    serviceRatings: undefined,
    overall: {
      rating: inspection.overall ?? 'No published rating',
      useOfResources: undefined,
      keyQuestionRatings: rated.length === 0 ? undefined : rated,
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
    organisationId: undefined,
    keyQuestionRatings: listKeyQuestions(keyQuestions, inspection),
  };
}

function listKeyQuestions(order: readonly KeyQuestion[], inspection: Inspection): KeyQuestionRating[] {
  return order.flatMap((name) => {
    const rating = inspection.keyQuestions[name];
    return rating === undefined ? [] : { name, rating };
  });
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
    overall: overall && {
      ...overall,
      organisationId: isWholeOverall ? predecessorId : undefined,
      useOfResources: undefined,
      keyQuestionRatings: overall.keyQuestionRatings.map((rating) => ({ ...rating, organisationId: predecessorId })),
    },
    reportDate,
    serviceRatings: undefined,
  };
}

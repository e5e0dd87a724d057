import type { Body, WholeBody } from './body.ts';

/** The rating of one of the five key questions. */
export type KeyQuestionRating = WholeBody<'KeyQuestionRating'>;

/** The same in force; `organisationId` is the predecessor that the rating was inherited from. */
export type CurrentKeyQuestionRating = Body<'CurrentKeyQuestionRating', 'name' | 'rating'>;

/** How well an NHS acute trust uses its money, staff and buildings. */
export type UseOfResources = Body<
  'CurrentUseOfResources',
  | 'summary'
  | 'useOfResourcesRating'
  | 'combinedQualitySummary'
  | 'combinedQualityRating'
  | 'reportDate'
  | 'reportLinkId'
>;

/** The rating of one inspection area; `name` is an inspection area id. */
export type ServiceRating = Body<'ServiceRating', 'name' | 'rating', { keyQuestionRatings: KeyQuestionRating[] }>;

/** Ratings of the classic framework that are in force. */
export type CurrentRatings = Body<
  'CurrentRatings',
  never,
  {
    overall: Body<
      'CurrentOverallRating',
      'rating' | 'keyQuestionRatings',
      { useOfResources: UseOfResources; keyQuestionRatings: CurrentKeyQuestionRating[] }
    >;
    serviceRatings: ServiceRating[];
  }
>;

/** Ratings of one earlier report. */
export type HistoricRating = Body<
  'HistoricRating',
  'reportDate' | 'reportLinkId',
  {
    serviceRatings: ServiceRating[];
    overall: Body<
      'HistoricOverallRating',
      'rating',
      { useOfResources: WholeBody<'HistoricUseOfResources'>; keyQuestionRatings: KeyQuestionRating[] }
    >;
  }
>;

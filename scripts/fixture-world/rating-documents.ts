/** The rating of one of the five key questions. */
export interface KeyQuestionRating {
  name: string;
  rating: string;
  reportDate?: string;
  reportLinkId?: string;
  /** The predecessor that the rating was inherited from. */
  organisationId?: string;
}

/** How well an NHS acute trust uses its money, staff and buildings (current spelling of the fields). */
export interface UseOfResources {
  organisationId?: string;
  summary: string;
  useOfResourcesRating: string;
  combinedQualitySummary: string;
  combinedQualityRating: string;
  reportDate: string;
  reportLinkId: string;
}

/** The rating of one inspection area; `name` is an inspection area id. */
export interface ServiceRating {
  name: string;
  rating: string;
  reportDate?: string;
  reportLinkId?: string;
  organisationId?: string;
  keyQuestionRatings?: KeyQuestionRating[];
}

/** Ratings of the classic framework that are in force. */
export interface CurrentRatings {
  overall?: {
    rating: string;
    reportDate?: string;
    reportLinkId?: string;
    organisationId?: string;
    useOfResources?: UseOfResources;
    keyQuestionRatings: KeyQuestionRating[];
  };
  reportDate?: string;
  serviceRatings?: ServiceRating[];
}

/** Ratings of one earlier report. */
export interface HistoricRating {
  reportDate: string;
  reportLinkId: string;
  organisationId?: string;
  serviceRatings?: ServiceRating[];
  overall?: {
    rating: string;
    useOfResources?: {
      useOfResourcesSummary: string;
      useOfResourcesRating: string;
      combinedQualitySummary: string;
      combinedQualityRating: string;
    };
    keyQuestionRatings?: KeyQuestionRating[];
  };
}

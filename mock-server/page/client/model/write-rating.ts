/**
 * A merge patch that gives an organisation another rating, whichever it has: one by inspection whose report came out today, since
 * the latest is in force (docs/latest-rating.md). Day, report, key questions and source of the rating before go with it.
 */
export const writeRating = (rating: string, now: Date) => ({
  currentRatings: {
    overall: {
      rating,
      reportDate: now.toISOString().slice(0, 10),
      reportLinkId: null,
      organisationId: null,
      keyQuestionRatings: null,
    },
  },
});

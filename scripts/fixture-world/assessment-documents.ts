/** A group of services that the single assessment framework assesses together. */
export interface AssessmentServiceGroup {
  assessmentServiceId: string;
  assessmentServiceName: string;
  assessmentServiceType?: string;
  status: string;
  startDate?: string;
  endDate?: string;
}

/** What the assessors found under one kind of evidence; both texts may be empty. */
export interface EvidenceCategory {
  evidenceCategoryId: string;
  commentary: string;
  commentaryDate: string;
}

/** The score of one quality statement. The spelling of the field names is CQC's. */
export interface TopicArea {
  name: string;
  qualityStatementId: string;
  status: string;
  evidenceCategory: EvidenceCategory[];
  qualityStatementNarrative?: string;
  qualityStatementscore: string;
}

/** A key question as assessed in one service group. Scores are strings in live bodies. */
export interface AssessedKeyQuestion {
  name: string;
  rating: string;
  status: string;
  commentary: string;
  commentaryDate: string;
  narrative: string;
  percentageScore: string;
  topicareas: TopicArea[];
}

/** The rating of one assessment service group. */
export interface GroupRating {
  assessmentPlanId: string;
  title: string;
  assessmentDate: string;
  assessmentPlanStatus: string;
  name: string;
  rating: string;
  status: string;
  commentary: string;
  commentaryDate: string;
  narrative: string;
  overallPeopleExperience: string;
  overallPeopleExperienceDate: string;
  assessorVisitDates?: { visitDates: string }[];
  keyQuestionRatings: AssessedKeyQuestion[];
}

/** One published assessment. `overall` is only given for some organisations outside social care. */
export interface Assessment {
  assessmentPlanPublishedDateTime: string;
  ratings: {
    asgRatings: GroupRating[];
    overall?: {
      rating: string;
      status: string;
      keyQuestionRatings: { name: string; rating: string; status: string }[];
    }[];
  };
}

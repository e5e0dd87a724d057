import type { Body, Schemas, WholeBody } from './body.ts';

/** A verdict of the single assessment framework; empty where there is none. */
export type AssessmentRating = Schemas['AssessmentRating'];

/** A group of services that the single assessment framework assesses together. */
export type AssessmentServiceGroup = Body<
  'AssessmentServiceGroup',
  'assessmentServiceId' | 'assessmentServiceName' | 'status'
>;

/** The score of one quality statement, with what the assessors found under each kind of evidence. */
export type TopicArea = Body<
  'QualityStatement',
  'name' | 'qualityStatementId' | 'status' | 'evidenceCategory' | 'qualityStatementscore',
  { evidenceCategory: WholeBody<'EvidenceCategory'>[] }
>;

/** A key question as assessed in one service group. Scores are strings in live bodies. */
export type AssessedKeyQuestion = WholeBody<'AssessedKeyQuestion', { topicareas: TopicArea[] }>;

/** The rating of one assessment service group. */
export type GroupRating = Body<
  'ServiceGroupRating',
  Exclude<keyof Schemas['ServiceGroupRating'], 'assessorVisitDates'>,
  { assessorVisitDates: WholeBody<'AssessorVisit'>[]; keyQuestionRatings: AssessedKeyQuestion[] }
>;

/** One published assessment. `overall` is only given for some organisations outside social care. */
export type Assessment = WholeBody<
  'Assessment',
  {
    ratings: Body<
      'AssessmentRatings',
      'asgRatings',
      {
        asgRatings: GroupRating[];
        overall: WholeBody<
          'AssessmentOverallRating',
          { keyQuestionRatings: WholeBody<'AssessmentKeyQuestionRating'>[] }
        >[];
      }
    >;
  }
>;

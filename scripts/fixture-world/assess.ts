import { createGroupRating } from './assessment.ts';
import type { Assessment, AssessmentRating } from './assessment-documents.ts';
import { addDays } from './dates.ts';
import type { Organisation } from './documents.ts';
import { keyQuestions } from './quality-statements.ts';
import { type ServiceKind, serviceProfiles } from './service-profiles.ts';
import { idOf, type WorldBuilder } from './world-builder.ts';

// Ids and names of 245, 271, 275 and 276 are CQC's; the others are made up in the same way.
const groups = {
  careHomes: ['271', 'Care Homes'],
  homeCare: ['272', 'Homecare'],
  dental: ['275', 'Dental'],
  generalPractice: ['276', 'General Practice'],
  crisis: ['245', 'Mental health crisis services and health-based places of safety'],
  surgery: ['221', 'Surgery'],
  adults: ['233', 'Community health services for adults'],
} as const;

/** What is decided about an assessment; the rest is invented. */
export interface AssessmentOptions {
  group: keyof typeof groups;
  date: string;
  rating: AssessmentRating;
  kind: ServiceKind;
  share: number;
  isHtml?: boolean;
  hasVisitDates?: boolean;
  hasStatementNarratives?: boolean;
}

/** Gives an organisation an assessment of one service group. */
export function assess(world: WorldBuilder, organisation: Organisation, options: AssessmentOptions): void {
  const random = world.choose(`assessment of ${idOf(organisation)} ${options.date}`);
  const [assessmentServiceId, assessmentServiceName] = groups[options.group];
  const groupRating = createGroupRating(random, {
    ...options,
    group: assessmentServiceName,
    organisationName: organisation.name,
    assessmentDate: options.date,
    people: serviceProfiles[options.kind].people,
    assessedShare: options.share,
  });
  organisation.assessmentServiceGroup = [
    {
      assessmentServiceId,
      assessmentServiceName,
      assessmentServiceType: options.rating === '' ? 'Unrated' : undefined,
      status: 'Active',
      startDate: undefined,
      endDate: undefined,
    },
  ];
  const published = addDays(groupRating.overallPeopleExperienceDate, random.integer(3, 20));
  // Date and time without a zone and with a space between them, as live bodies have it.
  const time = `0${random.integer(7, 9)}:${random.integer(10, 59)}:${random.integer(10, 59)}`;
  organisation.assessment = [
    {
      assessmentPlanPublishedDateTime: `${published} ${time}`,
      ratings: { asgRatings: [groupRating], overall: undefined },
    },
  ];
}

/** Adds an overall rating, which some organisations outside social care get, and a group from an earlier round. */
export function addOverall(organisation: Organisation): void {
  const [assessment] = organisation.assessment ?? [];
  const [group] = assessment?.ratings.asgRatings ?? [];
  const [service] = organisation.assessmentServiceGroup ?? [];
  if (assessment === undefined || group === undefined || service === undefined) return;
  assessment.ratings.overall = [
    {
      rating: group.rating,
      status: 'Current',
      keyQuestionRatings: keyQuestions.map((name) => ({
        name,
        rating: group.keyQuestionRatings.find((question) => question.name === name)?.rating ?? group.rating,
        status: 'Assessed',
      })),
    },
  ];
  const endedOn = addDays(group.assessmentDate, -200);
  organisation.assessmentServiceGroup = [
    { ...service, startDate: endedOn },
    {
      assessmentServiceId: '219',
      assessmentServiceName: 'Outpatients',
      assessmentServiceType: 'Unrated',
      status: 'Inactive',
      startDate: addDays(endedOn, -300),
      endDate: endedOn,
    },
  ];
  const historic: Assessment = {
    assessmentPlanPublishedDateTime: `${addDays(endedOn, -20)} 11:06:32`,
    ratings: {
      asgRatings: [
        {
          ...group,
          assessmentPlanId: `${group.assessmentPlanId}0`,
          assessmentDate: addDays(endedOn, -90),
          name: 'Outpatients',
          rating: '',
          status: 'Historic',
          narrative: 'Not applicable',
          // The earlier round was a look at the regulations as a whole, without topics.
          keyQuestionRatings: group.keyQuestionRatings.map((question) => ({
            ...question,
            rating: 'Regulations met',
            narrative: 'Regulations are met here',
            percentageScore: '0',
            topicareas: [],
          })),
        },
      ],
      overall: undefined,
    },
  };
  organisation.assessment?.push(historic);
}

/** Moves the overall rating of the classic framework into history, as CQC does once there is an assessment. */
export function moveOverallToHistory(organisation: Organisation): void {
  const overall = organisation.currentRatings?.overall;
  if (organisation.currentRatings === undefined || overall === undefined) return;
  const { rating, reportDate, reportLinkId } = overall;
  if (reportDate === undefined || reportLinkId === undefined) return;
  organisation.currentRatings.overall = undefined;
  organisation.historicRatings = [
    {
      reportDate,
      reportLinkId,
      organisationId: undefined,
      serviceRatings: undefined,
      overall: {
        rating,
        useOfResources: undefined,
        keyQuestionRatings: overall.keyQuestionRatings.map((question) => ({
          name: question.name,
          rating: question.rating,
        })),
      },
    },
    ...(organisation.historicRatings ?? []),
  ];
}

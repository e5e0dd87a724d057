import { compareTexts } from '../lib/compare-texts.ts';
import type { AssessedKeyQuestion, AssessmentRating, GroupRating, TopicArea } from './assessment-documents.ts';
import { narrateQuestion, narrateScore, type Score, summarise, writeEvidence } from './assessment-prose.ts';
import { addDays, inWords } from './dates.ts';
import { type KeyQuestion, keyQuestions, type QualityStatement, qualityStatements } from './quality-statements.ts';
import type { Random } from './random.ts';

/** What is decided about the assessment of one service group; the rest is invented. */
export interface AssessmentPlan {
  /** The name of the assessment service group, such as `Care Homes`. */
  group: string;
  organisationName: string;
  assessmentDate: string;
  /** The rating of the group: a classic value, `Requires Improvement` as live assessments spell it, or empty. */
  rating: AssessmentRating;
  people: 'people' | 'patients';
  /** Share of the quality statements that were looked at; the others keep their score and have no commentary. */
  assessedShare: number;
  status?: 'Current' | 'Historic';
  isHtml?: boolean;
  hasVisitDates?: boolean;
  /** True where statements carry a narrative beside the score, as those of trusts and dental practices do. */
  hasStatementNarratives?: boolean;
}

const scoreTexts: Record<Score, string> = {
  1: '1 - Evidence shows significant shortfalls in the standard of care',
  2: '2 - Evidence shows some shortfalls in the standard of care',
  3: '3 - Evidence shows a good standard of care',
  4: '4 - Evidence shows an exceptional standard of care',
};
const regulationsMet = 'Regulations met' satisfies AssessmentRating;

/** Invents the rating of one assessment service group, keys in the order of a live body. */
export function createGroupRating(random: Random, plan: AssessmentPlan): GroupRating {
  const writtenOn = addDays(plan.assessmentDate, random.integer(40, 90));
  const write = (text: string): string => (plan.isHtml ? `<p class="Placeholder">${text}</p>` : text);
  const targets = chooseTargets(random, plan.rating);
  const questions = keyQuestions.map((question) =>
    createKeyQuestion(random, plan, question, targets[question], writtenOn, write),
  );
  return {
    assessmentPlanId: `AP${random.integer(1100, 19900)}`,
    title: `Assessment of ${plan.organisationName}`,
    assessmentDate: plan.assessmentDate,
    assessmentPlanStatus: 'Active',
    name: plan.group,
    rating: plan.rating,
    status: plan.status ?? 'Current',
    commentary: write(
      `We assessed ${plan.organisationName} between ${inWords(plan.assessmentDate)} and ${inWords(addDays(plan.assessmentDate, 9))}. We met ${random.integer(5, 20)} ${plan.people} and ${random.integer(4, 15)} members of staff, and we read the records named below.`,
    ),
    commentaryDate: writtenOn,
    narrative: narrateGroup(plan.rating),
    overallPeopleExperience: write(
      `Most ${plan.people} told us they would choose this service again. They valued being known by name and being told early when a plan had to change.`,
    ),
    overallPeopleExperienceDate: addDays(writtenOn, 2),
    assessorVisitDates: plan.hasVisitDates
      ? [0, 7].map((days) => ({ visitDates: addDays(plan.assessmentDate, days) }))
      : undefined,
    keyQuestionRatings: questions,
  };
}

function createKeyQuestion(
  random: Random,
  plan: AssessmentPlan,
  question: KeyQuestion,
  target: string,
  writtenOn: string,
  write: (text: string) => string,
): AssessedKeyQuestion {
  const statements = qualityStatements
    .filter((statement) => statement.keyQuestion === question)
    .toSorted((one, other) => compareTexts(one.name, other.name));
  const scored = statements.map((statement) => ({
    statement,
    score: pickScore(random, target),
    isAssessed: random.chance(plan.assessedShare),
  }));
  const isAssessed = scored.some((entry) => entry.isAssessed);
  const points = scored.reduce((sum, { score }) => sum + score, 0);
  const percentage = Math.round((points * 100) / (statements.length * 4));
  const rating = plan.rating === '' ? regulationsMet : rateQuestion(percentage);
  return {
    name: question,
    rating,
    status: isAssessed ? 'Assessed' : 'Not Assessed',
    commentary: isAssessed ? write(summarise(random, question, statements)) : '',
    commentaryDate: isAssessed ? writtenOn : '',
    narrative: narrateQuestion(question, rating),
    percentageScore: plan.rating === '' ? '0' : String(percentage),
    topicareas: scored.map(({ statement, score, isAssessed: isStatementAssessed }) =>
      createTopicArea(random, plan, statement, score, isStatementAssessed ? writtenOn : '', write),
    ),
  };
}

function createTopicArea(
  random: Random,
  plan: AssessmentPlan,
  statement: QualityStatement,
  score: Score,
  writtenOn: string,
  write: (text: string) => string,
): TopicArea {
  const isUnrated = plan.rating === '';
  const narrative = isUnrated ? 'Regulations are met here' : narrateScore(score);
  return {
    name: statement.name,
    qualityStatementId: statement.id,
    status: writtenOn === '' ? 'Not Assessed' : 'Assessed',
    evidenceCategory: statement.evidence.map((category) => ({
      evidenceCategoryId: category,
      commentary: writtenOn === '' ? '' : write(writeEvidence(random, statement, category, score, plan.people)),
      commentaryDate: writtenOn,
    })),
    qualityStatementNarrative: plan.hasStatementNarratives ? narrative : undefined,
    qualityStatementscore: isUnrated ? regulationsMet : scoreTexts[score],
  };
}

// Three key questions pull the group down to a low rating, the other two did better.
function chooseTargets(random: Random, rating: AssessmentRating): Record<KeyQuestion, AssessmentRating> {
  const better: Partial<Record<AssessmentRating, AssessmentRating>> = {
    Inadequate: 'Requires Improvement',
    'Requires Improvement': 'Good',
  };
  const weak = random.sample(keyQuestions, 3);
  return Object.fromEntries(
    keyQuestions.map((question) => [question, weak.includes(question) ? rating : (better[rating] ?? rating)]),
  ) as Record<KeyQuestion, AssessmentRating>;
}

function pickScore(random: Random, rating: string): Score {
  if (rating === 'Outstanding') return random.pick([3, 4, 4, 4]);
  if (rating === 'Requires Improvement') return random.pick([2, 2, 3]);
  if (rating === 'Inadequate') return random.pick([1, 1, 1, 2]);
  return random.pick([3, 3, 3, 3, 3, 4, 2]);
}

// Bounds: "How we reach a rating", CQC: up to 38 per cent, up to 62, up to 87, above.
function rateQuestion(percentage: number): AssessmentRating {
  if (percentage <= 38) return 'Inadequate';
  if (percentage <= 62) return 'Requires Improvement';
  return percentage <= 87 ? 'Good' : 'Outstanding';
}

function narrateGroup(rating: string): string {
  if (rating === '') return 'Not applicable';
  if (rating === 'Outstanding') return 'This service stands out among those we assess.';
  if (rating === 'Good') return 'This service does what we expect of it.';
  if (rating === 'Inadequate') return 'This service falls far short, and we have taken action.';
  return 'This service does part of what we expect of it.';
}

/** The five key questions in alphabetical order, as assessments and service ratings list them. */
export const keyQuestions = ['Caring', 'Effective', 'Responsive', 'Safe', 'Well-led'] as const;

/** One of the five key questions. */
export type KeyQuestion = (typeof keyQuestions)[number];

/** The five key questions in the order in which an overall classic rating lists them. */
export const overallOrder: readonly KeyQuestion[] = ['Safe', 'Well-led', 'Caring', 'Responsive', 'Effective'];

/** A quality statement of the single assessment framework, with the words that invented evidence is made from. */
export interface QualityStatement {
  id: string;
  name: string;
  keyQuestion: KeyQuestion;
  /** The kinds of evidence looked at: 1 people, 2 staff, 3 partners, 4 observation, 5 processes, 6 outcomes. */
  evidence: readonly string[];
  /** What the statement is about, as an object of a sentence: "the way accidents are looked into". */
  subject: string;
  /** The record that shows it: "the accident log". */
  record: string;
}

// Names and ids: "Single assessment framework", CQC, quality statements. Subjects and records are our own words.
// biome-ignore format: a table reads better with one statement a line
const rows: [KeyQuestion, string, string, string, string, string][] = [
  ['Safe', '1', 'Learning culture', '125', 'the way accidents and near misses are looked into', 'the accident log'],
  ['Safe', '2', 'Safe systems, pathways and transitions', '1235', 'moves between this service and others', 'transfer notes'],
  ['Safe', '3', 'Safeguarding', '12345', 'protection from abuse and neglect', 'the safeguarding register'],
  ['Safe', '4', 'Involving people to manage risks', '1245', 'decisions about everyday risk', 'risk plans'],
  ['Safe', '5', 'Safe environments', '1245', 'the upkeep of the building and its equipment', 'maintenance certificates'],
  ['Safe', '6', 'Safe and effective staffing', '1245', 'the number of staff on each shift and their skills', 'the rota'],
  ['Safe', '7', 'Infection prevention and control', '1245', 'cleanliness and the control of infection', 'cleaning schedules'],
  ['Safe', '8', 'Medicines optimisation', '1245', 'the handling of medicines', 'medicine charts'],
  ['Effective', '9', 'Assessing needs', '125', 'the first assessment and its reviews', 'assessment forms'],
  ['Effective', '10', 'Delivering evidence-based care and treatment', '125', 'use of national guidance', 'clinical audits'],
  ['Effective', '11', 'How staff, teams and services work together', '1235', 'teamwork inside and outside the service', 'handover sheets'],
  ['Effective', '12', 'Supporting people to live healthier lives', '125', 'help to eat well, move and stay healthy', 'health action plans'],
  ['Effective', '13', 'Monitoring and improving outcomes', '1256', 'the results of care over time', 'outcome measures'],
  ['Effective', '14', 'Consent to care and treatment', '125', 'consent and decisions in a person’s best interests', 'consent forms'],
  ['Caring', '15', 'Kindness, compassion and dignity', '1234', 'warmth and privacy in daily contact', 'the dignity audit'],
  ['Caring', '16', 'Treating people as individuals', '1245', 'attention to each person’s history and beliefs', 'life story books'],
  ['Caring', '17', 'Independence, choice and control', '1245', 'the freedom to choose how a day is spent', 'daily notes'],
  ['Caring', '18', 'Responding to people’s immediate needs', '124', 'the speed of help when someone asks', 'call bell records'],
  ['Caring', '19', 'Workforce wellbeing and enablement', '25', 'the support that staff get', 'supervision notes'],
  ['Responsive', '20', 'Person-centred Care', '1245', 'plans built around one person’s wishes', 'care plans'],
  ['Responsive', '21', 'Care provision, Integration and continuity', '1235', 'continuity when several services are involved', 'joint care plans'],
  ['Responsive', '22', 'Providing Information', '125', 'information in a form that each person can use', 'the communication profiles'],
  ['Responsive', '23', 'Listening to and involving people', '125', 'complaints, suggestions and meetings', 'the complaints log'],
  ['Responsive', '24', 'Equity in access', '1235', 'access for people who face barriers', 'the access audit'],
  ['Responsive', '25', 'Equity in experiences and outcomes', '125', 'fair treatment of people who are often overlooked', 'the equality plan'],
  ['Responsive', '26', 'Planning for the future', '125', 'plans for later life and its end', 'advance care plans'],
  ['Well-led', '27', 'Shared direction and culture', '25', 'a purpose that staff can name', 'the improvement plan'],
  ['Well-led', '28', 'Capable, compassionate and inclusive leaders', '25', 'the presence and skill of managers', 'leadership training records'],
  ['Well-led', '29', 'Freedom to speak up', '25', 'the ease of raising a concern', 'the speaking-up policy'],
  ['Well-led', '30', 'Workforce equality, diversity and inclusion', '25', 'fairness between members of staff', 'the staff survey'],
  ['Well-led', '31', 'Governance, management and sustainability', '25', 'checks, audits and clear duties', 'the audit calendar'],
  ['Well-led', '32', 'Partnerships and communities', '1235', 'links with the neighbourhood and other services', 'meeting minutes'],
  ['Well-led', '33', 'Learning, improvement and innovation', '235', 'the use of new ideas', 'project notes'],
];

/** All 33 quality statements. */
export const qualityStatements: readonly QualityStatement[] = rows.map(
  ([keyQuestion, id, name, evidence, subject, record]) => ({
    id,
    name,
    keyQuestion,
    evidence: [...evidence],
    subject,
    record,
  }),
);

import { inWords } from './dates.ts';
import type { Organisation } from './documents.ts';
import { findingsProse, noVerdict, praise } from './findings-prose.ts';
import { type KeyQuestion, overallOrder } from './quality-statements.ts';
import type { Random } from './random.ts';
import type { TextBlock } from './report-files.ts';

/** What a report is about. */
export interface ReportSubject {
  organisation: Organisation;
  firstVisitDate: string;
  reportDate: string;
  overall?: string;
  keyQuestions: Partial<Record<KeyQuestion, string>>;
  /** The inspection area that a core service report is about. */
  serviceName?: string;
  people: 'people' | 'patients';
}

/** Writes an invented inspection report: name and address, ratings, a paragraph on each key question. */
export function writeReport(random: Random, subject: ReportSubject): TextBlock[] {
  const { organisation, people } = subject;
  const heading = (text: string, startsPage = false): TextBlock => ({ kind: 'heading', text, startsPage });
  const paragraph = (text: string): TextBlock => ({ kind: 'paragraph', text: addressing(text, people) });
  const rated = overallOrder.filter((question) => subject.keyQuestions[question] !== undefined);
  return [
    { kind: 'title', text: organisation.name },
    ...(subject.serviceName === undefined ? [] : [heading(subject.serviceName)]),
    paragraph(writeAddress(organisation)),
    paragraph(`First visit: ${inWords(subject.firstVisitDate)}. Published: ${inWords(subject.reportDate)}.`),
    heading('Ratings'),
    ...(subject.overall === undefined ? [] : [paragraph(`Overall: ${subject.overall}`)]),
    ...rated.map((question) => paragraph(`${question}: ${subject.keyQuestions[question]}`)),
    heading('About the service'),
    paragraph(introduce(random, subject)),
    heading('What we did'),
    paragraph(describeVisit(random, people)),
    ...rated.flatMap((question, index) => [
      heading(`${question}: ${subject.keyQuestions[question]}`, index === 0),
      paragraph(describeFindings(random, question, subject.keyQuestions[question] ?? '')),
    ]),
    heading('What happens next', rated.length === 0),
    paragraph(closeReport(random, subject.overall)),
  ];
}

/** Writes an invented assessment of how an NHS trust uses its resources, the related document of a main report. */
export function writeUseOfResources(random: Random, organisation: Organisation, rating: string): TextBlock[] {
  const heading = (text: string, startsPage = false): TextBlock => ({ kind: 'heading', text, startsPage });
  const percent = random.integer(2, 9);
  return [
    { kind: 'title', text: 'Use of Resources' },
    { kind: 'paragraph', text: organisation.name },
    { kind: 'paragraph', text: writeAddress(organisation) },
    { kind: 'paragraph', text: `Use of resources: ${rating}` },
    heading('Clinical services'),
    {
      kind: 'paragraph',
      text: `The share of missed appointments fell by ${percent} per cent once reminders were sent.`,
    },
    heading('People'),
    { kind: 'paragraph', text: 'Spending on agency staff was below plan in ten months of the year.' },
    heading('Clinical support services', true),
    {
      kind: 'paragraph',
      text: 'The pathology network shares one store, which has halved the value of stock that expires.',
    },
    heading('Corporate services and estates'),
    { kind: 'paragraph', text: 'Empty wards in the oldest block were let to a hospice and a nursery.' },
    heading('Finance'),
    {
      kind: 'paragraph',
      text: `The trust ended the year with a small surplus and saved ${percent + 1} per cent of its budget.`,
    },
  ];
}

function writeAddress(organisation: Organisation): string {
  const lines = [
    organisation.postalAddressLine1,
    organisation.postalAddressLine2,
    organisation.postalAddressTownCity,
    organisation.postalAddressCounty,
    organisation.postalCode,
  ];
  const phone = organisation.mainPhoneNumber === undefined ? '' : ` Telephone ${organisation.mainPhoneNumber}.`;
  const website = organisation.website === undefined ? '' : ` Web site ${organisation.website}.`;
  return `${lines.filter((line) => line !== undefined).join(', ')}.${phone}${website}`;
}

function introduce(random: Random, { organisation, people, serviceName }: ReportSubject): string {
  const size = random.integer(12, 90);
  return random.pick([
    `${organisation.name} serves ${organisation.localAuthority} and the villages round it. When we came, ${size} ${people} used ${serviceName === undefined ? 'it' : 'this part of it'}.`,
    `From its base in ${organisation.postalAddressTownCity}, ${organisation.name} looked after ${size} ${people} when we called, most of whom live within a few miles.`,
    `${organisation.name} has been on our register since ${inWords(organisation.registrationDate)}. On the day of the visit ${size} ${people} were being supported.`,
  ]);
}

function describeVisit(random: Random, people: string): string {
  const spoken = random.integer(4, 14);
  const days = random.pick(['one day', 'two days', 'three days']);
  return `The inspection took ${days} and ${random.pick(['was announced the evening before', 'began without notice'])}. We talked with ${spoken} ${people}, ${random.integer(3, 11)} members of staff and ${random.integer(1, 5)} visitors, sat in on a handover and read ${random.integer(5, 20)} sets of records.`;
}

function describeFindings(random: Random, question: KeyQuestion, rating: string): string {
  const { good, weak } = findingsProse[question];
  if (rating === 'Outstanding') return [...random.sample(good, 3), random.pick(praise)].join(' ');
  if (rating === 'Good') return random.sample(good, 3).join(' ');
  if (rating === 'Requires improvement') return [...random.sample(weak, 2), ...random.sample(good, 1)].join(' ');
  if (rating === 'Inadequate') return random.sample(weak, 3).join(' ');
  return random.pick(noVerdict);
}

function closeReport(random: Random, overall: string | undefined): string {
  if (overall === 'Requires improvement' || overall === 'Inadequate')
    return 'The provider has to send us a plan with dates. We will come back to see whether it has been carried out.';
  return random.pick([
    'We go on reading what we are told about the service and will return when that gives us a reason to.',
    'There is nothing the provider has to do now. We will look again in the usual course of our work.',
  ]);
}

function addressing(text: string, people: string): string {
  return text.replaceAll('{p}', people).replaceAll('{P}', `${people.charAt(0).toUpperCase()}${people.slice(1)}`);
}

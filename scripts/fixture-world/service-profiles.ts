import type { Schemas } from './body.ts';
import type { InspectionCategoryCode } from './inspection-categories.ts';
import type { RegulatedActivityCode } from './regulated-activities.ts';
import type { ServiceTypeKey } from './service-types.ts';

/** What the locations of one kind have in common. */
export interface ServiceProfile {
  type: Schemas['ServiceSector'];
  directorate: Schemas['InspectionDirectorate'];
  /** Activities in the order of their code as a string, which is the order of live bodies. */
  activities: RegulatedActivityCode[];
  services: ServiceTypeKey[];
  categories: [primary: InspectionCategoryCode, ...others: InspectionCategoryCode[]];
  /** Ends of invented names. */
  endings: string[];
  /** Always these; without any, the location gets a few of those that social care services name. */
  specialisms?: string[];
  locationTypes?: string[];
  /** Fewest and most beds of a care home. */
  beds?: [number, number];
  /** Fewest and most beds of a private hospital; details of 127 of 204 live ones have some. Every other kind has 0 beds, which live bodies state. */
  hospitalBeds?: [number, number];
  /** What reports call the people who use the service. */
  people: 'people' | 'patients';
}

const adultSocialCare = { type: 'Social Care Org', directorate: 'Adult social care', people: 'people' } as const;
const everyone = ['Services for everyone'];
const medical = {
  type: 'Primary Medical Services',
  directorate: 'Primary medical services',
  specialisms: everyone,
  people: 'patients',
} as const;
const independent = {
  type: 'Independent Healthcare Org',
  directorate: 'Hospitals',
  specialisms: everyone,
  people: 'patients',
} as const;
const nhs = { ...independent, type: 'NHS Healthcare Organisation' } as const;

const profiles = {
  careHome: {
    ...adultSocialCare,
    activities: ['RA2'],
    services: ['residential'],
    categories: ['S1'],
    endings: ['House', 'Lodge', 'Court', 'Residential Home'],
    beds: [6, 48],
  },
  nursingHome: {
    ...adultSocialCare,
    activities: ['RA2', 'RA5'],
    services: ['residential', 'nursing'],
    categories: ['S1'],
    endings: ['Nursing Home', 'Manor', 'Care Centre'],
    beds: [24, 96],
  },
  homeCare: {
    ...adultSocialCare,
    activities: ['RA1'],
    services: ['homeCare'],
    categories: ['S2'],
    endings: ['Home Care', 'Care at Home', 'Helping Hands'],
  },
  supportedLiving: {
    ...adultSocialCare,
    activities: ['RA1'],
    services: ['homeCare', 'supportedLiving'],
    categories: ['S2'],
    endings: ['Supported Living', 'Community Support'],
    specialisms: ['Caring for adults under 65 yrs', 'Learning disabilities', 'Mental health conditions'],
  },
  extraCare: {
    ...adultSocialCare,
    activities: ['RA1'],
    services: ['homeCare', 'extraCare'],
    categories: ['S2'],
    endings: ['Extra Care', 'Gardens'],
  },
  sharedLives: {
    ...adultSocialCare,
    activities: ['RA1'],
    services: ['sharedLives'],
    categories: ['S2'],
    endings: ['Shared Lives Scheme'],
  },
  gp: {
    ...medical,
    activities: ['RA11', 'RA15', 'RA5', 'RA7', 'RA8'],
    services: ['doctorsConsultation', 'doctorsTreatment'],
    categories: ['P2'],
    endings: ['Surgery', 'Medical Practice', 'Health Centre'],
    locationTypes: ['GP Practice'],
  },
  outOfHours: {
    ...medical,
    activities: ['RA10', 'RA5', 'RA8'],
    services: ['doctorsTreatment', 'mobileDoctors', 'remoteAdvice'],
    categories: ['P3', 'P5', 'P6'],
    endings: ['Out of Hours Service'],
    locationTypes: ['NHS Out of Hours'],
  },
  walkInCentre: {
    ...medical,
    activities: ['RA5', 'RA8'],
    services: ['doctorsTreatment', 'urgentCare'],
    categories: ['P6', 'P2'],
    endings: ['Walk-in Centre'],
    locationTypes: ['Walk in Centre', 'NHS Out of Hours'],
  },
  remoteAdvice: {
    ...medical,
    type: 'Independent Healthcare Org',
    activities: ['RA10', 'RA5'],
    services: ['remoteAdvice'],
    categories: ['P5'],
    endings: ['Online Clinic'],
  },
  consultingDoctor: {
    ...medical,
    type: 'Independent Healthcare Org',
    activities: ['RA5', 'RA8'],
    services: ['doctorsConsultation', 'longTerm'],
    categories: ['P7'],
    endings: ['Consulting Rooms'],
  },
  slimmingClinic: {
    ...medical,
    type: 'Independent Healthcare Org',
    activities: ['RA5'],
    services: ['doctorsConsultation'],
    categories: ['P8'],
    endings: ['Weight Clinic'],
  },
  dentist: {
    type: 'Primary Dental Care',
    directorate: 'Primary medical services',
    activities: ['RA5', 'RA7', 'RA8'],
    services: ['dentist'],
    categories: ['P1'],
    endings: ['Dental Practice', 'Dental Surgery', 'Dental Care'],
    specialisms: everyone,
    people: 'patients',
  },
  nhsHospital: {
    ...nhs,
    activities: ['RA11', 'RA12', 'RA15', 'RA5', 'RA6', 'RA7', 'RA8'],
    services: ['community', 'diagnosis', 'hospital', 'urgentCare'],
    categories: ['H1', 'H6'],
    endings: ['General Hospital', 'Infirmary'],
  },
  nhsSpecialistHospital: {
    ...nhs,
    activities: ['RA5', 'RA7', 'RA8'],
    services: ['hospital', 'rehabilitation'],
    categories: ['H2'],
    endings: ['Heart Hospital', 'Eye Hospital'],
  },
  nhsCommunity: {
    ...nhs,
    activities: ['RA1', 'RA5', 'RA8'],
    services: ['community', 'communityLearning', 'longTerm', 'rehabilitation'],
    categories: ['H6'],
    endings: ['Community Hospital', 'Health Clinic'],
  },
  nhsMentalHealth: {
    ...nhs,
    activities: ['RA5', 'RA6', 'RA8'],
    services: ['communityMental', 'communitySubstance', 'mentalHospital'],
    categories: ['H9', 'H6', 'H7'],
    endings: ['Mental Health Unit', 'Wellbeing Centre'],
    specialisms: [
      'Caring for adults over 65 yrs',
      'Caring for adults under 65 yrs',
      'Caring for children',
      'Caring for people whose rights are restricted under the Mental Health Act',
      'Eating disorders',
      'Mental health conditions',
      'Substance misuse problems',
    ],
  },
  nhsAmbulance: {
    ...nhs,
    activities: ['RA10', 'RA5', 'RA8'],
    services: ['ambulance', 'remoteAdvice'],
    categories: ['H5'],
    endings: ['Ambulance Station', 'Control Centre'],
  },
  independentHospital: {
    ...independent,
    activities: ['RA11', 'RA15', 'RA5', 'RA7', 'RA8'],
    services: ['diagnosis', 'hospital'],
    categories: ['H3'],
    endings: ['Private Hospital'],
    hospitalBeds: [12, 70],
  },
  specialistClinic: {
    ...independent,
    activities: ['RA12', 'RA15', 'RA5', 'RA7', 'RA8'],
    services: ['clinic', 'diagnosis'],
    categories: ['H4'],
    endings: ['Clinic', 'Diagnostic Centre'],
  },
  independentMentalHealth: {
    ...independent,
    activities: ['RA5', 'RA6'],
    services: ['mentalHospital', 'rehabilitation'],
    categories: ['H8'],
    endings: ['Hospital'],
    hospitalBeds: [10, 80],
    specialisms: [
      'Caring for adults under 65 yrs',
      'Caring for people whose rights are restricted under the Mental Health Act',
      'Learning disabilities',
      'Mental health conditions',
    ],
  },
  substanceResidential: {
    ...independent,
    activities: ['RA3'],
    services: ['substanceResidential'],
    categories: ['H10', 'H7'],
    endings: ['Recovery House'],
    specialisms: ['Substance misuse problems'],
  },
  nursesAgency: {
    ...independent,
    activities: ['RA5'],
    services: ['nursesAgency', 'community'],
    categories: ['H6'],
    endings: ['Community Nursing'],
  },
  hospice: {
    ...independent,
    activities: ['RA5', 'RA8'],
    services: ['hospice', 'hospiceAtHome'],
    categories: ['H12'],
    endings: ['Hospice'],
    specialisms: ['Caring for adults over 65 yrs', 'Caring for adults under 65 yrs'],
  },
  ambulance: {
    ...independent,
    type: 'Independent Ambulance',
    activities: ['RA10', 'RA5'],
    services: ['ambulance'],
    categories: ['H5'],
    endings: ['Patient Transport', 'Ambulance Services'],
  },
} satisfies Record<string, ServiceProfile>;

/** The kinds of location that the fixture world has. */
export type ServiceKind = keyof typeof profiles;

/** What the locations of a kind have in common. */
export const serviceProfiles: Record<ServiceKind, ServiceProfile> = profiles;

/**
 * Service types ("gacServiceTypes") by a short key of ours: the name and the description that CQC's register shows.
 * The filter of the API uses the description, which in one case contains a comma.
 */
export const serviceTypes = {
  homeCare: ['Homecare agencies', 'Domiciliary care service'],
  dentist: ['Dentist', 'Dental service'],
  residential: ['Residential homes', 'Care home service without nursing'],
  nursing: ['Nursing homes', 'Care home service with nursing'],
  doctorsConsultation: ['Doctors/Gps', 'Doctors consultation service'],
  doctorsTreatment: ['Doctors/Gps', 'Doctors treatment service'],
  supportedLiving: ['Supported living', 'Supported living service'],
  extraCare: ['Supported housing', 'Extra Care housing services'],
  sharedLives: ['Shared lives', 'Shared Lives'],
  rehabilitation: ['Rehabilitation (illness/injury)', 'Rehabilitation services'],
  substanceResidential: [
    'Rehabilitation (substance abuse)',
    'Residential substance misuse treatment and/or rehabilitation service',
  ],
  community: ['Community services - Healthcare', 'Community healthcare service'],
  communityLearning: [
    'Community services - Learning disabilities',
    'Community based services for people with a learning disability',
  ],
  communityMental: [
    'Community services - Mental Health',
    'Community based services for people with mental health needs',
  ],
  communitySubstance: [
    'Community services - Substance abuse',
    'Community based services for people who misuse substances',
  ],
  nursesAgency: ['Community services - Nursing', 'Community health care services - Nurses Agency only'],
  diagnosis: ['Diagnosis/screening', 'Diagnostic and/or screening service'],
  clinic: ['Clinic', 'Acute services without overnight beds / listed acute services with or without overnight beds'],
  hospital: ['Hospital', 'Acute services with overnight beds'],
  mentalHospital: [
    'Hospitals - Mental health/capacity',
    'Hospital services for people with mental health needs, learning disabilities and problems with substance misuse',
  ],
  ambulance: ['Ambulances', 'Ambulance service'],
  urgentCare: ['Urgent care centres', 'Urgent care services'],
  mobileDoctors: ['Mobile doctors', 'Mobile doctors service'],
  remoteAdvice: ['Phone/online advice', 'Remote clinical advice service'],
  hospice: ['Hospice', 'Hospice services'],
  hospiceAtHome: ['Home hospice care', 'Hospice services at home'],
  longTerm: ['Long-term conditions', 'Long term conditions services'],
} as const;

/** Our short key of a service type. */
export type ServiceTypeKey = keyof typeof serviceTypes;

/** The groups of people a service says it is for ("specialisms" in the API). */
export const specialisms = [
  'Caring for adults over 65 yrs',
  'Caring for adults under 65 yrs',
  'Caring for children',
  'Caring for people whose rights are restricted under the Mental Health Act',
  'Dementia',
  'Eating disorders',
  'Learning disabilities',
  'Mental health conditions',
  'Physical disabilities',
  'Sensory impairment',
  'Services for everyone',
  'Substance misuse problems',
] as const;

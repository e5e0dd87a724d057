import { describe, expect, it } from 'vitest';
import type { LocationDocument } from '../../../scripts/fixture-world/documents.ts';
import { inOrder } from '../../../scripts/fixture-world/in-order.ts';
import { locations, organisations, providers, taxonomy, valuesOf } from './fixtures.ts';

// What CQC's live API is known to send. Sources: its API description ("Syndication", CQC developer portal), the register.
// biome-ignore format: one list a line
const facts: [what: string, found: () => Set<string>, expected: string[]][] = [
  ['regions', () => valuesOf('region', organisations), ['East', 'East Midlands', 'London', 'North East', 'North West', 'South East', 'South West', 'West Midlands', 'Yorkshire & Humberside']],
  ['directorates', () => valuesOf('inspectionDirectorate', organisations), ['Adult social care', 'Hospitals', 'Primary medical services', 'Unspecified']],
  ['types of organisation', () => new Set(organisations.map(({ type }) => type)), ['Social Care Org', 'Primary Dental Care', 'Primary Medical Services', 'Independent Healthcare Org', 'NHS Healthcare Organisation', 'Independent Ambulance']],
  ['registration statuses', () => valuesOf('registrationStatus', organisations), ['Registered', 'Deregistered']],
  ['ownership types', () => valuesOf('ownershipType', providers), ['Organisation', 'Partnership', 'Individual', 'NHS Body']],
  ['ratings', () => valuesOf('rating', organisations), ['Outstanding', 'Good', 'Requires improvement', 'Inadequate', 'No published rating', 'Inspected but not rated', 'Insufficient evidence to rate', 'Do not include in report', 'Regulations met', 'Requires Improvement', '']],
  ['overall ratings', () => new Set(organisations.flatMap((one) => one.currentRatings?.overall?.rating ?? [])), ['Outstanding', 'Good', 'Requires improvement', 'Inadequate', 'No published rating', 'Inspected but not rated']],
  ['report types', () => valuesOf('reportType', organisations), ['Location', 'Provider', 'CoreService']],
  ['document types', () => valuesOf('documentType', organisations), ['Use of Resources']],
  ['types of relationship', () => valuesOf('type', organisations.map((one) => (one as LocationDocument).relationships)), ['HSCA Predecessor', 'HSCA Successor']],
  ['reasons', () => valuesOf('reason', organisations), ['New Provider', 'Location Move', 'Legal Entity Change', 'NHS Transfer', 'Partnership Change']],
  ['location types', () => valuesOf('type', locations.map(({ locationTypes }) => locationTypes)), ['GP Practice', 'NHS Out of Hours', 'Walk in Centre']],
  ['roles', () => valuesOf('personRoles', organisations), ['Registered Manager', 'Partner']],
  ['area statuses in bodies', () => valuesOf('status', organisations.map(({ inspectionAreas }) => inspectionAreas)), ['Active (Rated)', 'Active (Not rated)', 'Superseded', 'Inactive']],
  ['area statuses in the taxonomy', () => new Set(taxonomy.inspectionAreas.map(({ status }: { status: string }) => status)), ['Active', 'Retired', 'Superseded']],
  ['area types', () => valuesOf('inspectionAreaType', taxonomy), ['Inspection Service', 'Population Group']],
  ['dormancy', () => valuesOf('dormancy', locations), ['Y', 'N']],
  ['primary category', () => valuesOf('primary', organisations), ['true']],
  ['activities', () => pairs('regulatedActivities', 'code', 'name'), ['RA1 Personal care', 'RA2 Accommodation for persons who require nursing or personal care', 'RA3 Accommodation for persons who require treatment for substance misuse', 'RA5 Treatment of disease, disorder or injury', 'RA6 Assessment or medical treatment for persons detained under the Mental Health Act 1983', 'RA7 Surgical procedures', 'RA8 Diagnostic and screening procedures', 'RA10 Transport services, triage and medical advice provided remotely', 'RA11 Maternity and midwifery services', 'RA12 Termination of pregnancies', 'RA15 Family planning']],
  ['categories', () => pairs('inspectionCategories', 'code', 'name'), ['P1 Dentists', 'P2 GP Practices', 'P3 Out of hours', 'P5 Remote clinical advice', 'P6 Urgent care services & mobile doctors', 'P7 Independent consulting doctors', 'P8 Slimming Clinics', 'S1 Residential social care', 'S2 Community based adult social care services', 'H1 Acute hospital - NHS non-specialist', 'H2 Acute hospital - NHS specialist', 'H3 Acute hospital - Independent non-specialist', 'H4 Acute hospital - Independent specialist', 'H5 Ambulance service', 'H6 Community health - NHS & Independent', 'H7 Community substance misuse', 'H8 Mental health - community & hospital - independent', 'H9 Mental health - community & residential - NHS', 'H10 Residential substance misuse', 'H12 Hospice services']],
  ['service types', () => pairs('gacServiceTypes', 'name', 'description'), ['Homecare agencies Domiciliary care service', 'Dentist Dental service', 'Residential homes Care home service without nursing', 'Nursing homes Care home service with nursing', 'Doctors/Gps Doctors consultation service', 'Doctors/Gps Doctors treatment service', 'Supported living Supported living service', 'Supported housing Extra Care housing services', 'Shared lives Shared Lives', 'Rehabilitation (illness/injury) Rehabilitation services', 'Rehabilitation (substance abuse) Residential substance misuse treatment and/or rehabilitation service', 'Community services - Healthcare Community healthcare service', 'Community services - Learning disabilities Community based services for people with a learning disability', 'Community services - Mental Health Community based services for people with mental health needs', 'Community services - Substance abuse Community based services for people who misuse substances', 'Community services - Nursing Community health care services - Nurses Agency only', 'Diagnosis/screening Diagnostic and/or screening service', 'Clinic Acute services without overnight beds / listed acute services with or without overnight beds', 'Hospital Acute services with overnight beds', 'Hospitals - Mental health/capacity Hospital services for people with mental health needs, learning disabilities and problems with substance misuse', 'Ambulances Ambulance service', 'Urgent care centres Urgent care services', 'Mobile doctors Mobile doctors service', 'Phone/online advice Remote clinical advice service', 'Hospice Hospice services', 'Home hospice care Hospice services at home', 'Long-term conditions Long term conditions services']],
  ['specialisms', () => valuesOf('name', locations.map((one) => one.specialisms)), ['Caring for adults over 65 yrs', 'Caring for adults under 65 yrs', 'Caring for children', 'Caring for people whose rights are restricted under the Mental Health Act', 'Dementia', 'Eating disorders', 'Learning disabilities', 'Mental health conditions', 'Physical disabilities', 'Sensory impairment', 'Services for everyone', 'Substance misuse problems']],
  ['local authorities with commas', () => withComma('localAuthority'), ['Bournemouth, Christchurch and Poole', 'Bristol, City of', 'Herefordshire, County of', 'Kingston upon Hull, City of']],
  ['constituencies with commas', () => withComma('constituency'), ['Harborough, Oadby and Wigston', 'Southampton, Itchen', 'Ruislip, Northwood and Pinner', 'Oldham West, Chadderton and Royton']],
  ['assessment service groups', () => pairs('assessmentServiceGroup', 'assessmentServiceId', 'assessmentServiceName'), ['271 Care Homes', '276 General Practice', '275 Dental', '245 Mental health crisis services and health-based places of safety']],
  ['scores', () => valuesOf('qualityStatementscore', organisations), ['1 - Evidence shows significant shortfalls in the standard of care', '2 - Evidence shows some shortfalls in the standard of care', '3 - Evidence shows a good standard of care', '4 - Evidence shows an exceptional standard of care', 'Regulations met']],
  ['evidence categories', () => valuesOf('evidenceCategoryId', organisations), ['1', '2', '3', '4', '5', '6']],
  ['statuses in assessments', () => valuesOf('status', organisations.map((one) => one.assessment)), ['Current', 'Historic', 'Assessed', 'Not Assessed']],
];
// biome-ignore format: one list a line
const areaIds =
  'old conditions mothers population vulnerable problems urgent care surgery critical maternity npimaternity childrens life outpatients npioutpatients diagnostic diagnostics dialysis transport medical renal rehabilitation maternityinpatient accident chsadults chschildren communitysexual mhpsychintensive mhlongstay mhforensic mhadolescent mholderpeople mhdisabilities mhworkingage mhcrisis mhchildrenandyoung mhcommunityolder mhcommunityautism mhsubstance'.split(
    ' ',
  );
// biome-ignore format: one list a line
const statements =
  'Learning culture|Safe systems, pathways and transitions|Safeguarding|Involving people to manage risks|Safe environments|Safe and effective staffing|Infection prevention and control|Medicines optimisation|Assessing needs|Delivering evidence-based care and treatment|How staff, teams and services work together|Supporting people to live healthier lives|Monitoring and improving outcomes|Consent to care and treatment|Kindness, compassion and dignity|Treating people as individuals|Independence, choice and control|Responding to people’s immediate needs|Workforce wellbeing and enablement|Person-centred Care|Care provision, Integration and continuity|Providing Information|Listening to and involving people|Equity in access|Equity in experiences and outcomes|Planning for the future|Shared direction and culture|Capable, compassionate and inclusive leaders|Freedom to speak up|Workforce equality, diversity and inclusion|Governance, management and sustainability|Partnerships and communities|Learning, improvement and innovation'.split(
    '|',
  );

describe('values of the live API', () => {
  it.each(facts)('%s all occur', (_, found, expected) => {
    const missing = expected.filter((value) => !found().has(value));
    expect(missing).toEqual([]);
  });

  it('inspection areas all occur, in the taxonomy and in the body of an organisation', () => {
    const inTaxonomy = valuesOf('inspectionAreaId', taxonomy);
    const inBodies = valuesOf('inspectionAreaId', organisations);
    expect(areaIds.filter((id) => !inTaxonomy.has(id) || !inBodies.has(id))).toEqual([]);
    expect([...inBodies].filter((id) => !inTaxonomy.has(id))).toEqual([]);
  });

  it('some private hospitals have beds, some none, and of the others only care homes have any', () => {
    const hospitals = locations.filter(
      ({ type, careHome, gacServiceTypes }) =>
        type === 'Independent Healthcare Org' &&
        careHome === 'N' &&
        gacServiceTypes.some(({ name }) => /^Hospital/.test(name)),
    );
    const beds = hospitals.map(({ numberOfBeds = 0 }) => numberOfBeds);
    expect([beds.some((count) => count > 0), beds.some((count) => count === 0)]).toEqual([true, true]);
    const others = locations.filter((one) => one.careHome === 'N' && !hospitals.includes(one));
    expect(others.filter(({ numberOfBeds = 0 }) => numberOfBeds > 0)).toEqual([]);
  });

  it('quality statements all occur, under their number', () => {
    const found = new Map<string, string>();
    for (const one of locations) {
      for (const group of (one.assessment ?? []).flatMap(({ ratings }) => ratings.asgRatings)) {
        for (const { qualityStatementId, name } of group.keyQuestionRatings.flatMap(({ topicareas }) => topicareas)) {
          found.set(qualityStatementId, name);
        }
      }
    }
    expect(statements).toHaveLength(33);
    expect(found).toEqual(new Map([...found].map(([id]) => [id, statements[Number(id) - 1] ?? ''])));
    expect(found.size).toBe(33);
  });

  it('no value outside the list occurs where the list is complete', () => {
    const complete = [
      'regions',
      'directorates',
      'types of organisation',
      'ratings',
      'report types',
      'activities',
      'service types',
      'specialisms',
    ];
    for (const [what, found, expected] of facts) {
      if (complete.includes(what)) expect([...found()].sort(), what).toEqual(expected.toSorted());
    }
  });
});

function pairs(list: string, first: string, second: string): Set<string> {
  return new Set(
    organisations
      .flatMap((one) => (one as unknown as Record<string, Record<string, string>[] | undefined>)[list] ?? [])
      .map((item) => `${item[first]} ${item[second]}`),
  );
}

function withComma(key: 'localAuthority' | 'constituency'): Set<string> {
  return new Set(organisations.map((one) => one[key]).filter((value) => value.includes(',')));
}

it('a key that the definition does not have is named, with the place that writes it', () => {
  expect(inOrder(['a', 'b'], { b: 1, a: undefined })).toEqual({ b: 1 });
  expect(() => inOrder(['bedCount'], { numberOfBeds: 1 })).toThrow(
    'scripts/fixture-world: writes numberOfBeds, which the definition does not have. Rename or remove it there too',
  );
});

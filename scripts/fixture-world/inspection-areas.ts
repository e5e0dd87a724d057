import { compareTexts } from '../lib/compare-texts.ts';
import type { Body, WholeBody } from './body.ts';
import { type InspectionCategoryCode, inspectionCategories } from './inspection-categories.ts';

/** An inspection area as CQC's taxonomy of all areas lists it. */
export type TaxonomyArea = Body<
  'TaxonomyArea',
  'inspectionAreaId' | 'inspectionAreaName' | 'inspectionAreaType' | 'status',
  { inspectionCategories: TaxonomyCategory[] }
>;

type TaxonomyCategory = Body<'TaxonomyCategory', 'inspectionCategoryName' | 'code' | 'coreFlag'>;

/** The body of `GET /inspection-areas`. */
export type InspectionAreaTaxonomy = WholeBody<'InspectionAreaTaxonomy', { inspectionAreas: TaxonomyArea[] }>;

const hospitals: InspectionCategoryCode[] = ['H1', 'H2', 'H3', 'H4'];
const mentalHealth: InspectionCategoryCode[] = ['H8', 'H9'];

// Id, name, categories; then, for an area that is no longer inspected, its status and what became of it.
type Row = [string, string, InspectionCategoryCode[], ('Superseded' | 'Retired')?, (string[] | string)?];
const services: Row[] = [
  ['access', 'Access to the service', ['H5'], 'Retired', '2018-10-01'],
  ['accident', 'Urgent care centre', ['H1', 'H6'], 'Superseded', ['urgent']],
  ['ambulance', 'Ambulance services', ['H5'], 'Retired', '2018-10-01'],
  ['care', "Medical care (including older people's care)", hospitals],
  ['child', 'Child and adolescent mental health services', mentalHealth, 'Superseded', ['mhadolescent']],
  ['childrens', 'Services for children & young people', hospitals],
  ['chsadults', 'Community health services for adults', ['H6']],
  ['chschildren', 'Community health services for children, young people and families', ['H6']],
  ['communitysexual', 'Community health sexual health services', ['H6']],
  ['critical', 'Critical care', hospitals],
  ['diagnostic', 'Diagnostic imaging', hospitals],
  ['diagnostics', 'Diagnostic and screening services', ['H3', 'H4']],
  ['dialysis', 'Dialysis services', ['H4']],
  ['life', 'End of life care', ['H1', 'H2', 'H6']],
  ['maternity', 'Maternity and gynaecology', hospitals, 'Superseded', ['npimaternity']],
  ['maternityinpatient', 'Maternity (inpatient services)', ['H3', 'H6']],
  ['medical', 'Medical care', ['H3', 'H4'], 'Superseded', ['care']],
  ['mhadolescent', 'Child and adolescent mental health wards', mentalHealth],
  ['mhchildrenandyoung', 'Specialist community mental health services for children and young people', mentalHealth],
  [
    'mhcommunityautism',
    'Community mental health services for people with a learning disability or autism',
    mentalHealth,
  ],
  ['mhcommunityolder', 'Community-based mental health services for older people', mentalHealth],
  ['mhcrisis', 'Mental health crisis services and health-based places of safety', ['H9']],
  ['mhdisabilities', 'Wards for people with learning disabilities or autism', mentalHealth],
  ['mhforensic', 'Forensic inpatient or secure wards', mentalHealth],
  ['mhlongstay', 'Long stay or rehabilitation mental health wards for working age adults', mentalHealth],
  ['mholderpeople', 'Wards for older people with mental health problems', mentalHealth],
  ['mhpsychintensive', 'Acute wards for adults of working age and psychiatric intensive care units', mentalHealth],
  ['mhsubstance', 'Substance misuse services', ['H7', 'H9', 'H10']],
  ['mhworkingage', 'Community-based mental health services for adults of working age', mentalHealth],
  ['npimaternity', 'Maternity', hospitals],
  ['npioutpatients', 'Outpatients', hospitals],
  ['outpatients', 'Outpatients and diagnostic imaging', hospitals, 'Superseded', ['diagnostic', 'npioutpatients']],
  ['rehabilitation', 'Rehabilitation services', ['H3', 'H6']],
  ['renal', 'Renal services', ['H1', 'H4']],
  ['surgery', 'Surgery', hospitals],
  ['transport', 'Patient transport services', ['H5']],
  ['urgent', 'Urgent and emergency services', ['H1', 'H2']],
];
const populationGroups: Row[] = [
  ['conditions', 'People with long term conditions', ['P2']],
  ['mothers', 'Families, children and young people', ['P2']],
  ['old', 'Older people', ['P2']],
  ['population', 'Working age people (including those recently retired and students)', ['P2']],
  ['problems', 'People experiencing poor mental health (including people with dementia)', ['P2']],
  ['vulnerable', 'People whose circumstances may make them vulnerable', ['P2']],
];

/** The ids of the population groups that GP practices used to be rated for. */
export const populationGroupIds: readonly string[] = populationGroups.map(([id]) => id);

/** The name of an inspection area; throws at an id that the taxonomy does not have. */
export function nameOfArea(id: string): string {
  const row = [...services, ...populationGroups].find(([candidate]) => candidate === id);
  if (row === undefined) throw new Error(`No inspection area ${id}. Add it to inspection-areas.ts.`);
  return row[1];
}

/** Builds the whole taxonomy in the shape of CQC's API description, operation "Get Inspection Areas". */
export function createTaxonomy(): InspectionAreaTaxonomy {
  const areas = [
    ...services.map((row) => createArea(row, 'Inspection Service')),
    ...populationGroups.map((row) => createArea(row, 'Population Group')),
  ];
  return {
    lastUpdate: '2026-09-28T03:14:07.0000000+00:00',
    inspectionAreas: areas.sort((one, other) => compareTexts(one.inspectionAreaId, other.inspectionAreaId)),
  };
}

function createArea([id, name, codes, status, fate]: Row, inspectionAreaType: string): TaxonomyArea {
  const retiredOn = typeof fate === 'string' ? fate : undefined;
  return {
    inspectionAreaId: id,
    inspectionAreaName: name,
    inspectionAreaType,
    status: status ?? 'Active',
    endDate: retiredOn,
    supersededBy: Array.isArray(fate) ? fate : undefined,
    orgInspectionAreaRetirementDate: retiredOn && '2020-10-01',
    // An area that was superseded is in no category any more; a retired one keeps the category that it ended in.
    inspectionCategories:
      status === 'Superseded' ? undefined : codes.map((code) => createCategory(code, id, retiredOn)),
  };
}

function createCategory(code: InspectionCategoryCode, areaId: string, retiredOn: string | undefined): TaxonomyCategory {
  return {
    inspectionCategoryName: inspectionCategories[code],
    code,
    coreFlag: areaId === 'renal' || areaId === 'rehabilitation' ? 'N' : 'Y',
    status: retiredOn === undefined ? 'Active' : 'Retired',
    endDate: retiredOn,
    orgInspectionAreaRetirementDate: retiredOn && '2020-10-01',
  };
}

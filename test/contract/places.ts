import type { QueryOf } from '../../mock-server/cqc-api/parameters.ts';

/** Where a filter's value stands in a document, by CQC's descriptions of its query parameters. */
const places: Record<QueryOf<'Providers'> | QueryOf<'Locations'>, string> = {
  region: 'region',
  localAuthority: 'localAuthority',
  constituency: 'constituency',
  inspectionDirectorate: 'inspectionDirectorate',
  overallRating: 'currentRatings.overall.rating',
  primaryInspectionCategoryCode: 'inspectionCategories[primary].code',
  primaryInspectionCategoryName: 'inspectionCategories[primary].name',
  nonPrimaryInspectionCategoryCode: 'inspectionCategories[other].code',
  nonPrimaryInspectionCategoryName: 'inspectionCategories[other].name',
  regulatedActivity: 'regulatedActivities[].name',
  reportType: 'reports[].reportType',
  careHome: 'careHome',
  gacServiceTypeDescription: 'gacServiceTypes[].description',
  odsCcgCode: 'odsCcgCode',
  odsCcgName: 'odsCcgName',
  onspdCcgCode: 'onspdCcgCode',
  onspdCcgName: 'onspdCcgName',
};

/** The texts of a document that a filter compares. */
export function textsOf(document: unknown, filter: string): string[] {
  const place = new Map(Object.entries(places)).get(filter);
  if (place === undefined)
    throw new Error(`No place for ${filter}. Say in test/contract/places.ts where its texts stand.`);
  return textsAt(document, place);
}

/** The texts at a place of a document; `[]` goes through a list, `[primary]` and `[other]` through part of one. */
export function textsAt(value: unknown, place: string): string[] {
  const [step = '', ...rest] = place.split('.');
  const [, name = '', which] = /^(\w+)(?:\[(\w*)\])?$/.exec(step) as RegExpExecArray;
  const child = (value as Record<string, unknown> | undefined)?.[name];
  if (child === undefined) return [];
  if (which === undefined) return rest.length === 0 ? [String(child)] : textsAt(child, rest.join('.'));
  const items = (child as { primary?: string }[]).filter(
    ({ primary }) => which === '' || (which === 'primary' ? primary === 'true' : primary !== 'true'),
  );
  return items.flatMap((item) => textsAt(item, rest.join('.')));
}

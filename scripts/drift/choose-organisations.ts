import type { components } from '../../types/cqc-api.d.ts';
import type { Definition } from '../lib/definition.ts';
import { texts } from '../lib/json.ts';

/** The two kinds of organisation, which have a list each. */
export type Kind = 'locations' | 'providers';

/**
 * Reads the ids on the first and the last page of a list.
 * @param filters by their key; several values of one are alternatives.
 */
export type ListIds = (kind: Kind, filters: Record<string, string[]>) => Promise<string[]>;

/**
 * The primary inspection categories of each type, which the lists can be asked for; the type itself is no filter. NHS and
 * independent services share H5 and H6 (CQC's syndicated bodies).
 */
const categoriesOfType: Record<components['schemas']['ServiceSector'], string[]> = {
  'Social Care Org': ['S1', 'S2', 'S3'],
  'Primary Dental Care': ['P1'],
  'Primary Medical Services': ['P2', 'P3', 'P6'],
  'Independent Healthcare Org': ['H3', 'H4', 'H7', 'H8', 'H10', 'H11', 'H12', 'P4', 'P5', 'P7', 'P8'],
  'NHS Healthcare Organisation': ['H1', 'H2', 'H6', 'H9'],
  'Independent Ambulance': ['H5'],
};

/**
 * Chooses organisations of every kind by the filters of the lists, in turn until there are enough. For each type: those that
 * have left the register, those rated by inspection, and the others, which are rated by assessment or not at all. Then by
 * directorate, rating and care home.
 *
 * No filter asks for the first and the last of these, but they are what is left: an organisation has a regulated activity
 * as long as it is registered and no longer, and the filter for ratings finds those by inspection alone (CQC's syndicated
 * bodies). An organisation that the other list has on another page slips in; the details tell, and the kinds are counted.
 * @param definition the connector's, which knows the activities.
 * @throws HttpFailure, Refusal when CQC does not answer.
 */
export async function chooseOrganisations(
  kind: Kind,
  size: number,
  definition: Definition,
  listIds: ListIds,
): Promise<string[]> {
  const regulatedActivity = texts(definition.parameters.regulatedActivities?.items?.enum);
  const values = (name: string) => texts(definition.definitions[name]?.enum);
  const queues: string[][] = [];
  for (const primaryInspectionCategoryCode of Object.values(categoriesOfType)) {
    const all = await listIds(kind, { primaryInspectionCategoryCode });
    const registered = await listIds(kind, { primaryInspectionCategoryCode, regulatedActivity });
    const rated = await listIds(kind, {
      primaryInspectionCategoryCode,
      regulatedActivity,
      overallRating: values('Rating'),
    });
    queues.push(without(all, registered), rated, without(registered, rated));
  }
  const others = [
    ...values('InspectionDirectorate').map((value) => ({ inspectionDirectorate: [value] })),
    ...values('Rating').map((value) => ({ overallRating: [value] })),
    ...(kind === 'locations' ? ['Y', 'N'].map((value) => ({ careHome: [value] })) : []),
  ];
  for (const filters of others) queues.push(await listIds(kind, filters));
  return takeInTurn(queues, size);
}

function without(ids: string[], others: string[]): string[] {
  const known = new Set(others);
  return ids.filter((id) => !known.has(id));
}

/** The first of each queue that is not taken yet, then the next of each, until there are enough. */
function takeInTurn(queues: string[][], size: number): string[] {
  const taken = new Set<string>();
  let waiting = queues.map((queue) => queue.values());
  while (waiting.length > 0) {
    waiting = waiting.filter((queue) => {
      if (taken.size === size) return false;
      let next = queue.next();
      while (!next.done && taken.has(next.value)) next = queue.next();
      if (next.value !== undefined) taken.add(next.value);
      return !next.done;
    });
  }
  return [...taken];
}

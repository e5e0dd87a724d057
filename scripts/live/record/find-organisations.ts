import { type Json, list, object, text } from '../../lib/json.ts';
import type { Asker } from './asker.ts';
import { readPages } from './read-pages.ts';
import type { OrganisationKind, RecordedBody } from './recorded-world.ts';
import { isId, type Selection } from './selection.ts';

/** Reads the body of an organisation, once; undefined where CQC knows none. */
export type ReadOrganisation = (kind: OrganisationKind, id: string) => Promise<RecordedBody | undefined>;

/** Which locations a selection means. */
export interface FoundLocations {
  ids: string[];
  /** How many more there are than the selection allows. */
  leftOut: number;
  /** How many more CQC counts than its list gave. */
  unlisted: number;
  /** Texts in the place of an id that cannot be one. */
  wrongIds: number;
  /** Of the providers that were asked for, those that CQC does not know. */
  unknownProviders: string[];
}

const largestPage = 1000;

/** Finds the locations: those that were named, those of the providers, then those that the filters give, in CQC's order. */
export async function findLocations(
  selection: Selection,
  asker: Asker,
  read: ReadOrganisation,
): Promise<FoundLocations> {
  const { most } = selection;
  const found = new Set(selection.locations);
  const unknownProviders: string[] = [];
  let wrongIds = 0;
  const add = (ids: readonly Json[]) => {
    for (const id of ids) {
      if (typeof id === 'string' && isId(id)) found.add(id);
      else wrongIds += 1;
    }
  };
  for (const id of selection.providers) {
    const provider = await read('providers', id);
    if (provider === undefined) unknownProviders.push(id);
    else add(list(provider.body.locationIds));
  }
  let [unread, unlisted] = [0, 0];
  if (selection.filters.length > 0 && found.size < most) await readList();
  return {
    ids: [...found].slice(0, most),
    leftOut: Math.max(0, found.size - most) + unread,
    unlisted,
    wrongIds,
    unknownProviders,
  };

  async function readList(): Promise<void> {
    const query = new URLSearchParams(selection.filters);
    const perPage = Math.min(largestPage, most);
    const read = await readPages(
      asker,
      {
        name: 'locations',
        path: (page) => `/locations?page=${page}&perPage=${perPage}&${query}`,
        idOf: (item) => text(object(item).locationId),
      },
      (ids) => {
        add(ids);
        return found.size < most;
      },
    );
    wrongIds += read.nameless;
    if (read.isOver) unlisted = read.left;
    else unread = read.left;
  }
}

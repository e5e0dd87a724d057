import { list, object, text, texts } from '../../lib/json.ts';
import { Refusal } from '../../lib/refusal.ts';
import type { Asker } from './asker.ts';
import type { OrganisationKind, RecordedBody } from './recorded-world.ts';
import { isId, type Selection } from './selection.ts';

/** Reads the body of an organisation, once; undefined where CQC knows none. */
export type ReadOrganisation = (kind: OrganisationKind, id: string) => Promise<RecordedBody | undefined>;

/** Which locations a selection means. */
export interface FoundLocations {
  ids: string[];
  /** How many more there are than the selection allows. */
  leftOut: number;
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
  const add = (ids: readonly string[]) => {
    for (const id of ids) {
      if (isId(id)) found.add(id);
      else wrongIds += 1;
    }
  };
  for (const id of selection.providers) {
    const provider = await read('providers', id);
    if (provider === undefined) unknownProviders.push(id);
    else add(texts(provider.body.locationIds));
  }
  let unread = 0;
  if (selection.filters.length > 0 && found.size < most) unread = await readList();
  return {
    ids: [...found].slice(0, most),
    leftOut: Math.max(0, found.size - most) + unread,
    wrongIds,
    unknownProviders,
  };

  /** @returns how many ids of the list were not looked at. */
  async function readList(): Promise<number> {
    const query = new URLSearchParams(selection.filters);
    const perPage = Math.min(largestPage, most);
    let seen = 0;
    for (let page = 1; ; page++) {
      const answer = await asker.ask(`/locations?page=${page}&perPage=${perPage}&${query}`, (body) => {
        if (!Array.isArray(body.locations))
          throw new Refusal('The list of locations has no "locations". Check the address.');
        return {
          ids: list(body.locations).flatMap((item) => text(object(item).locationId) ?? []),
          total: Number(body.total) || 0,
        };
      });
      const { ids = [], total = 0 } = answer ?? {};
      const before = found.size;
      add(ids);
      seen += ids.length;
      if (found.size >= most) return Math.max(0, total - seen);
      if (ids.length < perPage || found.size === before) return 0;
    }
  }
}

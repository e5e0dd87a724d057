import type { Organisation } from '../cqc-api/filters.ts';
import type { Document, World } from '../cqc-api/world.ts';
import {
  type Count,
  type WorldFacet,
  type WorldOverview,
  type WorldRow,
  type WorldSearch,
  worldFacets,
} from './messages.ts';
import { findRating } from './rating.ts';

export interface WorldParts {
  locations: Document<Organisation>[];
  providers: Document<Organisation>[];
  reports: World['reports'];
}

/** What a search asks for: a text in name, id or postcode, and values of facets. */
export type WorldQuery = { q?: string } & Partial<Record<WorldFacet, string>>;

/** Rows that one answer holds. */
const mostRows = 50;

/** Looks through the organisations that are served. They are read anew at each question, because they can be edited. */
export function createOverview(readWorld: () => WorldParts) {
  const listRows = ({ locations, providers }: WorldParts): WorldRow[] => [
    ...locations.map(({ id, body }) => describe('location', id, body)),
    ...providers.map(({ id, body }) => describe('provider', id, body)),
  ];
  return {
    count(): WorldOverview {
      const world = readWorld();
      const rows = listRows(world);
      const counts = Object.fromEntries(worldFacets.map((facet) => [facet, countBy(rows, facet)]));
      return {
        locations: world.locations.length,
        providers: world.providers.length,
        reports: world.reports.size,
        counts: counts as WorldOverview['counts'],
      };
    },
    search(query: WorldQuery): WorldSearch {
      const words = (query.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
      const rows = listRows(readWorld()).filter((row) => {
        if (worldFacets.some((facet) => query[facet] && row[facet] !== query[facet])) return false;
        const text = `${row.name} ${row.id} ${row.postcode} ${row.reportLinkId}`.toLowerCase();
        return words.every((word) => text.includes(word));
      });
      return { total: rows.length, rows: rows.slice(0, mostRows) };
    },
  };
}

function describe(kind: 'location' | 'provider', id: string, body: Organisation): WorldRow {
  const { rating, framework } = findRating(body);
  return {
    id,
    kind,
    name: body.name ?? '',
    postcode: body.postalCode ?? '',
    type: body.type ?? 'None',
    region: body.region ?? 'None',
    rating,
    framework,
    status: body.registrationStatus ?? 'None',
    reportLinkId: body.reports?.[0]?.linkId ?? '',
  };
}

function countBy(rows: WorldRow[], facet: WorldFacet): Count[] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row[facet], (counts.get(row[facet]) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
}

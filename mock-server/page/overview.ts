import { oncePer } from '../../scripts/lib/once-per.ts';
import type { Organisation } from '../cqc-api/filters.ts';
import type { Organisations, Register } from '../cqc-api/register.ts';
import {
  type Count,
  type WorldFacet,
  type WorldOverview,
  type WorldRow,
  type WorldSearch,
  worldFacets,
} from './messages.ts';
import { findRating } from './rating.ts';

/** What a search asks for: a text in name, id or postcode, and values of facets. */
export type WorldQuery = { q?: string } & Partial<Record<WorldFacet, string>>;

/** Rows that one answer holds. */
const mostRows = 50;

type Kind = 'location' | 'provider';

/**
 * Looks through the organisations that are served, as they are at each question, without their whole bodies. What an
 * organisation lacks counts as "Not known".
 */
export function createOverview(readRegister: () => Register) {
  const rowsOf = oncePer((register: Register) => [
    ...listRows('location', register.locations),
    ...listRows('provider', register.providers),
  ]);
  /** What each row is found by; many a system keeps postcodes without their blank. */
  const textsOf = oncePer((register: Register) =>
    rowsOf(register).map(({ name, id, postcode }) =>
      `${name} ${id} ${postcode} ${postcode.replaceAll(' ', '')}`.toLowerCase(),
    ),
  );
  return {
    count(): WorldOverview {
      const register = readRegister();
      const rows = rowsOf(register);
      const counts = Object.fromEntries(worldFacets.map((facet) => [facet, countBy(rows, facet)]));
      return {
        locations: register.locations.count,
        providers: register.providers.count,
        counts: counts as WorldOverview['counts'],
      };
    },
    search(query: WorldQuery): WorldSearch {
      const register = readRegister();
      const words = (query.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
      const texts = textsOf(register);
      const found = rowsOf(register).filter((row, index) => {
        if (worldFacets.some((facet) => query[facet] && row[facet] !== query[facet])) return false;
        return words.every((word) => texts[index]?.includes(word));
      });
      return { total: found.length, rows: found.slice(0, mostRows).map((row) => withReport(register, row)) };
    },
  };
}

/** Parts are shared in a large register, so that few ratings are worked out; what one is made of stands in one part. */
const ratingOf = oncePer(findRating);
const notRated = findRating({});

function listRows(kind: Kind, organisations: Organisations<Organisation>): WorldRow[] {
  return Array.from({ length: organisations.count }, (_, position) => {
    // Who it is is said by the entry: in a large register the parts say what is true of many.
    const entry = organisations.entryAt(position);
    const parts = organisations.partsAt(position);
    const say = (name: 'type' | 'region' | 'registrationStatus') =>
      parts.find((part) => part[name] !== undefined)?.[name] ?? 'Not known';
    return {
      id: ('locationId' in entry ? entry.locationId : entry.providerId) ?? '',
      kind,
      name: entry.name ?? '',
      postcode: entry.postalCode ?? '',
      type: say('type'),
      region: say('region'),
      ...(parts.map(ratingOf).find(({ framework }) => framework !== notRated.framework) ?? notRated),
      status: say('registrationStatus'),
    };
  });
}

/** The report that a row can be tried with stands in the whole body alone. */
function withReport(register: Register, row: WorldRow): WorldRow {
  const organisations: Organisations<Organisation> = row.kind === 'location' ? register.locations : register.providers;
  const position = organisations.positionOf(row.id);
  const [report] = position === undefined ? [] : (organisations.bodyAt(position).reports ?? []);
  return report?.linkId === undefined ? row : { ...row, reportLinkId: report.linkId };
}

function countBy(rows: WorldRow[], facet: WorldFacet): Count[] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(row[facet], (counts.get(row[facet]) ?? 0) + 1);
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
}

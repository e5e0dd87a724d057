import type { WorldSearch } from '../../messages.ts';
import { fetchJson } from '../server.ts';
import type { Choice } from './operations.ts';

export type IdKind = 'location' | 'provider' | 'report';

/** What kind of identifier an input wants, told by its name. */
export function idKindOf(name: string): IdKind | undefined {
  if (/report_?link_?id/i.test(name)) return 'report';
  const [, kind] = /^(location|provider)_?id$/i.exec(name) ?? [];
  return kind?.toLowerCase() as IdKind | undefined;
}

/** Suggests identifiers of what is served, by id or by name. */
export async function searchIds(kind: IdKind, text: string): Promise<Choice[]> {
  const query = new URLSearchParams({ q: text, ...(kind === 'report' ? { kind: 'location' } : { kind }) });
  const { rows } = await fetchJson<WorldSearch>(`/page/world/search?${query}`);
  return rows.flatMap(({ id, name, reportLinkId }) => {
    const value = kind === 'report' ? reportLinkId : id;
    return value === undefined ? [] : [{ value, title: name }];
  });
}

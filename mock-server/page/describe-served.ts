import type { BackendOptions } from '../runtime/choose-backend.ts';
import type { Served } from './messages.ts';

/** The options of the server that decide what is served. */
export interface ServedOptions extends Pick<BackendOptions, 'upstream' | 'answers'> {
  connector?: string;
  /** A real key stands behind the runtime face. */
  localOnly?: boolean;
  england?: { scale?: number };
}

/** What the head of the page says of what is served: whose connector, and where the answers come from. */
export function describeServed(
  { connector, upstream, answers, localOnly, england }: ServedOptions,
  data: string,
  isBuiltIn: boolean,
): Served[] {
  const served: Served[] = connector === undefined ? [] : [{ title: 'Connector', detail: connector }];
  if (upstream !== undefined) {
    const title = localOnly ? 'Live, with your key' : 'Real server';
    return [...served, { title, detail: new URL(upstream).host }];
  }
  if (answers !== undefined) return [...served, { title: 'Answers', detail: answers }];
  if (england) {
    const size = england.scale === undefined ? 'as large as the real register' : `${england.scale} locations`;
    return [...served, { title: 'Made-up England', detail: size }];
  }
  const fixtures = isBuiltIn
    ? { title: 'Invented fixtures', detail: 'of this package' }
    : { title: 'Your fixtures', detail: data };
  return [...served, fixtures];
}

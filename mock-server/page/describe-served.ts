import type { BackendOptions } from '../runtime/choose-backend.ts';
import type { Served } from './messages.ts';

/** What the head of the page says of what is served: whose connector, and where the answers come from. */
export function describeServed(
  { connector, upstream, answers }: Pick<BackendOptions, 'upstream' | 'answers'> & { connector?: string },
  data: string,
  isBuiltIn: boolean,
): Served[] {
  const served: Served[] = connector === undefined ? [] : [{ title: 'Connector', detail: connector }];
  if (upstream !== undefined) return [...served, { title: 'Real server', detail: new URL(upstream).host }];
  if (answers !== undefined) return [...served, { title: 'Answers', detail: answers }];
  const fixtures = isBuiltIn
    ? { title: 'Invented fixtures', detail: 'of this package' }
    : { title: 'Your fixtures', detail: data };
  return [...served, fixtures];
}

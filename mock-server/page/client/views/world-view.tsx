import { useEffect, useRef, useState } from 'preact/hooks';
import type { About, Count, WorldFacet, WorldOverview, WorldRow, WorldSearch } from '../../messages.ts';
import type { Live } from '../live.ts';
import { withoutNames } from '../model/cqc-call.ts';
import type { Operation } from '../model/operations.ts';
import { writePlace } from '../model/place.ts';
import { useJson } from '../server.ts';
import { Copy, Problem } from './parts.tsx';

const facets: [WorldFacet, string][] = [
  ['rating', 'Rating'],
  ['region', 'Region'],
  ['type', 'Type'],
  ['framework', 'Rated by'],
  ['kind', 'Kind'],
  ['status', 'Registration'],
];

/** Values that are shown by another name. */
const titles = new Map([
  ['location', 'Location'],
  ['provider', 'Provider'],
]);

interface Props {
  about: About;
  operations: Operation[];
  live: Live;
  values: Record<string, string>;
}

/** What there is to ask for: counts, and a search that answers "which id can I use?". */
export function WorldView({ about, operations, live, values }: Props) {
  const [search, setSearch] = useState(values.q ?? '');
  const searchField = useRef<HTMLInputElement>(null);
  useEffect(() => setSearch(values.q ?? ''), [values]);
  const overview = useJson<WorldOverview>(about.hasWorld ? '/page/world' : undefined, live.filesVersion);
  const chosen = Object.fromEntries(facets.flatMap(([facet]) => (values[facet] ? [[facet, values[facet]]] : [])));
  const query = new URLSearchParams({ ...chosen, ...(search && { q: search }) });
  const found = useJson<WorldSearch>(about.hasWorld ? `/page/world/search?${query}` : undefined, live.filesVersion);
  const problem = overview.problem ?? found.problem;
  if (!about.hasWorld) {
    return (
      <>
        <div class="view-head">
          <h1>World</h1>
        </div>
        <p class="empty">What is served here are no fixtures, so there is nothing to look through.</p>
      </>
    );
  }
  const type = (text: string) => {
    setSearch(text);
    history.replaceState(history.state, '', writePlace({ view: 'world', values: { ...chosen, q: text } }));
  };
  return (
    <>
      <div class="view-head">
        <h1>World</h1>
        {overview.value && (
          <p class="muted">{`${overview.value.locations} locations, ${overview.value.providers} providers`}</p>
        )}
      </div>
      {problem && <Problem text={problem} />}
      <section aria-labelledby="search-title">
        <div class="section-head">
          <h2 id="search-title">Which id can I use?</h2>
          <input
            type="search"
            aria-label="Search names, ids and postcodes"
            placeholder="Name, id or postcode"
            ref={searchField}
            value={search}
            onInput={({ currentTarget }) => type(currentTarget.value)}
          />
        </div>
        {Object.keys(chosen).length > 0 && (
          <p class="chosen">
            {facets.map(
              ([facet, title]) =>
                chosen[facet] && (
                  <a
                    key={facet}
                    class="chip removable"
                    href={writePlace({ view: 'world', values: { ...chosen, [facet]: '', q: search } })}
                    onClick={() => searchField.current?.focus()} // it is taken away itself
                  >
                    {`${title}: ${titles.get(chosen[facet]) ?? chosen[facet]}`} <span aria-hidden="true">×</span>
                    <span class="unseen">remove</span>
                  </a>
                ),
            )}
          </p>
        )}
        <p class="unseen" role="status">
          {found.value && (found.value.total === 0 ? 'Nothing matches.' : `${found.value.total} found`)}
        </p>
        {found.value && <Results found={found.value} operations={operations} />}
      </section>
      {overview.value && (
        <section aria-labelledby="counts-title">
          <h2 id="counts-title">What there is</h2>
          <div class="plots">
            {facets.map(([facet, title]) => (
              <Plot
                key={facet}
                title={title}
                counts={overview.value?.counts[facet] ?? []}
                chosen={chosen[facet]}
                linkOf={(value) => writePlace({ view: 'world', values: { ...chosen, [facet]: value, q: search } })}
              />
            ))}
          </div>
        </section>
      )}
    </>
  );
}

interface PlotProps {
  title: string;
  counts: Count[];
  chosen: string | undefined;
  linkOf: (value: string) => string;
}

/** Counts as bars; each leads to what it counts. */
function Plot({ title, counts, chosen, linkOf }: PlotProps) {
  const most = Math.max(1, ...counts.map(({ count }) => count));
  return (
    <div class="plot">
      <h3>{title}</h3>
      <ul>
        {counts.map(({ value, count }) => (
          <li key={value}>
            <a href={linkOf(value)} aria-current={chosen === value ? 'true' : undefined}>
              <span class="plot-name">{titles.get(value) ?? value}</span>
              <span class="plot-count">{count}</span>
              <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                <rect class="bar" width={(100 * count) / most} height="4" rx="0.5" />
              </svg>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Rows that are shown before somebody asks for more. */
const firstRows = 8;

function Results({ found, operations }: { found: WorldSearch; operations: Operation[] }) {
  const [isWhole, setWhole] = useState(false);
  const table = useRef<HTMLElement>(null);
  const showWhole = () => {
    setWhole(true);
    table.current?.focus(); // the button is taken away
  };
  const rows = isWhole ? found.rows : found.rows.slice(0, firstRows);
  if (found.total === 0) return <p class="empty">Nothing matches.</p>;
  return (
    <>
      <section class="table-frame" tabIndex={0} aria-label="Organisations" ref={table}>
        <table>
          <thead>
            <tr>
              <th>Name</th>
              <th>Id</th>
              <th>Kind</th>
              <th>Region</th>
              <th>Rating</th>
              <th>Rated by</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.kind + row.id}>
                <td class="name">
                  <Name row={row} operations={operations} />
                  {row.status === 'Deregistered' && <span class="muted"> deregistered</span>}
                </td>
                <td class="id">
                  <code>{row.id}</code> <Copy text={row.id} what={row.id} />
                </td>
                <td>{titles.get(row.kind)}</td>
                <td class="region">{row.region}</td>
                <td>
                  <span class={`rating rated-${row.rating.toLowerCase().replaceAll(' ', '-')}`}>{row.rating}</span>
                </td>
                {row.framework === row.rating ? <td class="lacking">–</td> : <td>{row.framework}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="more muted">
        {`${rows.length} of ${found.total}`}
        {rows.length < found.rows.length && (
          <button type="button" class="quiet" onClick={showWhole}>
            Show more
          </button>
        )}
        {isWhole && found.total > rows.length && ' – search to narrow it down'}
      </p>
    </>
  );
}

/** Leads to the details of an organisation, where an operation gets them: by CQC's path, whatever it is called here. */
function Name({ row: { id, kind, name }, operations }: { row: WorldRow; operations: Operation[] }) {
  const { operationId, inputs } =
    operations.find(({ verb, path }) => verb === 'get' && withoutNames(path) === `/${kind}s/{}`) ?? {};
  const input = inputs?.find((candidate) => candidate.in === 'path');
  const shown = name || id;
  if (operationId === undefined || !input) return <>{shown}</>;
  return <a href={writePlace({ view: 'operations', name: operationId, values: { [input.key]: id } })}>{shown}</a>;
}

/** What the page and the server say to each other as JSON. The page's own files import the types alone. */

/** What stands in the head of the page: what is served. */
export interface Served {
  /** Such as "Invented fixtures" or "Your fixtures". */
  title: string;
  /** Such as the folder or the host. */
  detail: string;
}

/** What the page has to know of the server, once. */
export interface About {
  served: Served[];
  /** Where the connector answers, such as `/apim/cqcdata`. */
  connectorPrefix: string;
  /** Names of the connections. */
  connections: string[];
  /** Where CQC's API answers, such as `/public/v1`; left out where it is not served. */
  cqcPrefix?: string;
  /** The key that everybody knows, if it is valid here. No other key leaves the server. */
  demoKey?: string;
  /** Whether there are fixtures to look through. */
  hasWorld: boolean;
  /** Why the server runs something else than the files on disk, and what to do; left out where it runs just them. */
  filesNote?: string;
  /** Whether the connector has a picture of its own. */
  hasIcon: boolean;
  /** Where calls are counted for the limit: in the server, in Redis with those of other instances, or not at all. */
  counting: 'server' | 'redis' | 'none';
}

/** Writes what the page shows first as HTML: the element of its title, and what stands in it. */
export type RenderFirst = (about: About, definition: unknown) => { title: string; page: string };

/** The platform's runtime, which runs the connector, or CQC's API. */
export type Face = 'runtime' | 'cqc';

/** One call of either face. */
export interface CallRecord {
  number: number;
  /** When it was answered, in milliseconds since the epoch. */
  at: number;
  face: Face;
  /** The connection, or "key 1"; empty where neither is known. */
  caller: string;
  operationId: string;
  method: string;
  /** Path and query, without a key. */
  address: string;
  status: number;
  ms: number;
}

/** What the calls of one minute came to. */
export interface Minute {
  /** Whole minutes since the epoch. */
  minute: number;
  calls: number;
  /** How many of them were answered by 400 or above. */
  failed: number;
  /** What they took together. */
  ms: number;
}

/** The window of one connection or key. */
export interface LimitState {
  face: Face;
  caller: string;
  count: number;
  limit: number;
  /** Until the window ends. */
  msLeft: number;
}

/** What the stream of events brings, by the name of the event. */
export interface PageEvents {
  /** Everything so far; the first event of a stream. `files` is another as soon as a file was saved or the server restarted. */
  hello: { calls: CallRecord[]; minutes: Minute[]; limits: LimitState[]; files: string };
  call: { call: CallRecord; limits: LimitState[] };
  /** A file of the connector was saved. */
  files: { files: string };
}

/** A request that a call of the connector made to its API, and the answer; nothing in it shows a key. */
export interface Exchange {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: string;
  /** Left out where there was no answer. */
  answer?: { status: number; headers: Record<string, string>; body: string; ms: number };
  /** Why there was none. */
  failure?: string;
}

/** One value and how many organisations have it. */
export interface Count {
  value: string;
  count: number;
}

/** How many organisations there are, by what makers ask for. */
export interface WorldOverview {
  locations: number;
  providers: number;
  /** By the name of the property; each sorted by count. */
  counts: Record<WorldFacet, Count[]>;
}

export const worldFacets = ['kind', 'type', 'region', 'rating', 'framework', 'status'] as const;
export type WorldFacet = (typeof worldFacets)[number];

/** An organisation as the search shows it. */
export type WorldRow = { id: string; name: string; postcode: string; reportLinkId?: string } & Record<
  WorldFacet,
  string
>;

export interface WorldSearch {
  total: number;
  rows: WorldRow[];
}

/** A finding of the validator as `npm run validate -- --format json` prints it. */
export interface CheckFinding {
  file: string;
  line: number;
  column: number;
  severity: 'error' | 'warning' | 'advice';
  rule: string;
  pointer: string;
  message: string;
  /** Why it is accepted, where it is. */
  reason?: string;
}

export interface CheckResult {
  findings: CheckFinding[];
  accepted: CheckFinding[];
  /** How long the validator took. */
  ms: number;
  /** Why it could not be run. */
  failure?: string;
}

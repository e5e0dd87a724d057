import { expectCqc, firstPath, OddAnswer } from '../../lib/cqc-client.ts';
import type { Definition } from '../../lib/definition.ts';
import { type JsonObject, text } from '../../lib/json.ts';
import type { Asker } from './asker.ts';
import { type FoundLocations, findLocations } from './find-organisations.ts';
import type { Inventor } from './invent.ts';
import { createPassOver, orRefuse, type PassedOver } from './pass-over.ts';
import type { CallCount } from './progress.ts';
import { listWindows, recordChanges } from './record-changes.ts';
import {
  chooseStorable,
  documentsOf,
  type OrganisationKind,
  type RecordedBody,
  type RecordedDocument,
  type RecordedWorld,
} from './recorded-world.ts';
import { createReplacePeople } from './replace-people.ts';
import { isId, type Selection } from './selection.ts';

/** What a recording found beside the world. */
export interface RecordingNotes extends FoundLocations {
  /** Ids that were asked for by name and that CQC does not know. */
  unknown: string[];
  /** Ids that CQC's own lists gave and that it did not know afterwards. */
  gone: number;
  unreadable: PassedOver[];
  /** How many more changes CQC counts than its lists gave. */
  unlistedChanges: number;
}

/** What a recording needs beside its selection. */
export interface RecordingTools {
  asker: Asker;
  /** The address that is asked. */
  base: string;
  inventor: Inventor;
  cqcApi: Definition;
  /** The moment of the first start of this run, in ms. */
  now: number;
  /** Hears which calls are known to follow. */
  count: CallCount;
}

/**
 * Records what was selected, and what it needs: the providers of the locations. Every call goes through the asker, so that a
 * run that is started again goes the same way and finds the answers it had.
 */
export async function record(
  selection: Selection,
  tools: RecordingTools,
): Promise<{ world: RecordedWorld; notes: RecordingNotes }> {
  const { asker, base, inventor, cqcApi, now, count } = tools;
  const replacePeople = createReplacePeople(cqcApi, inventor, selection.keepsText);
  const organisations: RecordedWorld['organisations'] = { locations: new Map(), providers: new Map() };
  const asked = { locations: new Set<string>(), providers: new Set<string>() };
  const unreadable: PassedOver[] = [];
  const orPassOver = createPassOver((one) => unreadable.push(one));
  let gone = 0;

  const read = async (kind: OrganisationKind, id: string): Promise<RecordedBody | undefined> => {
    if (asked[kind].has(id)) return organisations[kind].get(id);
    asked[kind].add(id);
    const isNamed = selection[kind].includes(id);
    const path = `${kind}/${id}`;
    const recorded = await (isNamed ? orRefuse : orPassOver)(path, async () => {
      const found = await asker.ask(`/${path}`, (body) => body && keepBody(kind, id, body));
      if (found === undefined && !isNamed) gone += 1;
      return found;
    });
    if (recorded === undefined) return undefined;
    const known = recorded as unknown as RecordedBody;
    organisations[kind].set(id, known);
    return known;
  };

  const keepBody = (kind: OrganisationKind, id: string, body: JsonObject): JsonObject => {
    // Never shown: what stands there may be anything.
    if (body[kind === 'locations' ? 'locationId' : 'providerId'] !== id)
      throw new OddAnswer(`CQC answers ${kind}/${id} with the body of something else.`);
    return { ...replacePeople(body, kind === 'locations' ? 'Location' : 'Provider') } as unknown as JsonObject;
  };

  count.expect(1 + selection.providers.length);
  const taxonomy = await asker.ask(
    firstPath,
    (body) => replacePeople(expectCqc(body, base), 'InspectionAreaTaxonomy').body,
  );
  const windows = selection.changes === undefined ? 0 : listWindows(selection.changes, now).length * 2;
  count.expect(windows);
  const found = await findLocations(selection, asker, read);

  count.expect(found.ids.length);
  const providerIds = new Set(selection.providers);
  const unknown = [...found.unknownProviders];
  for (const id of found.ids) {
    const location = await read('locations', id);
    const providerId = text(location?.body.providerId);
    if (location === undefined) {
      if (selection.locations.includes(id)) unknown.push(id);
    } else if (providerId !== undefined && isId(providerId) && !providerIds.has(providerId)) {
      providerIds.add(providerId);
      count.expect(1);
    }
  }
  for (const id of providerIds) await read('providers', id);
  const changed = selection.changes && (await recordChanges(selection.changes, now, asker));
  const documents = await readDocuments();
  return {
    world: { organisations, taxonomy, changes: changed?.changes, documents },
    notes: {
      ...found,
      wrongIds: found.wrongIds + (changed?.wrongIds ?? 0),
      unlistedChanges: changed?.unlisted ?? 0,
      unknown,
      gone,
      unreadable,
    },
  };

  async function readDocuments(): Promise<RecordedWorld['documents']> {
    const found = new Map<string, RecordedDocument>();
    if (selection.reports === 'none') return found;
    const bodies = [...organisations.locations.values(), ...organisations.providers.values()];
    const named = chooseStorable(bodies.flatMap(({ body }) => documentsOf(body)));
    count.expect(named.size * (selection.reports === 'all' ? 2 : 1));
    for (const [name, { linkId, type }] of named) {
      const path = `/reports/${linkId}${type === undefined ? '' : `/${encodeURIComponent(type)}`}`;
      const askFor = (kind: 'application/pdf' | 'text/plain') =>
        orPassOver(`reports/${name}`, () => asker.askFile(path, kind));
      const content = await askFor('text/plain');
      const pdf = selection.reports === 'all' ? await askFor('application/pdf') : undefined;
      if (content !== undefined || pdf !== undefined)
        found.set(name, { ...(pdf !== undefined && { pdf }), ...(content !== undefined && { text: content }) });
    }
    return found;
  }
}
